import { z } from 'zod'
import { callers, only, open } from './access.ts'
import { ask, defineContract, fact } from './contract.ts'
import { Instant, Money, OrderId } from './values.ts'

/** The provider's stand-in for card data: made in the provider's own frame, useless to anyone but the provider. */
export const PaymentToken = z
  .string()
  .max(120)
  .regex(/^tok_[A-Za-z0-9_-]+$/, 'must be a token of the payment provider')

/** Why a payment was declined, in our words rather than the provider's. */
export const declineReasons = ['insufficient-funds', 'card-expired', 'card-refused', 'challenge-failed'] as const

/**
 * The money side of one order. `unknown` means the provider has not told us yet, and nobody may guess. At any time
 * `captured` is 0 or `amount - reduced`, and `refunded` is at most `captured`.
 */
export const Payment = z.object({
  orderId: OrderId,
  status: z.enum(['authorized', 'declined', 'captured', 'voided', 'unknown']),
  /** What was asked for at first. */
  amount: Money,
  /** What was let go before it was taken. */
  reduced: Money,
  captured: Money,
  refunded: Money,
  declineReason: z.enum(declineReasons).optional(),
  updatedAt: Instant,
})
/** See {@link Payment}. */
export type Payment = z.infer<typeof Payment>

const eur = (cents: number) => ({ cents, currency: 'EUR' as const })
const exampleOrderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const examplePayment = {
  orderId: exampleOrderId,
  status: 'authorized' as const,
  amount: eur(17_800),
  reduced: eur(0),
  captured: eur(0),
  refunded: eur(0),
  updatedAt: '2026-01-15T10:00:00.000Z',
}
const paymentFact = z.object({ orderId: OrderId, amount: Money })
const declineFact = z.object({ orderId: OrderId, amount: Money, reason: z.enum(declineReasons) })
const exampleFact = { orderId: exampleOrderId, amount: examplePayment.amount }

const exampleRefundId = `${exampleOrderId}-r1`
/** Names one giving-back, so that asking twice gives back once. */
export const RefundId = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9-]+$/, 'must be letters, digits and hyphens')

/** What became of money that is to be given back. `unknown` means that the provider has not told us yet: ask again. */
export const Refund = z.object({
  orderId: OrderId,
  refundId: RefundId,
  /** `reduced` and `voided` let go of money that was never taken. */
  status: z.enum(['reduced', 'voided', 'refunded', 'nothing', 'unknown']),
  amount: Money,
})
/** See {@link Refund}. */
export type Refund = z.infer<typeof Refund>

/** The payments' published language. An order has one payment, so the order's id names it. */
export const payments = defineContract({
  context: 'payments',
  rank: 'general',
  endpoints: {
    /** Opens the provider's hosted card field: the page frames `url` and listens to messages from `origin` only. */
    'field.open': ask({
      access: open,
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
      access: callers('orders'),
      // `tax` is the part of `amount` that is value added tax; the books keep it apart.
      request: z.strictObject({ orderId: OrderId, amount: Money, tax: Money, paymentToken: PaymentToken }),
      reply: Payment,
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-declined', 'payment-token-invalid', 'payment-closed'],
      example: {
        request: {
          orderId: exampleOrderId,
          amount: examplePayment.amount,
          tax: eur(2842),
          paymentToken: 'tok_4242Kd83',
        },
        reply: examplePayment,
      },
    }),
    /** Takes what was authorized. */
    'payment.capture': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId }),
      reply: Payment,
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-closed', 'order-unknown'],
      example: {
        request: { orderId: exampleOrderId },
        reply: { ...examplePayment, status: 'captured', captured: eur(17_800) },
      },
    }),
    /** Lets the authorization go. Answers done, too, when there is none, and bars a late `authorize`. */
    'payment.void': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId }),
      reply: z.object({ orderId: OrderId, voided: z.boolean() }),
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-closed'],
      example: { request: { orderId: exampleOrderId }, reply: { orderId: exampleOrderId, voided: true } },
    }),
    /** Gives a part back: takes less, where nothing has been taken yet, and refunds otherwise. */
    'payment.refund': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId, refundId: RefundId, amount: Money, tax: Money }),
      reply: Refund,
      idempotent: true,
      timeoutMs: 6_000,
      refusals: ['payment-closed', 'order-unknown', 'refund-too-large'],
      example: {
        request: { orderId: exampleOrderId, refundId: exampleRefundId, amount: eur(8900), tax: eur(1421) },
        reply: { orderId: exampleOrderId, refundId: exampleRefundId, status: 'reduced', amount: eur(8900) },
      },
    }),
    /** Gives back all that is left: lets go of what was authorized, or refunds what was taken. Bars what comes later. */
    'payment.cancel': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId, refundId: RefundId }),
      reply: Refund,
      idempotent: true,
      timeoutMs: 6_000,
      refusals: [],
      example: {
        request: { orderId: exampleOrderId, refundId: `${exampleOrderId}-cancel` },
        reply: {
          orderId: exampleOrderId,
          refundId: `${exampleOrderId}-cancel`,
          status: 'voided',
          amount: eur(17_800),
        },
      },
    }),
    /** The double-entry books: what each account was debited and credited, in cents, and what the provider's books say otherwise. */
    'ledger.balance': ask({
      access: only({ auditor: 'any', operator: 'any' }),
      request: z.strictObject({}),
      reply: z.object({
        accounts: z.array(z.object({ account: z.string(), debitCents: z.int(), creditCents: z.int() })),
        /** Entries on one side only, as of the last comparison with the provider. */
        mismatches: z.int().min(0),
        /** Payments the provider still owes an answer to. */
        inDoubt: z.int().min(0),
        comparedAt: Instant.optional(),
      }),
      idempotent: true,
      timeoutMs: 2_000,
      refusals: [],
      example: {
        request: {},
        reply: {
          accounts: [
            { account: 'psp-clearing', debitCents: 17_800, creditCents: 0 },
            { account: 'revenue', debitCents: 0, creditCents: 14_958 },
            { account: 'tax', debitCents: 0, creditCents: 2842 },
          ],
          mismatches: 0,
          inDoubt: 0,
        },
      },
    }),
    'payment.get': ask({
      access: callers('orders'),
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
    'payment.refunded': fact({
      type: 'payment-refunded',
      version: 1,
      data: paymentFact.extend({ refundId: RefundId }),
      example: { ...exampleFact, refundId: exampleRefundId },
    }),
    'payment.voided': fact({ type: 'payment-voided', version: 1, data: paymentFact, example: exampleFact }),
  },
})
