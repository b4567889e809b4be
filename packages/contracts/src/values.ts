import { z } from 'zod'

/** The one currency Galleria sells in (ISO 4217). */
export const currency = 'EUR'

/** An amount of money: whole minor units (cents) and their currency; never a float. */
export const Money = z.strictObject({
  cents: z.int().min(0).max(100_000_000),
  currency: z.literal(currency),
})
/** See {@link Money}. */
export type Money = z.infer<typeof Money>

/** Euros, in cents. */
export function euros(cents: number): Money {
  return { cents, currency }
}

/** The languages every text of the shop is written in. */
export const locales = ['en', 'ko'] as const
/** A language of the shop (BCP 47). */
export const Locale = z.enum(locales)
/** See {@link Locale}. */
export type Locale = z.infer<typeof Locale>

/** A product's name in addresses and on the wire, such as `oslo-table-lamp`. */
export const ProductId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words joined by hyphens')
/** A stock keeping unit: one variant of a product, such as `LMP-012-OAK`. */
export const Sku = z
  .string()
  .max(24)
  .regex(/^[A-Z]{3}-[0-9]{3}-[A-Z]{2,4}$/, 'must look like LMP-012-OAK')
/** A category's name in addresses, such as `lighting`. */
export const CategoryId = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/, 'must be words joined by hyphens')
/** A pick-up store, such as `seoul-hannam`. */
export const StoreId = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z]+)*$/, 'must be words joined by hyphens')
/** A picture of the catalogue; its tail is a hash of its content, so that an address never changes meaning. */
export const PictureId = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words joined by hyphens')

/** Whoever holds the shopper cookie; 128 random bits. */
export const ShopperId = z.uuid()
/** An order's identity, a version 7 UUID (RFC 9562), so that ids sort by time of birth. */
export const OrderId = z.uuid()
/** A quote's identity. */
export const QuoteId = z.uuid()
/** How many pieces of one variant. */
export const Quantity = z.int().min(1).max(99)
/** A moment, in UTC (RFC 3339). */
export const Instant = z.iso.datetime()
/** Where the next page starts; opaque to everyone but the service that made it. */
export const Cursor = z.string().min(1).max(200)
