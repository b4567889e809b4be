import type { Database } from 'bun:sqlite'
import type { Order } from '@galleria/contracts/orders'
import type { Violation } from './violation.ts'

/** A charge as the provider's own books have it. */
export interface ProviderCharge {
  readonly orderId: string
  readonly state: string
  readonly amountCents: number
  readonly capturedCents: number
  readonly refundedCents: number
}

/** A line of the provider's own books; `ref` is the order of a capture, the refund's id of a refund. */
export interface ProviderEntry {
  readonly kind: 'capture' | 'refund'
  readonly ref: string
  readonly cents: number
}

/** All that the provider knows of us. */
export interface ProviderBooks {
  readonly charges: readonly ProviderCharge[]
  readonly entries: readonly ProviderEntry[]
}

/** What must hold of the money at every instant: at the provider's (I-PAY-1, I-PAY-3) and in our books (I-PAY-4). */
export function moneyAlways(payments: Database, { charges }: Pick<ProviderBooks, 'charges'>): Violation[] {
  const found: Violation[] = []
  const charged = new Set<string>()
  for (const { orderId, state, amountCents, capturedCents, refundedCents } of charges) {
    if (state === 'refused' || state === 'canceled') continue
    if (charged.has(orderId)) found.push({ invariant: 'I-PAY-1', detail: `order ${orderId} is charged twice` })
    charged.add(orderId)
    if (capturedCents > amountCents)
      found.push({ invariant: 'I-PAY-1', detail: `order ${orderId}: ${capturedCents} taken of ${amountCents}` })
    if (refundedCents > capturedCents)
      found.push({ invariant: 'I-PAY-3', detail: `order ${orderId}: ${refundedCents} given back of ${capturedCents}` })
  }
  const unbalanced = payments
    .query<{ entry: number; debit: number; credit: number }, []>(
      `SELECT entry, sum(debit_cents) AS debit, sum(credit_cents) AS credit FROM ledger_postings
       GROUP BY entry HAVING debit <> credit`,
    )
    .all()
  for (const entry of unbalanced) found.push({ invariant: 'I-PAY-4', detail: JSON.stringify(entry) })
  return found
}

interface PaymentRow {
  readonly order_id: string
  readonly status: string
  readonly captured_cents: number
  readonly refunded: number
}

/** What must hold between orders, our books and the provider's once everything has come to rest. */
export function moneyAtRest(stores: { orders: Database; payments: Database }, books: ProviderBooks): Violation[] {
  return [...paidAsOrdered(stores, books), ...sameBooks(stores.payments, books), ...openQuestions(stores.payments)]
}

/** Paid if and only if bought (I-PAY-2), the same with us and with the provider. */
function paidAsOrdered(stores: { orders: Database; payments: Database }, { charges }: ProviderBooks): Violation[] {
  const ours = new Map(
    stores.payments
      .query<PaymentRow, []>(
        `SELECT order_id, status, captured_cents,
           (SELECT coalesce(sum(amount_cents), 0) FROM refunds
             WHERE refunds.order_id = payments.order_id AND kind = 'refund' AND status = 'settled') AS refunded
         FROM payments`,
      )
      .all()
      .map((row) => [row.order_id, row] as const),
  )
  const theirs = new Map(charges.filter(({ state }) => state !== 'refused').map((charge) => [charge.orderId, charge]))
  const details = stores.orders.query<{ detail: string }, []>('SELECT detail FROM order_detail').all()
  return details.flatMap(({ detail }) => {
    const { orderId, status, total } = JSON.parse(detail) as Order
    const own = ours.get(orderId)
    const kept = (own?.captured_cents ?? 0) - (own?.refunded ?? 0)
    const charge = theirs.get(orderId)
    const keptThere = (charge?.capturedCents ?? 0) - (charge?.refundedCents ?? 0)
    const open = charge?.state === 'requires_capture'
    const wrong = (detail: string) => [{ invariant: 'I-PAY-2', detail: `order ${orderId} is ${status}: ${detail}` }]
    if (kept !== keptThere) return wrong(`we have ${kept}, the provider says ${keptThere}`)
    if (status === 'confirmed') return open || kept === total.cents ? [] : wrong(`nothing is authorized for it`)
    if (open) return wrong('its authorization was left open')
    const owed = status === 'shipped' || status === 'delivered' ? total.cents : 0
    return kept === owed ? [] : wrong(`${kept} is kept, ${owed} is owed`)
  })
}

/** Our books and the provider's differ in nothing (I-PAY-5). */
function sameBooks(payments: Database, { entries }: ProviderBooks): Violation[] {
  const line = ({ kind, ref, cents }: ProviderEntry) => `${kind} ${ref} ${cents}`
  const ours = payments
    .query<ProviderEntry, []>('SELECT kind, ref, amount_cents AS cents FROM ledger_entries')
    .all()
    .map(line)
  const theirs = entries.map(line)
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)]
  const onlyOurs = ours.filter((entry) => !inTheirs.has(entry))
  const onlyTheirs = theirs.filter((entry) => !inOurs.has(entry))
  const twice = theirs.length - inTheirs.size + ours.length - inOurs.size
  if (onlyOurs.length + onlyTheirs.length + twice === 0) return []
  const detail = `only ours: ${onlyOurs.join('; ') || 'none'}, only theirs: ${onlyTheirs.join('; ') || 'none'}, ${twice} twice`
  return [{ invariant: 'I-PAY-5', detail }]
}

/** Nothing is unknown any more (I-PAY-6). */
function openQuestions(payments: Database): Violation[] {
  return payments
    .query<{ order_id: string; status: string }, []>(
      `SELECT order_id, status FROM payments WHERE status IN ('authorizing', 'unknown', 'capturing', 'voiding')
       UNION ALL SELECT refund_id, status FROM refunds WHERE status <> 'settled'`,
    )
    .all()
    .map(({ order_id, status }) => ({ invariant: 'I-PAY-6', detail: `the payment of ${order_id} is ${status}` }))
}
