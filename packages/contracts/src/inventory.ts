import { z } from 'zod'
import { callers, open } from './access.ts'
import { ask, defineContract, fact } from './contract.ts'
import { Instant, OrderId, Quantity, Sku } from './values.ts'

/** How much of a variant can be promised right now. `low` is what a page may say without counting aloud. */
export const StockLevel = z.object({
  sku: Sku,
  available: z.int().min(0),
  level: z.enum(['in-stock', 'low', 'out']),
})
/** See {@link StockLevel}. */
export type StockLevel = z.infer<typeof StockLevel>

/** Pieces of one variant, wanted or held. */
export const StockLine = z.strictObject({ sku: Sku, quantity: Quantity })
/** See {@link StockLine}. */
export type StockLine = z.infer<typeof StockLine>

/**
 * A promise of stock to one order, which lapses unless it is committed in time. Committed pieces are sold: they leave
 * with the parcel (`dispatched`), unless the order is cancelled before. What comes back is `restocked`.
 */
export const Reservation = z.object({
  orderId: OrderId,
  status: z.enum(['held', 'committed', 'released', 'lapsed', 'cancelled', 'dispatched', 'restocked']),
  lines: z.array(StockLine),
  expiresAt: Instant,
})
/** See {@link Reservation}. */
export type Reservation = z.infer<typeof Reservation>

const exampleOrderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const exampleReservation = {
  orderId: exampleOrderId,
  status: 'held' as const,
  lines: [{ sku: 'LMP-012-OAK', quantity: 2 }],
  expiresAt: '2026-01-15T10:15:00.000Z',
}
const reservationFact = z.object({ orderId: OrderId, lines: z.array(StockLine) })
const exampleFact = { orderId: exampleOrderId, lines: [{ sku: 'LMP-012-OAK', quantity: 2 }] }

/** The inventory's published language. An order has at most one reservation, so the order's id names it. */
export const inventory = defineContract({
  context: 'inventory',
  rank: 'supporting',
  endpoints: {
    'stock.list': ask({
      access: open,
      request: z.strictObject({ skus: z.array(Sku).min(1).max(60) }),
      reply: z.object({ levels: z.array(StockLevel) }),
      idempotent: true,
      timeoutMs: 800,
      refusals: [],
      example: {
        request: { skus: ['LMP-012-OAK'] },
        reply: { levels: [{ sku: 'LMP-012-OAK', available: 7, level: 'in-stock' }] },
      },
    }),
    /** Holds all lines or none. Asked again for the same order and lines it answers with the reservation it made. */
    'reservation.make': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId, lines: z.array(StockLine).min(1).max(50) }),
      reply: Reservation,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['out-of-stock', 'order-closed'],
      example: { request: exampleFact, reply: exampleReservation },
    }),
    /** Makes the hold permanent: the pieces are sold. */
    'reservation.commit': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId }),
      reply: Reservation,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['reservation-lapsed', 'order-unknown'],
      example: { request: { orderId: exampleOrderId }, reply: { ...exampleReservation, status: 'committed' } },
    }),
    /** Gives the pieces back. Answers done, too, when there is nothing to give back, and bars a late `make`. */
    'reservation.release': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId }),
      reply: z.object({ orderId: OrderId, released: z.boolean() }),
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['order-closed'],
      example: { request: { orderId: exampleOrderId }, reply: { orderId: exampleOrderId, released: true } },
    }),
    /** Takes back a sale whose parcel never left: the pieces can be promised again. Bars a later `commit`. */
    'reservation.cancel': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId }),
      reply: Reservation,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['order-unknown', 'order-closed'],
      example: { request: { orderId: exampleOrderId }, reply: { ...exampleReservation, status: 'cancelled' } },
    }),
    /** Keeps only these pieces of a sale and gives the others back. Never takes more. */
    'reservation.revise': ask({
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId, lines: z.array(StockLine).min(1).max(50) }),
      reply: Reservation,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['order-unknown', 'order-closed', 'invalid-request'],
      example: {
        request: { orderId: exampleOrderId, lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
        reply: { ...exampleReservation, status: 'committed', lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
      },
    }),
  },
  // That something is held is no news to anybody, and each announcement costs a durable write.
  events: {
    'reservation.committed': fact({
      type: 'reservation-committed',
      version: 1,
      data: reservationFact,
      example: exampleFact,
    }),
    'reservation.released': fact({
      type: 'reservation-released',
      version: 1,
      data: reservationFact,
      example: exampleFact,
    }),
    'reservation.dispatched': fact({
      type: 'reservation-dispatched',
      version: 1,
      data: reservationFact,
      example: exampleFact,
    }),
    'reservation.restocked': fact({
      type: 'reservation-restocked',
      version: 1,
      data: reservationFact,
      example: exampleFact,
    }),
    'reservation.lapsed': fact({ type: 'reservation-lapsed', version: 1, data: reservationFact, example: exampleFact }),
  },
})
