import type { Database } from 'bun:sqlite'
import type { Order } from '@galleria/contracts/orders'
import type { Recorder } from './recorder.ts'
import type { Violation } from './violation.ts'

/** The published life of an order (I-ORD-5): which event may follow on which status, and which status that leads to. */
const life: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'order-placed': { new: 'pending' },
  'order-confirmed': { pending: 'confirmed' },
  'order-rejected': { pending: 'rejected' },
  'order-cancel-requested': { confirmed: 'confirmed', shipped: 'shipped' },
  'order-revision-requested': { confirmed: 'confirmed' },
  'order-change-refused': { confirmed: 'confirmed', shipped: 'shipped', delivered: 'delivered' },
  'order-cancelled': { confirmed: 'cancelled', shipped: 'cancelled' },
  'order-revised': { confirmed: 'confirmed', shipped: 'shipped', delivered: 'delivered' },
  'order-shipped': { confirmed: 'shipped' },
  'order-delivered': { shipped: 'delivered' },
}

interface EventRow {
  readonly sequence: number
  readonly order_id: string
  readonly version: number
  readonly type: string
}

/** Follows every order through its events as they are written, and says where one left the path. */
export class OrderPaths {
  #sequence = 0
  readonly #standing = new Map<string, { readonly version: number; readonly status: string }>()

  /** Looks at what was written since the last look. */
  broken(orders: Database): Violation[] {
    const rows = orders
      .query<EventRow, [number]>(
        'SELECT sequence, order_id, version, type FROM order_events WHERE sequence > ? ORDER BY sequence',
      )
      .all(this.#sequence)
    return rows.flatMap((row) => {
      this.#sequence = row.sequence
      const { version, status } = this.#standing.get(row.order_id) ?? { version: 0, status: 'new' }
      const next = life[row.type]?.[status]
      this.#standing.set(row.order_id, { version: row.version, status: next ?? status })
      if (row.version !== version + 1) return [broken(row, `version ${row.version} after ${version}`)]
      return next === undefined ? [broken(row, `${row.type} happened while ${status}`)] : []
    })
  }
}

function broken({ order_id }: EventRow, detail: string): Violation {
  return { invariant: 'I-ORD-5', detail: `order ${order_id}: ${detail}` }
}

/** What must hold between what clients saw and what is kept (I-ORD-1 to I-ORD-4), and of prices (I-PAY-7). */
export function ordersAtRest(orders: Database, recorder: Recorder): Violation[] {
  const { acknowledged, ordersByKey, refusedKeys, contradictions } = recorder
  const found: Violation[] = contradictions.map((detail) => ({ invariant: 'I-ORD-4', detail }))
  const kept = new Map(
    orders
      .query<{ order_id: string; detail: string }, []>('SELECT order_id, detail FROM order_detail')
      .all()
      .map(({ order_id, detail }) => [order_id, JSON.parse(detail) as Order] as const),
  )
  for (const orderId of acknowledged)
    if (!kept.has(orderId))
      found.push({ invariant: 'I-ORD-1', detail: `order ${orderId} was acknowledged and is lost` })

  const owners = orders
    .query<{ key: string; order_id: string }, []>(`SELECT key, order_id FROM request_keys WHERE purpose = 'place'`)
    .all()
  const byKey = Map.groupBy(owners, ({ key }) => key)
  for (const [key, told] of ordersByKey) {
    const all = new Set([...told, ...(byKey.get(key) ?? []).map(({ order_id }) => order_id)])
    if (all.size > 1) found.push({ invariant: 'I-ORD-2', detail: `key ${key} bought ${[...all].join(' and ')}` })
  }
  const keyed = new Set(owners.map(({ order_id }) => order_id))
  for (const [orderId, order] of kept) {
    if (!keyed.has(orderId)) found.push({ invariant: 'I-ORD-2', detail: `order ${orderId} was bought without a key` })
    found.push(...sums(order))
  }
  for (const [key, code] of refusedKeys)
    if (byKey.has(key)) found.push({ invariant: 'I-ORD-4', detail: `key ${key} has bought and was told ${code}` })
  for (const { quote, times } of quotesUsedAgain(orders))
    found.push({ invariant: 'I-ORD-2', detail: `quote ${quote} has bought ${times} times` })
  for (const key of byKey.keys())
    if (!ordersByKey.has(key)) found.push({ invariant: 'I-ORD-3', detail: `nobody ever asked with the key ${key}` })
  return found
}

function quotesUsedAgain(orders: Database) {
  return orders
    .query<{ quote: string; times: number }, []>(
      `SELECT data ->> '$.placement.quoteId' AS quote, count(*) AS times FROM order_events
       WHERE type = 'order-placed' GROUP BY quote HAVING times > 1`,
    )
    .all()
}

/** Lines, shipping and total add up to the cent. */
function sums({ orderId, lines, subtotal, shipping, total, tax }: Order): Violation[] {
  const lineSum = lines.reduce((sum, { linePrice }) => sum + linePrice.cents, 0)
  const isPriced = lines.every(({ unitPrice, quantity, linePrice }) => unitPrice.cents * quantity === linePrice.cents)
  const addsUp =
    lineSum === subtotal.cents && subtotal.cents + shipping.cents === total.cents && tax.cents <= total.cents
  return isPriced && addsUp ? [] : [{ invariant: 'I-PAY-7', detail: `order ${orderId} does not add up` }]
}
