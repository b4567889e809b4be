import { z } from 'zod'

/**
 * The provider's own language, as far as we read it. Fields we do not use may come and go; those we use must be exactly
 * what its documentation says, or the reply is not believed.
 */

const decimal = z.string().regex(/^(0|[1-9][0-9]{0,6})\.[0-9]{2}$/)
const reference = z.string().max(80)
const chargeId = z.string().regex(/^ch_[A-Za-z0-9]{8,60}$/)
const entryId = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/)

/** How a charge stands, in the provider's words. */
export const ChargeState = z.enum(['processing', 'requires_capture', 'settled', 'canceled', 'refused'])

/** A charge. `amount` is a decimal string in whole units of `currency`: `"178.00"`, `"eur"`. */
export const Charge = z
  .object({
    object: z.literal('charge'),
    id: chargeId,
    reference,
    amount: decimal,
    captured_amount: decimal,
    currency: z.string().regex(/^[a-z]{3}$/),
    state: ChargeState,
    refusal: z.object({ code: z.string().regex(/^[a-z_]{1,60}$/) }).nullable(),
  })
  .refine(({ state, refusal }) => (state === 'refused') === (refusal !== null), 'a refusal belongs to a refused charge')
/** See {@link Charge}. */
export type Charge = z.infer<typeof Charge>

/** The charges under one reference: one or none. */
export const ChargeList = z.object({ object: z.literal('list'), data: z.array(Charge).max(1) })

/** The end of a reference: `charge` is what was found under it, if anything was. */
export const Cancellation = z.object({
  object: z.literal('cancellation'),
  reference,
  charge: Charge.nullable(),
})

/** Money given back. */
export const PspRefund = z.object({
  object: z.literal('refund'),
  id: z.string().regex(/^re_[A-Za-z0-9]{8,60}$/),
  charge: chargeId,
  amount: decimal,
  reference,
  state: z.literal('settled'),
})
/** See {@link PspRefund}. */
export type PspRefund = z.infer<typeof PspRefund>

/** The refunds under one reference: one or none. */
export const RefundList = z.object({ object: z.literal('list'), data: z.array(PspRefund).max(1) })

/** A page of the provider's own books, oldest first. */
export const LedgerPage = z.object({
  object: z.literal('list'),
  data: z.array(z.object({ id: entryId, kind: z.enum(['capture', 'refund']), reference, amount: decimal })).max(100),
  has_more: z.boolean(),
})

/** A card field to frame. `expires` is in epoch seconds. */
export const FieldSession = z.object({
  object: z.literal('field_session'),
  id: z.string().max(80),
  page: z.url({ protocol: /^https?$/ }),
  expires: z.int().positive(),
})

/** Why the provider did nothing. */
export const PspError = z.object({ error: z.object({ code: z.string().regex(/^[a-z_]{1,60}$/) }) })

/** What a webhook must say for it to be a hint: which it is, and whose money it is about. */
export const Webhook = z.object({
  id: z.string().regex(/^evt_[A-Za-z0-9]{8,60}$/),
  type: z.string().regex(/^[a-z_.]{1,60}$/),
  data: z.union([z.object({ charge: z.object({ reference }) }), z.object({ refund: z.object({ reference }) })]),
})

/** Cents as the provider writes them. */
export function toDecimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

/** The provider's decimal as cents, without ever being a float. */
export function fromDecimal(amount: string): number {
  return Number(amount.replace('.', ''))
}

const prefix = 'galleria-'

/** What the provider calls an order's charge. A refund goes by its own id. */
export function referenceOf(orderId: string): string {
  return `${prefix}${orderId}`
}

/** The order behind a charge's reference; the reference itself when it is none of ours. */
export function orderBehind(chargeReference: string): string {
  return chargeReference.startsWith(prefix) ? chargeReference.slice(prefix.length) : chargeReference
}
