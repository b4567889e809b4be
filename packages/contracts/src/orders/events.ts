import { z } from 'zod'
import { fact } from '../contract.ts'
import { StockLine } from '../inventory.ts'
import { Measures } from '../measures.ts'
import { Money, OrderId, ProductId } from '../values.ts'
import { eur, exampleDelivery, exampleStockLines, orderId } from './examples.ts'
import { changeRefusals, Delivery, rejectionReasons } from './schemas.ts'

const orderFact = z.object({ orderId: OrderId, lines: z.array(StockLine), total: Money })
const exampleFact = { orderId, lines: exampleStockLines, total: eur(17_800) }
const change = z.enum(['cancellation', 'revision'])

/** Pieces that were bought, with what whoever packs or learns needs to know of them. */
const BoughtLine = z.object({ ...StockLine.shape, productId: ProductId.optional(), ...Measures.partial().shape })
/**
 * Tells one shopper from another and leads back to none: the first 32 hexadecimal digits of the SHA-256 of `shopper <id>`. The id itself
 * opens a guest's cart to whoever holds it, so it is in no event.
 */
const ShopperName = z.string().regex(/^[0-9a-f]{32}$/)

/** What the orders announce, oldest in an order's life first. */
export const orderEvents = {
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
      lines: exampleStockLines,
      total: eur(17_800),
      delivery: exampleDelivery,
    },
  }),
  /** The order is bought. What ships it, counts it, ranks it or learns from it begins here. */
  'order.confirmed': fact({
    type: 'order-confirmed',
    version: 3,
    // Version 1 had no delivery, version 2 knew neither products nor measures nor whose order it was.
    data: orderFact.extend({
      lines: z.array(BoughtLine),
      delivery: Delivery.optional(),
      shopper: ShopperName.optional(),
    }),
    example: {
      ...exampleFact,
      lines: [{ sku: 'LMP-012-OAK', quantity: 2, productId: 'oslo-table-lamp', weightGrams: 1_200, volumeCm3: 9_000 }],
      delivery: exampleDelivery,
      shopper: '362e7ee9426b478ac1d8fde83a9b19e3',
    },
  }),
  'order.rejected': fact({
    type: 'order-rejected',
    version: 1,
    data: z.object({ orderId: OrderId, reason: z.enum(rejectionReasons) }),
    example: { orderId, reason: 'out-of-stock' },
  }),
  'order.cancel-requested': fact({
    type: 'order-cancel-requested',
    version: 1,
    data: z.object({ orderId: OrderId }),
    example: { orderId },
  }),
  'order.cancelled': fact({
    type: 'order-cancelled',
    version: 1,
    data: orderFact.extend({ refund: Money }),
    example: { ...exampleFact, refund: eur(17_800) },
  }),
  'order.revision-requested': fact({
    type: 'order-revision-requested',
    version: 1,
    data: z.object({ orderId: OrderId, revisionId: z.string(), lines: z.array(StockLine) }),
    example: { orderId, revisionId: `${orderId}-r1`, lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
  }),
  /** `lines` and `total` are what is left; `refund` is what was given back this time. */
  'order.revised': fact({
    type: 'order-revised',
    version: 1,
    data: orderFact.extend({ revisionId: z.string(), refund: Money }),
    example: {
      ...exampleFact,
      revisionId: `${orderId}-r1`,
      lines: [{ sku: 'LMP-012-OAK', quantity: 1 }],
      total: eur(8900),
      refund: eur(8900),
    },
  }),
  /** A change that was asked for cannot be had any more; the order goes on as before. */
  'order.change-refused': fact({
    type: 'order-change-refused',
    version: 1,
    data: z.object({ orderId: OrderId, change, reason: z.enum(changeRefusals) }),
    example: { orderId, change: 'revision', reason: 'already-dispatched' },
  }),
  'order.shipped': fact({
    type: 'order-shipped',
    version: 1,
    data: z.object({ orderId: OrderId, trackingNumber: z.string() }),
    example: { orderId, trackingNumber: 'GLS-4471-0098' },
  }),
  'order.delivered': fact({
    type: 'order-delivered',
    version: 1,
    data: z.object({ orderId: OrderId }),
    example: { orderId },
  }),
} as const
