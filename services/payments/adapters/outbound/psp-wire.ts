import { z } from 'zod'

/**
 * The provider's own language, as far as we read it. Fields we do not use may come and go; those we use must be exactly
 * what its documentation says, or the reply is not believed.
 */

/** How a charge stands, in the provider's words. */
export const ChargeState = z.enum(['processing', 'requires_capture', 'settled', 'canceled', 'refused'])

/** A charge. `amount` is a decimal string in whole units of `currency`: `"178.00"`, `"eur"`. */
export const Charge = z
  .object({
    object: z.literal('charge'),
    id: z.string().regex(/^ch_[A-Za-z0-9]{8,60}$/),
    reference: z.string().max(80),
    amount: z.string().regex(/^(0|[1-9][0-9]{0,6})\.[0-9]{2}$/),
    currency: z.literal('eur'),
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
  reference: z.string().max(80),
  charge: Charge.nullable(),
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

/** Cents as the provider writes them. */
export function toDecimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

/** The provider's decimal as cents, without ever being a float. */
export function fromDecimal(amount: string): number {
  return Number(amount.replace('.', ''))
}
