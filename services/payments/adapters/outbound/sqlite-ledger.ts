import type { Database } from 'bun:sqlite'
import { type Ids, instant } from '@galleria/chassis/ports/index'
import { inTransaction } from '@galleria/chassis/store/database'
import type { OutboxOf } from '@galleria/chassis/store/outbox'
import type { payments } from '@galleria/contracts/payments'
import { evolve, isInDoubt, type Payment } from '../../domain/payment.ts'
import type { Ledger, Outcome } from '../../ports.ts'
import { announce } from './announce.ts'
import { firstLookMs } from './first-look.ts'
import { fromRow, type PaymentRow, toRow } from './payment-row.ts'

/** A ledger in SQLite, whose announcements are written down in the transaction that changes it. */
export function sqliteLedger(db: Database, outbox: OutboxOf<typeof payments>, ids: Ids): Ledger {
  const select = db.query<PaymentRow, [string]>('SELECT * FROM payments WHERE order_id = ?')
  const save = db.query(
    `INSERT OR REPLACE INTO payments
       (order_id, status, amount_cents, token, charge_id, decline_reason, asked_at, updated_at, look_again_at)
     VALUES ($order_id, $status, $amount_cents, $token, $charge_id, $decline_reason, $asked_at, $updated_at, $look_again_at)`,
  )
  const addStep = db.query('INSERT INTO payment_steps (order_id, step, status, at) VALUES (?, ?, ?, ?)')
  const due = db.query<{ order_id: string }, [number, number]>(
    'SELECT order_id FROM payments WHERE look_again_at <= ? ORDER BY look_again_at LIMIT ?',
  )
  const setLook = db.query('UPDATE payments SET look_again_at = ? WHERE order_id = ? AND look_again_at IS NOT NULL')
  const count = db.query<{ doubts: number }, []>(
    'SELECT count(*) AS doubts FROM payments WHERE look_again_at IS NOT NULL',
  )

  function load(orderId: string): Payment | undefined {
    const row = select.get(orderId)
    return row ? fromRow(row) : undefined
  }

  return {
    load,
    change: (orderId, at, decide, call) =>
      inTransaction(db, (): Outcome => {
        const past = load(orderId)
        const decision = decide(past)
        if (!decision.ok || decision.events.length === 0) return { decision, payment: past }
        let payment = past
        for (const event of decision.events) {
          payment = evolve(orderId, payment, event, at)
          addStep.run(orderId, event.type, payment.status, at)
          announce(outbox, event, payment, { eventId: ids.next(), time: instant(at), ...(call ? { call } : {}) })
        }
        if (payment) save.run({ ...toRow(payment, at), look_again_at: isInDoubt(payment) ? at + firstLookMs : null })
        return { decision, payment }
      }),
    inDoubt: (now, limit) => due.all(now, limit).map(({ order_id }) => order_id),
    postpone: (orderId, until) => void setLook.run(until, orderId),
    doubts: () => count.get()?.doubts ?? 0,
  }
}
