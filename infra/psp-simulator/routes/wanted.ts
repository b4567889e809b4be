import { z } from 'zod'

/** An amount as merchants write it. */
export const amount = z.string().regex(/^(0|[1-9]\d{0,6})\.\d{2}$/, 'must be a decimal string such as "178.00"')

/** An amount that is taken or given back: there is no taking nothing. */
export const moved = amount.refine((sum) => sum !== '0.00', 'must be more than nothing')

/** A merchant's own name for a charge or a refund. */
export const reference = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,80}$/, 'must be 1 to 80 letters, digits, dots, hyphens or underscores')

/** What a merchant sends. */
export const NewCharge = z.strictObject({
  source: z.string().max(120),
  amount,
  currency: z.literal('eur'),
  reference,
  capture: z.literal('manual'),
})
/** See {@link NewCharge}. */
export const Capture = z.strictObject({ amount: moved })
/** See {@link NewCharge}. */
export const NewRefund = z.strictObject({ amount: moved, reference })
/** See {@link NewCharge}. */
export const Cancellation = z.strictObject({ reference })
