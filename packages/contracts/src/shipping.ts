import { z } from 'zod'
import { callers, open } from './access.ts'
import { ask, defineContract, fact } from './contract.ts'
import { StockLine } from './inventory.ts'
import { Measures } from './measures.ts'
import { Instant, Money, OrderId, Quantity, Sku } from './values.ts'

/** A parcel's identity. */
export const ParcelId = z.uuid()

/** What the carrier may be paid for, slowest and cheapest first. */
export const deliveryServices = ['economy', 'standard', 'express'] as const
/** See {@link deliveryServices}. */
export const DeliveryService = z.enum(deliveryServices)
/** See {@link deliveryServices}. */
export type DeliveryService = z.infer<typeof DeliveryService>

/** Where a package of a parcel is, in the order of a good journey; `cancelled` and `returned` end a bad one. */
export const packageStatuses = [
  'packed',
  'collected',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'cancelled',
  'returned',
] as const

/** One box of a parcel: what does not fit into one, or is too heavy for one pair of hands, is sent in several. */
export const Package = z.object({
  packageId: z.uuid(),
  /** Counts from one within its parcel. */
  number: z.int().min(1),
  lines: z.array(StockLine),
  weightGrams: z.int().min(1),
  status: z.enum(packageStatuses),
  /** Known once the carrier has it. */
  trackingNumber: z.string().optional(),
  /** Where the carrier saw it, oldest first. */
  scans: z.array(z.object({ status: z.enum(packageStatuses), place: z.string(), at: Instant })),
})
/** See {@link Package}. */
export type Package = z.infer<typeof Package>

/** A way of having things delivered: what it costs and when they are there. Dates are days of the destination (ISO 8601). */
export const DeliveryOption = z.object({
  service: DeliveryService,
  carrier: z.string(),
  price: Money,
  packages: z.int().min(1),
  earliest: z.iso.date(),
  latest: z.iso.date(),
})
/** See {@link DeliveryOption}. */
export type DeliveryOption = z.infer<typeof DeliveryOption>

/**
 * The parcel of one order: all of its packages, which leave the house together. `returning` has left the house and been called
 * back; `returned` has arrived back.
 */
export const Parcel = z.object({
  orderId: OrderId,
  parcelId: ParcelId,
  status: z.enum(['planned', 'dispatched', 'delivered', 'cancelled', 'returning', 'returned']),
  lines: z.array(StockLine),
  carrier: z.string(),
  /** Known once the carrier has the parcel. */
  trackingNumber: z.string().optional(),
  /** Missing when the order was never planned. A parcel of one package has one. */
  packages: z.array(Package).optional(),
  updatedAt: Instant,
})
/** See {@link Parcel}. */
export type Parcel = z.infer<typeof Parcel>

const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const parcelId = '01981c5e-9b10-7f20-b1c2-6a5b4c3d2e1f'
const lines = [{ sku: 'LMP-012-OAK', quantity: 2 }]
const examplePackage = {
  packageId: '01981c5e-9b10-7f20-b1c2-6a5b4c3d2e20',
  number: 1,
  lines,
  weightGrams: 2_400,
  status: 'packed' as const,
  scans: [],
}
const exampleParcel = {
  orderId,
  parcelId,
  status: 'planned' as const,
  lines,
  carrier: 'Glasshouse Parcel',
  packages: [examplePackage],
  updatedAt: '2026-01-15T10:00:02.000Z',
}
const parcelFact = z.object({ orderId: OrderId, parcelId: ParcelId, lines: z.array(StockLine) })
const exampleFact = { orderId, parcelId, lines }
const onItsWay = parcelFact.extend({ trackingNumber: z.string(), carrier: z.string() })
const exampleOnItsWay = { ...exampleFact, trackingNumber: 'GP-4471-0098', carrier: 'Glasshouse Parcel' }

/**
 * Shipping's published language. An order has one parcel of one or more packages, so the order's id names it. Parcels are planned from confirmed
 * orders (choreography); nobody asks for one.
 */
export const shipping = defineContract({
  context: 'shipping',
  rank: 'supporting',
  endpoints: {
    /** What the ways of delivering these pieces there cost, cheapest first. Nothing is written down. */
    'delivery.quote': ask({
      access: open,
      request: z.strictObject({
        destination: z.strictObject({
          countryCode: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
          postalCode: z.string().min(1).max(16).optional(),
        }),
        lines: z
          .array(z.strictObject({ sku: Sku, quantity: Quantity, ...Measures.shape }))
          .min(1)
          .max(50),
      }),
      reply: z.object({
        options: z.array(DeliveryOption).min(1),
        weightGrams: z.int().min(1),
        volumeCm3: z.int().min(1),
      }),
      idempotent: true,
      timeoutMs: 800,
      refusals: ['destination-unserved', 'delivery-too-heavy'],
      example: {
        request: {
          destination: { countryCode: 'DE', postalCode: '10115' },
          lines: [{ sku: 'LMP-012-OAK', quantity: 2, weightGrams: 1_200, volumeCm3: 9_000 }],
        },
        reply: {
          options: [
            {
              service: 'standard',
              carrier: 'Glasshouse Parcel',
              price: { cents: 590, currency: 'EUR' },
              packages: 1,
              earliest: '2026-01-19',
              latest: '2026-01-21',
            },
          ],
          weightGrams: 2_400,
          volumeCm3: 18_000,
        },
      },
    }),
    /** A parcel does not know whose it is: the web's back end asks for that of an order which its reader was shown. */
    'parcel.get': ask({
      access: callers('orders', 'bff-web'),
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
      access: callers('orders'),
      request: z.strictObject({ orderId: OrderId }),
      reply: z.object({ orderId: OrderId, outcome: z.enum(['cancelled', 'returning']) }),
      idempotent: true,
      timeoutMs: 1_500,
      refusals: ['parcel-delivered'],
      example: { request: { orderId }, reply: { orderId, outcome: 'cancelled' } },
    }),
    /** Packs these pieces and no others. `revision` counts from one; what an older one says later is not heard. */
    'parcel.revise': ask({
      access: callers('orders'),
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
    /** The carrier saw a package. Told for each package by itself, beside what becomes of the parcel as a whole. */
    'parcel.scanned': fact({
      type: 'parcel-scanned',
      version: 1,
      data: z.object({
        orderId: OrderId,
        parcelId: ParcelId,
        packageId: z.uuid(),
        number: z.int().min(1),
        of: z.int().min(1),
        trackingNumber: z.string(),
        status: z.enum(packageStatuses),
        place: z.string(),
        at: Instant,
      }),
      example: {
        orderId,
        parcelId,
        packageId: '01981c5e-9b10-7f20-b1c2-6a5b4c3d2e20',
        number: 1,
        of: 2,
        trackingNumber: 'GP-4471-0098',
        status: 'in-transit',
        place: 'Leipzig',
        at: '2026-01-15T10:00:42.000Z',
      },
    }),
    /** A parcel that was called back is in the house again. */
    'parcel.returned': fact({ type: 'parcel-returned', version: 1, data: parcelFact, example: exampleFact }),
  },
})
