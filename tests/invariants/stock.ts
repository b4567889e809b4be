import type { Database } from 'bun:sqlite'
import type { Violation } from './violation.ts'

interface ShelfSums {
  readonly sku: string
  readonly onHand: number
  readonly reserved: number
  readonly opening: number
  readonly left: number
  readonly back: number
  readonly live: number
  readonly sold: number
  readonly gone: number
  readonly returned: number
}

/** Each shelf, its movements by kind, and the reservations that name it: read from the tables, not from the service. */
const shelves = `
  SELECT sku, on_hand AS onHand, reserved,
    (SELECT coalesce(sum(on_hand_delta), 0) FROM movements WHERE movements.sku = stock.sku AND kind = 'opening') AS opening,
    (SELECT coalesce(sum(-on_hand_delta), 0) FROM movements WHERE movements.sku = stock.sku AND kind = 'dispatched') AS "left",
    (SELECT coalesce(sum(on_hand_delta), 0) FROM movements WHERE movements.sku = stock.sku AND kind = 'restocked') AS back,
    (SELECT coalesce(sum(quantity), 0) FROM reservation_lines JOIN reservations USING (order_id)
      WHERE reservation_lines.sku = stock.sku AND status IN ('held', 'committed')) AS live,
    (SELECT coalesce(sum(quantity), 0) FROM reservation_lines JOIN reservations USING (order_id)
      WHERE reservation_lines.sku = stock.sku AND status = 'committed') AS sold,
    (SELECT coalesce(sum(quantity), 0) FROM reservation_lines JOIN reservations USING (order_id)
      WHERE reservation_lines.sku = stock.sku AND status IN ('dispatched', 'restocked')) AS gone,
    (SELECT coalesce(sum(quantity), 0) FROM reservation_lines JOIN reservations USING (order_id)
      WHERE reservation_lines.sku = stock.sku AND status = 'restocked') AS returned
  FROM stock`

/** What must hold of the stock at every instant. */
export function stockAlways(inventory: Database): Violation[] {
  const found: Violation[] = []
  for (const shelf of inventory.query<ShelfSums, []>(shelves).all()) {
    const { sku, onHand, reserved, opening, left, back, live, sold, gone, returned } = shelf
    const broken = (invariant: string, equation: string) =>
      found.push({ invariant, detail: `${sku}: ${equation} is not so: ${JSON.stringify(shelf)}` })
    if (opening + back - left !== onHand) broken('I-STK-1', 'opening + restocked - dispatched = onHand')
    if (left !== gone || back !== returned) broken('I-STK-1', 'each parcel left once and came back once')
    if (reserved < 0 || reserved > onHand) broken('I-STK-2', '0 <= reserved <= onHand')
    if (reserved !== live) broken('I-STK-3', 'reserved = sum of live reservations')
    if (sold + left > opening + back) broken('I-STK-4', 'sold + dispatched <= opening + restocked')
  }
  return found
}

/** What was taken back stays so, whatever arrives late (I-STK-5): an order that came to nothing holds no stock. */
export function barredAlways({ orders, inventory }: { orders: Database; inventory: Database }): Violation[] {
  const stateOf = orders.query<{ state: string }, [string]>('SELECT state FROM sagas WHERE saga_id = ?')
  return inventory
    .query<{ order_id: string; status: string }, []>(
      `SELECT order_id, status FROM reservations WHERE status IN ('held', 'committed')`,
    )
    .all()
    .filter(({ order_id }) => stateOf.get(order_id)?.state === 'aborted')
    .map(({ order_id, status }) => ({
      invariant: 'I-STK-5',
      detail: `order ${order_id} came to nothing and its stock is ${status}`,
    }))
}

/** What must hold of the stock once everything has come to rest: no hold has outlived its time (I-STK-5). */
export function stockAtRest(inventory: Database, now: number): Violation[] {
  return inventory
    .query<{ order_id: string }, [number]>(`SELECT order_id FROM reservations WHERE status = 'held' AND expires_at < ?`)
    .all(now - 60_000)
    .map(({ order_id }) => ({ invariant: 'I-STK-5', detail: `order ${order_id} still holds stock` }))
}
