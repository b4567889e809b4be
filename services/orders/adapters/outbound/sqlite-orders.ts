import type { Database } from 'bun:sqlite'
import type { Call } from '@galleria/chassis/call'
import { inTransaction } from '@galleria/chassis/store/database'
import { takeBought } from '../../domain/cart.ts'
import type { Closing, Opened, Opening, Orders } from '../../ports.ts'
import type { Announce } from './announce.ts'
import { cartRows } from './cart-rows.ts'
import { orderRows } from './order-rows.ts'

/** The orders' journal in SQLite, with all that must change together with it. */
export function sqliteOrders(db: Database, announce: Announce): Orders {
  const carts = cartRows(db)
  const journal = orderRows(db)
  const keyed = db.query<{ requestHash: string; orderId: string }, [string, string]>(
    'SELECT request_hash AS requestHash, order_id AS orderId FROM placement_keys WHERE shopper_id = ? AND key = ?',
  )
  const quoteUse = db.query<{ order_id: string | null }, [string]>('SELECT order_id FROM quotes WHERE quote_id = ?')
  const useQuote = db.query('UPDATE quotes SET order_id = $orderId WHERE quote_id = $quoteId')
  const numberOwner = db.query<{ order_id: string }, [string]>('SELECT order_id FROM orders WHERE order_number = ?')
  const insertOrder = db.query(
    `INSERT INTO orders (order_id, order_number, shopper_id, status) VALUES ($orderId, $orderNumber, $shopperId, 'pending')`,
  )
  const insertKey = db.query(
    `INSERT INTO placement_keys (shopper_id, key, request_hash, order_id) VALUES ($shopperId, $key, $requestHash, $orderId)`,
  )
  const insertSettlement = db.query(
    `INSERT INTO settlements (order_id, payment_token, undo, attempts, due_at) VALUES ($orderId, $paymentToken, '[]', 0, $settleAfter)`,
  )
  const setStatus = db.query('UPDATE orders SET status = $status WHERE order_id = $orderId')
  const settleByUndoing = db.query(
    'UPDATE settlements SET payment_token = NULL, undo = $undo WHERE order_id = $orderId',
  )
  const dropSettlement = db.query('DELETE FROM settlements WHERE order_id = ?')
  const sequenceOf = db.query<{ sequence: number }, [string, string]>(
    'SELECT sequence FROM orders WHERE order_id = ? AND shopper_id = ?',
  )
  const page = db.query<{ order_id: string }, [string, number, number]>(
    'SELECT order_id FROM orders WHERE shopper_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?',
  )

  function open(opening: Opening, call: Call): Opened {
    const { shopperId, key, requestHash, placement, events, cartVersion, paymentToken, settleAfter } = opening
    const { orderId, orderNumber, quoteId, placedAt } = placement
    const earlier = keyed.get(shopperId, key)
    if (earlier) return { kind: 'key-known', ...earlier }
    if (quoteUse.get(quoteId)?.order_id) return { kind: 'quote-used' }
    if ((carts.read(shopperId)?.version ?? 0) !== cartVersion) return { kind: 'cart-changed' }
    if (numberOwner.get(orderNumber)) return { kind: 'number-taken' }
    insertOrder.run({ orderId, orderNumber, shopperId })
    insertKey.run({ shopperId, key, requestHash, orderId })
    insertSettlement.run({ orderId, paymentToken, settleAfter })
    useQuote.run({ quoteId, orderId })
    journal.append(orderId, events, 0)
    announce(placement, events, Date.parse(placedAt), call)
    return { kind: 'opened' }
  }

  function close({ order, events, seen, at, bought, undo }: Closing, call: Call): boolean {
    const { orderId, shopperId } = order
    if (journal.seen(orderId) !== seen) return false
    journal.append(orderId, events, seen)
    setStatus.run({ orderId, status: journal.load(orderId)?.order.status ?? order.status })
    if (undo.length > 0) settleByUndoing.run({ orderId, undo: JSON.stringify(undo) })
    else dropSettlement.run(orderId)
    const cart = carts.read(shopperId)
    if (cart) carts.write(shopperId, cart, takeBought(cart, bought, at))
    announce(order, events, at, call)
    return true
  }

  return {
    open: async (opening, call) => inTransaction<Opened>(db, () => open(opening, call)),
    close: async (closing, call) => inTransaction<boolean>(db, () => close(closing, call)),
    load: async (orderId) => journal.load(orderId),
    keyed: async (shopperId, key) => keyed.get(shopperId, key) ?? undefined,
    async page(shopperId, { after, limit }) {
      const before = after === undefined ? Number.MAX_SAFE_INTEGER : sequenceOf.get(after, shopperId)?.sequence
      if (before === undefined) return undefined
      return page.all(shopperId, before, limit).flatMap(({ order_id }) => journal.load(order_id)?.order ?? [])
    },
  }
}
