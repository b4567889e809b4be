import { z } from 'zod'
import { PricedVariant } from './catalog.ts'
import { ask, defineContract, fact } from './contract.ts'
import { StockLine } from './inventory.ts'
import { declineReasons, PaymentToken } from './payments.ts'
import { Cursor, Instant, Locale, Money, OrderId, Quantity, QuoteId, ShopperId, Sku, StoreId } from './values.ts'

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

/** How the goods travel. The kind decides what checkout must still ask. */
export const DeliveryChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('home') }),
  z.strictObject({ kind: z.literal('pickup'), storeId: StoreId }),
])
/** See {@link DeliveryChoice}. */
export type DeliveryChoice = z.infer<typeof DeliveryChoice>

/** A price that holds until `expiresAt`, whatever the catalogue does meanwhile. Tax is included in the prices. */
export const Quote = z.object({
  quoteId: QuoteId,
  lines: z.array(CartLine),
  delivery: DeliveryChoice,
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
  z.strictObject({ kind: z.literal('home'), address: Address }),
  z.strictObject({ kind: z.literal('pickup'), storeId: StoreId }),
])
/** See {@link Delivery}. */
export type Delivery = z.infer<typeof Delivery>

/** Why an order came to nothing. */
export const rejectionReasons = ['out-of-stock', 'payment-declined', 'payment-token-invalid'] as const

/** An order as its owner sees it. `pending` means money or stock is still being settled. */
export const Order = z.object({
  orderId: OrderId,
  /** What the shopper reads out on the telephone: `G-7K3F-92QD`. */
  orderNumber: z.string(),
  status: z.enum(['pending', 'confirmed', 'rejected']),
  rejection: z
    .object({
      reason: z.enum(rejectionReasons),
      declineReason: z.enum(declineReasons).optional(),
      skus: z.array(Sku).optional(),
    })
    .optional(),
  placedAt: Instant,
  contact: Contact,
  delivery: Delivery,
  lines: z.array(CartLine),
  subtotal: Money,
  shipping: Money,
  tax: Money,
  total: Money,
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
  itemCount: z.int().min(1),
  pictures: z.array(PricedVariant.shape.picture).max(4),
})
/** See {@link OrderSummary}. */
export type OrderSummary = z.infer<typeof OrderSummary>

const shopperId = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const quoteId = '01981c5e-6f10-7a1b-8c2d-1e2f3a4b5c6d'
const eur = (cents: number) => ({ cents, currency: 'EUR' as const })
const exampleLine = {
  sku: 'LMP-012-OAK',
  productId: 'oslo-table-lamp',
  productName: 'Oslo table lamp',
  variantName: 'Oak',
  unitPrice: eur(8900),
  picture: {
    id: 'lmp-012-oak-front-4f3a9c21',
    src: '/pictures/lmp-012-oak-front-4f3a9c21.svg',
    width: 800,
    height: 800,
    alt: 'Oslo table lamp in oak',
  },
  quantity: 2,
  linePrice: eur(17_800),
}
const exampleCart = {
  version: 1,
  lines: [exampleLine],
  itemCount: 2,
  subtotal: eur(17_800),
  dropped: [],
  expiresAt: '2026-02-14T10:00:00.000Z',
}
const exampleContact = { name: 'Mina Park', email: 'mina@example.com' }
const exampleDelivery = { kind: 'pickup' as const, storeId: 'seoul-hannam' }
const exampleTotals = { subtotal: eur(17_800), shipping: eur(0), tax: eur(2842), total: eur(17_800) }
const exampleOrder = {
  orderId,
  orderNumber: 'G-7K3F-92QD',
  status: 'confirmed' as const,
  placedAt: '2026-01-15T10:00:00.000Z',
  contact: exampleContact,
  delivery: exampleDelivery,
  lines: [exampleLine],
  ...exampleTotals,
}
const cartChange = z.strictObject({ shopperId: ShopperId, sku: Sku, quantity: Quantity, locale: Locale })

