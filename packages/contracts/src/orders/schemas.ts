import { z } from 'zod'
import { PricedVariant } from '../catalog.ts'
import { declineReasons } from '../payments.ts'
import { DeliveryOption, DeliveryService } from '../shipping.ts'
import { Instant, Money, OrderId, Quantity, QuoteId, Sku, StoreId } from '../values.ts'

/** One row of a cart, priced when it was read. */
export const CartLine = PricedVariant.extend({ quantity: Quantity, linePrice: Money })
/** See {@link CartLine}. */
export type CartLine = z.infer<typeof CartLine>

/** What a shopper has picked up so far. `version` grows with every change. */
export const Cart = z.object({
  version: z.int().min(0),
  lines: z.array(CartLine),
  itemCount: z.int().min(0),
  subtotal: Money,
  /** Lines that were dropped since the last read because the variant is no longer sold. */
  dropped: z.array(Sku),
  expiresAt: Instant,
})
/** See {@link Cart}. */
export type Cart = z.infer<typeof Cart>

/** Where something is to be brought, as far as its price depends on it. */
export const Destination = z.strictObject({
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
  postalCode: z.string().trim().min(1).max(16).optional(),
})
/** See {@link Destination}. */
export type Destination = z.infer<typeof Destination>

/**
 * How the goods travel. The kind decides what checkout must still ask. Brought home they cost what the carriers ask for that destination;
 * without one, or while nobody knows the carriers' prices, a flat rate for the standard service.
 */
export const DeliveryChoice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('home'),
    service: DeliveryService.optional(),
    destination: Destination.optional(),
  }),
  z.strictObject({ kind: z.literal('pickup'), storeId: StoreId }),
])
/** See {@link DeliveryChoice}. */
export type DeliveryChoice = z.infer<typeof DeliveryChoice>

/** A price that holds until `expiresAt`, whatever the catalogue does meanwhile. Tax is included in the prices. */
export const Quote = z.object({
  quoteId: QuoteId,
  lines: z.array(CartLine),
  delivery: DeliveryChoice,
  /** The ways in which the goods could travel there, with what each costs this shopper; missing at the flat rate. */
  options: z.array(DeliveryOption).optional(),
  subtotal: Money,
  shipping: Money,
  /** The part of `total` that is value added tax. */
  tax: Money,
  total: Money,
  expiresAt: Instant,
})
/** See {@link Quote}. */
export type Quote = z.infer<typeof Quote>

/** A line of text a person typed: no control characters, no markup to speak of, not blank. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .regex(/^[^\p{Cc}<>]*$/u, 'must be plain text')

/** Whom the order is for. */
export const Contact = z.strictObject({ name: text(80), email: z.email('must be an e-mail address').max(254) })
/** See {@link Contact}. */
export type Contact = z.infer<typeof Contact>

/** Where a parcel goes. */
export const Address = z.strictObject({
  street: text(120),
  postalCode: text(16),
  city: text(80),
  countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
})
/** See {@link Address}. */
export type Address = z.infer<typeof Address>

/** A {@link DeliveryChoice} with all that is needed to carry it out. */
export const Delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('home'), address: Address, service: DeliveryService.optional() }),
  z.strictObject({ kind: z.literal('pickup'), storeId: StoreId }),
])
/** See {@link Delivery}. */
export type Delivery = z.infer<typeof Delivery>

/** Why an order came to nothing. `timed-out` means that its stock could not be held for as long as settling took. */
export const rejectionReasons = ['out-of-stock', 'payment-declined', 'payment-token-invalid', 'timed-out'] as const

/** Where an order stands. `pending` means that money or stock is still being settled. */
export const orderStatuses = ['pending', 'confirmed', 'rejected', 'shipped', 'delivered', 'cancelled'] as const

/** What can happen to an order, each once or more, in the order's own words. */
export const orderHappenings = [
  'placed',
  'confirmed',
  'rejected',
  'cancel-requested',
  'cancel-refused',
  'cancelled',
  'revision-requested',
  'revision-refused',
  'revised',
  'shipped',
  'delivered',
] as const

/** Why a change that a shopper asked for could not be had: the goods were further on their way than anybody knew. */
export const changeRefusals = ['already-dispatched', 'already-delivered'] as const

/** Pieces that an order has, or shall have. Zero takes the line out. */
export const RevisedLine = z.strictObject({ sku: Sku, quantity: z.int().min(0).max(99) })
/** See {@link RevisedLine}. */
export type RevisedLine = z.infer<typeof RevisedLine>

/** An order as its owner sees it. */
export const Order = z.object({
  orderId: OrderId,
  /** What the shopper reads out on the telephone: `G-7K3F-92QD`. */
  orderNumber: z.string(),
  /** Grows by one with everything that happens to the order; also the id of its server-sent event. */
  version: z.int().min(1),
  status: z.enum(orderStatuses),
  /** A change under way. While it is set, the order takes no other (a semantic lock, as in Richardson's saga chapter). */
  changing: z.enum(['cancellation', 'revision']).optional(),
  /** The last change asked for that could not be had. */
  refusedChange: z
    .object({ change: z.enum(['cancellation', 'revision']), reason: z.enum(changeRefusals), at: Instant })
    .optional(),
  rejection: z
    .object({
      reason: z.enum(rejectionReasons),
      declineReason: z.enum(declineReasons).optional(),
      skus: z.array(Sku).optional(),
    })
    .optional(),
  /** How the parcel can be followed, once it is on its way. */
  tracking: z.object({ number: z.string(), carrier: z.string() }).optional(),
  placedAt: Instant,
  contact: Contact,
  delivery: Delivery,
  /** What is bought now: without what revisions took out. */
  lines: z.array(CartLine),
  /** What revisions took out, one line a variant with the pieces taken out of it; missing when nothing was. */
  takenOut: z.array(CartLine).optional(),
  subtotal: Money,
  shipping: Money,
  tax: Money,
  /** What is to be paid now: without what was given back. A cancelled order keeps it; then all of it is in `refunded`. */
  total: Money,
  /** What revisions and a cancellation gave back, or let go before it was taken. */
  refunded: Money,
  /** What happened, oldest first. */
  timeline: z.array(z.object({ what: z.enum(orderHappenings), at: Instant })).min(1),
  /** What its owner may ask for now. */
  may: z.object({ cancel: z.boolean(), revise: z.boolean() }),
})
/** See {@link Order}. */
export type Order = z.infer<typeof Order>

/** An order as it stands in the history. */
export const OrderSummary = z.object({
  orderId: OrderId,
  orderNumber: z.string(),
  status: Order.shape.status,
  placedAt: Instant,
  total: Money,
  /** See `Order`; missing when nothing was given back. */
  refunded: Money.optional(),
  itemCount: z.int().min(1),
  pictures: z.array(PricedVariant.shape.picture).max(4),
})
/** See {@link OrderSummary}. */
export type OrderSummary = z.infer<typeof OrderSummary>
