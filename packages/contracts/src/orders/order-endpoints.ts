import { z } from 'zod'
import { only } from '../access.ts'
import { ask } from '../contract.ts'
import { PaymentToken } from '../payments.ts'
import { Cursor, Locale, OrderId, QuoteId, ShopperId } from '../values.ts'
import { ordersOf, ownCart, ownOrder } from './access.ts'
import {
  eur,
  exampleContact,
  exampleDelivery,
  exampleLine,
  exampleOrder,
  exampleTotals,
  orderId,
  quoteId,
  shopperId,
} from './examples.ts'
import { Contact, Delivery, DeliveryChoice, Order, OrderSummary, Quote, RevisedLine } from './schemas.ts'

/** How long the asker waits for the outcome, in milliseconds; with 0 the answer comes as soon as the wish is written down. */
const WaitMs = z.int().min(0).max(9_000).default(8_000)

/** What can be done with quotes and orders. */
export const orderEndpoints = {
  'order.quote': ask({
    access: ownCart,
    request: z.strictObject({ shopperId: ShopperId, delivery: DeliveryChoice, locale: Locale }),
    reply: Quote,
    idempotent: true,
    timeoutMs: 2_500,
    refusals: [
      'invalid-request',
      'cart-empty',
      'cart-expired',
      'cart-changed',
      'store-unknown',
      'destination-unserved',
      'delivery-too-heavy',
    ],
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
  /**
   * Buys what was quoted. The order is written down for good before anything is answered; the answer waits for the
   * outcome for as long as the asker likes. The same key gives the same order; the prices are the quote's.
   */
  'order.place': ask({
    access: ownCart,
    request: z.strictObject({
      shopperId: ShopperId,
      quoteId: QuoteId,
      contact: Contact,
      delivery: Delivery,
      paymentToken: PaymentToken,
      waitMs: WaitMs,
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
  /** Whoever may read anybody's leaves `shopperId` out. */
  'order.get': ask({
    access: ordersOf,
    request: z.strictObject({ shopperId: ShopperId.optional(), orderId: OrderId }),
    reply: Order,
    idempotent: true,
    timeoutMs: 1_500,
    refusals: ['order-unknown'],
    example: { request: { shopperId, orderId }, reply: exampleOrder },
  }),
  /** Cancels an order that has not been delivered: the goods are called back and the money is given back. */
  'order.cancel': ask({
    access: ownOrder,
    request: z.strictObject({ shopperId: ShopperId, orderId: OrderId, waitMs: WaitMs }),
    reply: Order,
    idempotent: true,
    timeoutMs: 10_000,
    refusals: ['order-unknown', 'order-closed', 'order-busy'],
    example: {
      request: { shopperId, orderId },
      reply: { ...exampleOrder, version: 3, changing: 'cancellation', may: { cancel: false, revise: false } },
    },
  }),
  /**
   * Takes pieces or lines out of an order that has not left the house. `lines` says what shall remain of the lines it
   * names; the others stay as they are. An order cannot grow, since nobody has agreed to pay more.
   */
  'order.revise': ask({
    access: ownOrder,
    request: z.strictObject({
      shopperId: ShopperId,
      orderId: OrderId,
      lines: z.array(RevisedLine).min(1).max(50),
      waitMs: WaitMs,
    }),
    reply: Order,
    idempotent: true,
    needsKey: true,
    timeoutMs: 10_000,
    refusals: [
      'order-unknown',
      'order-closed',
      'order-busy',
      'invalid-request',
      'idempotency-key-missing',
      'idempotency-key-reused',
    ],
    example: {
      request: { shopperId, orderId, lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
      reply: { ...exampleOrder, version: 3, changing: 'revision', may: { cancel: false, revise: false } },
    },
  }),
  /** What was sold so far, counted from the orders' own events. */
  'sales.get': ask({
    access: only({ 'catalogue-manager': 'any', operator: 'any', auditor: 'any' }),
    request: z.strictObject({}),
    reply: z.object({
      placed: z.int().min(0),
      confirmed: z.int().min(0),
      rejected: z.int().min(0),
      cancelled: z.int().min(0),
      delivered: z.int().min(0),
      pieces: z.int().min(0),
      /** In cents: the totals of all confirmed orders, without what was given back. May outgrow {@link Money}. */
      revenueCents: z.int().min(0),
      refundedCents: z.int().min(0),
    }),
    idempotent: true,
    timeoutMs: 1_500,
    refusals: [],
    example: {
      request: {},
      reply: {
        placed: 2,
        confirmed: 1,
        rejected: 1,
        cancelled: 0,
        delivered: 0,
        pieces: 2,
        revenueCents: 17_800,
        refundedCents: 0,
      },
    },
  }),
  'order.list': ask({
    access: ordersOf,
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
}