/** The orders' published language: carts, quotes and orders, each seen by its own shopper only. */
export const orders = defineContract({
  context: 'orders',
  rank: 'core',
  endpoints: {
    'cart.get': ask({
      request: z.strictObject({ shopperId: ShopperId, locale: Locale }),
      reply: Cart,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: [],
      example: { request: { shopperId, locale: 'en' }, reply: exampleCart },
    }),
    /** Adds pieces to what is there already; the sum stays within {@link Quantity}. */
    'cart.add': ask({
      request: cartChange,
      reply: Cart,
      idempotent: false,
      timeoutMs: 1_500,
      refusals: ['product-unknown', 'invalid-request'],
      example: { request: { shopperId, sku: 'LMP-012-OAK', quantity: 2, locale: 'en' }, reply: exampleCart },
    }),
    /** Sets the number of pieces of a line that is in the cart. */
    'cart.change': ask({
      request: cartChange,
      reply: Cart,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['not-found'],
      example: { request: { shopperId, sku: 'LMP-012-OAK', quantity: 2, locale: 'en' }, reply: exampleCart },
    }),
    /** Takes a line out. Answers done, too, when it was not in. */
    'cart.remove': ask({
      request: z.strictObject({ shopperId: ShopperId, sku: Sku, locale: Locale }),
      reply: Cart,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: [],
      example: { request: { shopperId, sku: 'LMP-013-BLK', locale: 'en' }, reply: exampleCart },
    }),
    'order.quote': ask({
      request: z.strictObject({ shopperId: ShopperId, delivery: DeliveryChoice, locale: Locale }),
      reply: Quote,
      idempotent: true,
      timeoutMs: 2_500,
      refusals: ['cart-empty', 'cart-expired', 'cart-changed', 'store-unknown'],
      example: {
        request: { shopperId, delivery: exampleDelivery, locale: 'en' },
        reply: {
          quoteId,
          lines: [exampleLine],
          delivery: exampleDelivery,
          ...exampleTotals,
          expiresAt: '2026-01-15T10:15:00.000Z',
        },
      },
    }),
    /** Buys what was quoted. The same key gives the same order; the prices are the quote's and nobody else's. */
    'order.place': ask({
      request: z.strictObject({
        shopperId: ShopperId,
        quoteId: QuoteId,
        contact: Contact,
        delivery: Delivery,
        paymentToken: PaymentToken,
      }),
      reply: Order,
      idempotent: true,
      needsKey: true,
      timeoutMs: 10_000,
      refusals: [
        'quote-expired',
        'cart-changed',
        'cart-empty',
        'not-found',
        'invalid-request',
        'idempotency-key-missing',
        'idempotency-key-reused',
        'idempotency-key-in-use',
      ],
      example: {
        request: {
          shopperId,
          quoteId,
          contact: exampleContact,
          delivery: exampleDelivery,
          paymentToken: 'tok_4242Kd83',
        },
        reply: exampleOrder,
      },
    }),
    'order.get': ask({
      request: z.strictObject({ shopperId: ShopperId, orderId: OrderId }),
      reply: Order,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['order-unknown'],
      example: { request: { shopperId, orderId }, reply: exampleOrder },
    }),
    'order.list': ask({
      request: z.strictObject({ shopperId: ShopperId, cursor: Cursor.optional(), limit: z.int().min(1).max(50) }),
      reply: z.object({ orders: z.array(OrderSummary), nextCursor: Cursor.optional() }),
      idempotent: true,
      timeoutMs: 1_500,
      refusals: [],
      example: {
        request: { shopperId, limit: 20 },
        reply: {
          orders: [
            {
              orderId,
              orderNumber: 'G-7K3F-92QD',
              status: 'confirmed',
              placedAt: '2026-01-15T10:00:00.000Z',
              total: eur(17_800),
              itemCount: 2,
              pictures: [exampleLine.picture],
            },
          ],
        },
      },
    }),
  },
  events: {
    'order.placed': fact({
      type: 'order-placed',
      version: 1,
      data: z.object({
        orderId: OrderId,
        orderNumber: z.string(),
        lines: z.array(StockLine),
        total: Money,
        delivery: Delivery,
      }),
      example: {
        orderId,
        orderNumber: 'G-7K3F-92QD',
        lines: [{ sku: 'LMP-012-OAK', quantity: 2 }],
        total: eur(17_800),
        delivery: exampleDelivery,
      },
    }),
    'order.confirmed': fact({
      type: 'order-confirmed',
      version: 1,
      data: z.object({ orderId: OrderId, lines: z.array(StockLine), total: Money }),
      example: { orderId, lines: [{ sku: 'LMP-012-OAK', quantity: 2 }], total: eur(17_800) },
    }),
    'order.rejected': fact({
      type: 'order-rejected',
      version: 1,
      data: z.object({ orderId: OrderId, reason: z.enum(rejectionReasons) }),
      example: { orderId, reason: 'out-of-stock' },
    }),
  },
})
