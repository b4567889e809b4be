import { z } from 'zod'
import { ask, defineContract, fact } from './contract.ts'
import { Instant, Money, OrderId } from './values.ts'

/** The provider's stand-in for card data: made in the provider's own frame, useless to anyone but the provider. */
export const PaymentToken = z
  .string()
  .max(120)
  .regex(/^tok_[A-Za-z0-9_-]+$/, 'must be a token of the payment provider')

/** Why a payment was declined, in our words rather than the provider's. */
export const declineReasons = ['insufficient-funds', 'card-expired', 'card-refused', 'challenge-failed'] as const

/** The money side of one order. `unknown` means the provider has not told us yet, and nobody may guess. */
export const Payment = z.object({
  orderId: OrderId,
  status: z.enum(['authorized', 'declined', 'captured', 'voided', 'unknown']),
  amount: Money,
  declineReason: z.enum(declineReasons).optional(),
  updatedAt: Instant,
})
/** See {@link Payment}. */
export type Payment = z.infer<typeof Payment>

const exampleOrderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const examplePayment = {
  orderId: exampleOrderId,
  status: 'authorized' as const,
  amount: { cents: 17_800, currency: 'EUR' as const },
  updatedAt: '2026-01-15T10:00:00.000Z',
}
const paymentFact = z.object({ orderId: OrderId, amount: Money })
const declineFact = z.object({ orderId: OrderId, amount: Money, reason: z.enum(declineReasons) })
const exampleFact = { orderId: exampleOrderId, amount: examplePayment.amount }

/** The payments' published language. An order has one payment, so the order's id names it. */
export const payments = defineContract({
  context: 'payments',
  rank: 'general',
  endpoints: {
    /** Opens the provider's hosted card field: the page frames `url` and listens to messages from `origin` only. */
    'field.open': ask({
      request: z.strictObject({}),
      reply: z.object({ url: z.url(), origin: z.url(), expiresAt: Instant }),
      idempotent: true,
      timeoutMs: 1_500,
      refusals: [],
      example: {
        request: {},
        reply: {
          url: 'http://localhost:8090/fields/fld_7Jq2',
          origin: 'http://localhost:8090',
          expiresAt: '2026-01-15T10:30:00.000Z',
        },
      },
    }),
    /**
     * Asks the provider for the money. Keyed by the order: asked again it answers with what is known.
     * A timeout at the provider is answered with status `unknown`, never with a decline.
     */
    'payment.authorize': ask({
      request: z.strictObject({ orderId: OrderId, amount: Money, paymentToken: PaymentToken }),
      reply: Payment,
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-declined', 'payment-token-invalid', 'payment-closed'],
      example: {
        request: { orderId: exampleOrderId, amount: examplePayment.amount, paymentToken: 'tok_4242Kd83' },
        reply: examplePayment,
      },
    }),
    /** Takes what was authorized. */
    'payment.capture': ask({
      request: z.strictObject({ orderId: OrderId }),
      reply: Payment,
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-closed', 'order-unknown'],
      example: { request: { orderId: exampleOrderId }, reply: { ...examplePayment, status: 'captured' } },
    }),
    /** Lets the authorization go. Answers done, too, when there is none, and bars a late `authorize`. */
    'payment.void': ask({
      request: z.strictObject({ orderId: OrderId }),
      reply: z.object({ orderId: OrderId, voided: z.boolean() }),
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-closed'],
      example: { request: { orderId: exampleOrderId }, reply: { orderId: exampleOrderId, voided: true } },
    }),
    'payment.get': ask({
      request: z.strictObject({ orderId: OrderId }),
      reply: Payment,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['order-unknown'],
      example: { request: { orderId: exampleOrderId }, reply: examplePayment },
    }),
  },
  events: {
    'payment.authorized': fact({ type: 'payment-authorized', version: 1, data: paymentFact, example: exampleFact }),
    'payment.declined': fact({
      type: 'payment-declined',
      version: 1,
      data: declineFact,
      example: { ...exampleFact, reason: 'insufficient-funds' },
    }),
    'payment.captured': fact({ type: 'payment-captured', version: 1, data: paymentFact, example: exampleFact }),
    'payment.voided': fact({ type: 'payment-voided', version: 1, data: paymentFact, example: exampleFact }),
  },
})
