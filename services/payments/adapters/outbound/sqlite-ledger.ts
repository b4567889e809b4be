import type { Database } from 'bun:sqlite'
import type { Call } from '@galleria/chassis/call'
import { type Ids, instant } from '@galleria/chassis/ports/index'
import { inTransaction } from '@galleria/chassis/store/database'
import { type OutboxOf, once } from '@galleria/chassis/store/outbox'
import type { payments } from '@galleria/contracts/payments'
import { entryOf } from '../../domain/bookkeeping.ts'
import { evolve } from '../../domain/evolve.ts'
import { isInDoubt, type Payment, type PaymentEvent } from '../../domain/payment.ts'
import type { Decide, Ledger, Outcome } from '../../ports.ts'
import { announce } from './announce.ts'
import { ledgerDeed } from './payment-deed.ts'
import { fromRow, type PaymentRow, type RefundRow, toRow } from './payment-row.ts'
import type { Bookkeeper } from './sqlite-books.ts'
import { whenNeeded } from './when-needed.ts'

/**
 * A payment comes into doubt the moment the provider is asked, and the asker waits for up to four seconds; the chore
 * leaves it alone for longer than that, so that the two do not ask at once.
 */
const firstLookMs = 5_000

/** A ledger in SQLite. What is booked and announced of a change is written down in the transaction of the change. */
export function sqliteLedger(
  db: Database,
  outbox: OutboxOf<typeof payments>,
  books: Bookkeeper,
  ids: Pick<Ids, 'next'>,
): Ledger {
  const statements = whenNeeded(() => prepare(db))

  function load(orderId: string): Payment | undefined {
    const row = statements().select.get(orderId)
    return row ? fromRow(row, statements().selectRefunds.all(orderId)) : undefined
  }

  function change(orderId: string, at: number, decide: Decide, call?: Call): Outcome {
    const past = load(orderId)
    const decision = decide(past)
    if (!decision.ok || decision.events.length === 0) return { decision, payment: past }
    let payment = past
    for (const event of decision.events) {
      const before = payment
      payment = evolve(orderId, before, event, at)
      write(event, { before, payment }, at, call)
    }
    return { decision, payment }
  }

  function write(
    event: PaymentEvent,
    { before, payment }: { readonly before: Payment | undefined; readonly payment: Payment },
    at: number,
    call?: Call,
  ): void {
    const { orderId } = payment
    statements().save.run({ ...toRow(payment, at), look_again_at: isInDoubt(payment) ? at + firstLookMs : null })
    if (payment.status !== 'barred' && 'refundId' in event) {
      for (const [ordinal, refund] of payment.givenBack.entries())
        if (refund.refundId === event.refundId) statements().saveRefund.run({ ...refund, orderId, ordinal })
    }
    statements().addStep.run(orderId, event.type, payment.status, at)
    const entry = entryOf(event, payment)
    if (entry) books.post(orderId, entry, at)
    if (entry) outbox.record(ledgerDeed(orderId, entry), call)
    announce(
      outbox,
      event,
      { before, payment },
      { eventId: () => ids.next(), time: instant(at), ...(call ? { call } : {}) },
    )
  }

  return {
    load,
    change: (orderId, at, decide, call) => inTransaction(db, () => change(orderId, at, decide, call)),
    changeOnce({ consumer, eventId }, orderId, at, decide, call) {
      let outcome: Outcome | undefined
      once(db, consumer, eventId, () => {
        outcome = change(orderId, at, decide, call)
      })
      return outcome
    },
    orderOfRefund: (refundId) => statements().refundOwner.get(refundId)?.order_id,
    inDoubt: (now, limit) =>
      statements()
        .due.all(now, limit)
        .map(({ order_id }) => order_id),
    postpone: (orderId, until) => void statements().setLook.run(until, orderId),
    hurry: (orderId, at) => void statements().bringForward.run(at, orderId, at),
    doubts: () => statements().count.get()?.doubts ?? 0,
  }
}

function prepare(db: Database) {
  return {
    select: db.query<PaymentRow, [string]>('SELECT * FROM payments WHERE order_id = ?'),
    // `(SELECT ?)`, since SQLite plans a statement anew when a bare parameter stands beside an order or a limit (chassis README).
    selectRefunds: db.query<RefundRow, [string]>('SELECT * FROM refunds WHERE order_id = (SELECT ?) ORDER BY ordinal'),
    save: db.query(
      `INSERT INTO payments
         (order_id, status, amount_cents, tax_cents, captured_cents, token, charge_id, decline_reason, asked_at, updated_at, look_again_at)
       VALUES ($order_id, $status, $amount_cents, $tax_cents, $captured_cents, $token, $charge_id, $decline_reason, $asked_at, $updated_at, $look_again_at)
       ON CONFLICT (order_id) DO UPDATE SET
         status = excluded.status, amount_cents = excluded.amount_cents, tax_cents = excluded.tax_cents,
         captured_cents = excluded.captured_cents, token = excluded.token, charge_id = excluded.charge_id,
         decline_reason = excluded.decline_reason, asked_at = excluded.asked_at, updated_at = excluded.updated_at,
         look_again_at = excluded.look_again_at`,
    ),
    saveRefund: db.query(
      `INSERT INTO refunds (refund_id, order_id, ordinal, kind, amount_cents, tax_cents, status)
       VALUES ($refundId, $orderId, $ordinal, $kind, $amountCents, $taxCents, $status)
       ON CONFLICT (refund_id) DO UPDATE SET status = excluded.status`,
    ),
    addStep: db.query('INSERT INTO payment_steps (order_id, step, status, at) VALUES (?, ?, ?, ?)'),
    refundOwner: db.query<{ order_id: string }, [string]>('SELECT order_id FROM refunds WHERE refund_id = ?'),
    due: db.query<{ order_id: string }, [number, number]>(
      'SELECT order_id FROM payments WHERE look_again_at <= ? ORDER BY look_again_at LIMIT ?',
    ),
    setLook: db.query('UPDATE payments SET look_again_at = ? WHERE order_id = ? AND look_again_at IS NOT NULL'),
    bringForward: db.query('UPDATE payments SET look_again_at = ? WHERE order_id = ? AND look_again_at > ?'),
    count: db.query<{ doubts: number }, []>('SELECT count(*) AS doubts FROM payments WHERE look_again_at IS NOT NULL'),
  }
}
