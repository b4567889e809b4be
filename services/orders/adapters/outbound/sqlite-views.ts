import type { Database } from 'bun:sqlite'
import type { OrderView, OrderViews, Sales } from '../../ports.ts'

const nothingSold: Sales = {
  placed: 0,
  confirmed: 0,
  rejected: 0,
  cancelled: 0,
  delivered: 0,
  pieces: 0,
  revenueCents: 0,
  refundedCents: 0,
}

/** What is read of orders, from the projections. */
export function sqliteViews(db: Database): OrderViews {
  const select = db.query<OrderView, [string]>(
    'SELECT order_id AS orderId, shopper_id AS shopperId, detail AS json FROM order_detail WHERE order_id = ?',
  )
  const sequenceOf = db.query<{ sequence: number }, [string, string]>(
    'SELECT sequence FROM order_list WHERE order_id = ? AND shopper_id = ?',
  )
  const page = db.query<OrderView, [string, number, number]>(
    `SELECT order_id AS orderId, shopper_id AS shopperId, summary AS json FROM order_list
     WHERE shopper_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
  )
  const number = db.query<{ found: 1 }, [string]>('SELECT 1 AS found FROM order_list WHERE order_number = ?')
  const sales = db.query<Sales, []>(
    `SELECT placed, confirmed, rejected, cancelled, delivered, pieces, revenue_cents AS revenueCents,
       refunded_cents AS refundedCents FROM sales`,
  )
  const pending = db.query<{ count: number }, []>("SELECT count(*) AS count FROM order_list WHERE status = 'pending'")
  return {
    find: (orderId) => select.get(orderId) ?? undefined,
    page(shopperId, { after, limit }) {
      const before = after === undefined ? Number.MAX_SAFE_INTEGER : sequenceOf.get(after, shopperId)?.sequence
      return before === undefined ? undefined : page.all(shopperId, before, limit)
    },
    isNumberTaken: (orderNumber) => number.get(orderNumber) !== null,
    sales: () => sales.get() ?? nothingSold,
    countPending: () => pending.get()?.count ?? 0,
  }
}
