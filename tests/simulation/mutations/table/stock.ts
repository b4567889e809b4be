import type { Protection } from '../protection.ts'

const reservation = 'services/inventory/domain/reservation.ts'
const sale = 'services/inventory/domain/sale.ts'
const stock = 'services/inventory/domain/stock.ts'
const shipment = 'tests/stand-ins/shipping/domain/shipment.ts'

/** What keeps the shelves true, and parcels what was ordered. */
export const stockProtections: readonly Protection[] = [
  {
    id: 'reserve-bound',
    name: 'the bound of what can be promised',
    against: 'shoppers who want the same last piece (I-STK-6)',
    breaks: 'I-STK-2',
    within: 50,
    edits: [
      {
        file: stock,
        from: 'return left < quantity ? [{ index, sku, left }] : []',
        to: 'return left < 0 && left < quantity ? [{ index, sku, left }] : []',
      },
      { file: stock, from: 'if (reserved < 0 || reserved > onHand)', to: 'if (reserved < 0)' },
      {
        file: 'services/inventory/adapters/outbound/schema.ts',
        from: 'on_hand INTEGER NOT NULL CHECK (on_hand >= 0),\n    reserved INTEGER NOT NULL DEFAULT 0 CHECK (0 <= reserved AND reserved <= on_hand)',
        to: 'on_hand INTEGER NOT NULL,\n    reserved INTEGER NOT NULL DEFAULT 0',
      },
    ],
    alsoWithout: 'the rule of the shelf, and the CHECK of the table',
  },
  {
    id: 'lapse-gives-back',
    name: 'giving back the pieces of a hold that lapsed',
    against: 'orders that take too long',
    breaks: 'I-STK-3',
    within: 50,
    edits: [
      {
        file: 'services/inventory/domain/movement.ts',
        from: `case 'released':\n    case 'lapsed':\n    case 'cancelled':`,
        to: `case 'lapsed':\n      return []\n    case 'released':\n    case 'cancelled':`,
      },
    ],
  },
  {
    id: 'lapsed-is-not-sold',
    name: 'refusing to sell a hold that lapsed',
    against: 'orders that take too long',
    breaks: 'I-STK-3',
    within: 100,
    edits: [
      {
        file: reservation,
        from: `case 'lapsed':\n      return no({ code: 'reservation-lapsed' })`,
        to: `case 'lapsed':\n      return yes({ type: 'committed' })`,
      },
    ],
  },
  {
    id: 'release-bars',
    name: 'the bar against a hold that arrives after its release',
    against: 'requests that arrive when nobody waits for them any more (F3)',
    breaks: 'I-STK-5',
    within: 200,
    edits: [
      {
        file: reservation,
        from: `case 'lapsed':\n    case undefined:\n      return holdAnew(lines, wish)`,
        to: `case 'lapsed':\n    case 'released':\n    case undefined:\n      return holdAnew(lines, wish)`,
      },
    ],
  },
  {
    id: 'parcel-lines',
    name: 'booking out what is in the parcel',
    against: 'a revision that reached the parcel and not yet the stock',
    breaks: 'I-SAG-1',
    within: 1_200,
    favours: ['request-lost'],
    edits: [
      {
        file: sale,
        from: 'return afterSale(past, (sold) => leave(sold.lines, parcel))',
        to: 'return afterSale(past, (sold) => leave(sold.lines, sold.lines))',
      },
    ],
  },
  {
    id: 'restock-implies-dispatch',
    name: 'the dispatch that a return implies',
    against: 'news that overtakes other news (F19)',
    breaks: 'I-ORD-6',
    within: 600,
    favours: ['delivery-late'],
    edits: [
      {
        file: sale,
        from: `return left.ok ? yes(...left.events, { type: 'restocked' }) : left`,
        to: 'return nothingNew',
      },
    ],
  },
  {
    id: 'cancel-bars-parcel',
    name: 'the bar against a parcel that is planned after it was called back',
    against: 'news that comes late (F19)',
    breaks: 'I-ORD-6',
    within: 100,
    favours: ['delivery-late'],
    edits: [
      {
        file: shipment,
        from: `if (past && past.status !== 'expected') return nothingNew`,
        to: `if (past && past.status !== 'expected' && past.status !== 'cancelled') return nothingNew`,
      },
    ],
  },
  {
    id: 'revision-overtakes',
    name: 'remembering a revision that came before its order',
    against: 'news that comes late (F19)',
    breaks: 'I-ORD-6',
    within: 300,
    favours: ['delivery-late'],
    edits: [{ file: shipment, from: 'lines: past?.lines ?? packed(order.lines)', to: 'lines: packed(order.lines)' }],
  },
]
