import { z } from 'zod'
import { ask, defineContract, fact } from './contract.ts'
import { StockLine } from './inventory.ts'
import { Instant, OrderId } from './values.ts'

/** A parcel's identity. */
export const ParcelId = z.uuid()

/** The parcel of one order. `returning` has left the house and been called back; `returned` has arrived back. */
export const Parcel = z.object({
  orderId: OrderId,
  parcelId: ParcelId,
  status: z.enum(['planned', 'dispatched', 'delivered', 'cancelled', 'returning', 'returned']),
  lines: z.array(StockLine),
  carrier: z.string(),
  /** Known once the carrier has the parcel. */
  trackingNumber: z.string().optional(),
  updatedAt: Instant,
})
/** See {@link Parcel}. */
export type Parcel = z.infer<typeof Parcel>

const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const parcelId = '01981c5e-9b10-7f20-b1c2-6a5b4c3d2e1f'
const lines = [{ sku: 'LMP-012-OAK', quantity: 2 }]
const exampleParcel = {
  orderId,
  parcelId,
  status: 'planned' as const,
  lines,
  carrier: 'Glasshouse Parcel',
  updatedAt: '2026-01-15T10:00:02.000Z',
}
const parcelFact = z.object({ orderId: OrderId, parcelId: ParcelId, lines: z.array(StockLine) })
const exampleFact = { orderId, parcelId, lines }
const onItsWay = parcelFact.extend({ trackingNumber: z.string(), carrier: z.string() })
const exampleOnItsWay = { ...exampleFact, trackingNumber: 'GP-4471-0098', carrier: 'Glasshouse Parcel' }

/**
 * Shipping's published language. An order has one parcel, so the order's id names it. Parcels are planned from confirmed
 * orders (choreography); nobody asks for one.
 */
export const shipping = defineContract({
  context: 'shipping',
  rank: 'supporting',
  endpoints: {
    'parcel.get': ask({
      request: z.strictObject({ orderId: OrderId }),
      reply: Parcel,
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['parcel-unknown'],
      example: { request: { orderId }, reply: exampleParcel },
    }),
    /**
     * Stops a parcel, or calls one back that is on its way. A parcel nobody has planned yet is barred from being planned,
     * since the news of the order may still be on its way here.
     */
    'parcel.cancel': ask({
      request: z.strictObject({ orderId: OrderId }),
      reply: z.object({ orderId: OrderId, outcome: z.enum(['cancelled', 'returning']) }),
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['parcel-delivered'],
      example: { request: { orderId }, reply: { orderId, outcome: 'cancelled' } },
    }),
    /** Packs these pieces and no others. `revision` counts from one; what an older one says later is not heard. */
    'parcel.revise': ask({
      request: z.strictObject({
        orderId: OrderId,
        revision: z.int().min(1).max(1_000),
        lines: z.array(StockLine).min(1).max(50),
      }),
      reply: z.object({ orderId: OrderId, lines: z.array(StockLine) }),
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['parcel-dispatched', 'order-closed'],
      example: {
        request: { orderId, revision: 1, lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
        reply: { orderId, lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
      },
    }),
  },
  events: {
    'parcel.planned': fact({ type: 'parcel-planned', version: 1, data: parcelFact, example: exampleFact }),
    /** The carrier has it. Stock leaves the books and the money is taken. */
    'parcel.dispatched': fact({ type: 'parcel-dispatched', version: 1, data: onItsWay, example: exampleOnItsWay }),
    'parcel.delivered': fact({ type: 'parcel-delivered', version: 1, data: onItsWay, example: exampleOnItsWay }),
    'parcel.cancelled': fact({ type: 'parcel-cancelled', version: 1, data: parcelFact, example: exampleFact }),
    /** A parcel that was called back is in the house again. */
    'parcel.returned': fact({ type: 'parcel-returned', version: 1, data: parcelFact, example: exampleFact }),
  },
})
