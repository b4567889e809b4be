import type { Database } from 'bun:sqlite'
import type { Settlement, Settlements, Undo } from '../../ports.ts'

interface SettlementRow {
  readonly order_id: string
  readonly payment_token: string | null
  readonly undo: string
  readonly attempts: number
}

/** Unsettled orders in SQLite. */
export function sqliteSettlements(db: Database): Settlements {
  const claim = db.query<SettlementRow, [number, number, number]>(
    `UPDATE settlements SET attempts = attempts + 1, due_at = ?1
     WHERE order_id IN (SELECT order_id FROM settlements WHERE due_at <= ?2 ORDER BY due_at LIMIT ?3)
     RETURNING order_id, payment_token, undo, attempts`,
  )
  const postpone = db.query('UPDATE settlements SET due_at = $dueAt WHERE order_id = $orderId')
  const remove = db.query('DELETE FROM settlements WHERE order_id = ?')
  return {
    claimDue: async (now, leaseUntil, limit) => claim.all(leaseUntil, now, limit).map(read),
    async defer(orderId, dueAt) {
      postpone.run({ orderId, dueAt })
    },
    async finish(orderId) {
      remove.run(orderId)
    },
  }
}

function read({ order_id: orderId, payment_token: paymentToken, undo, attempts }: SettlementRow): Settlement {
  if (paymentToken === null) return { orderId, attempts, task: 'undo', undo: JSON.parse(undo) as Undo[] }
  return { orderId, attempts, task: 'buy', paymentToken }
}
