import { expect, test } from 'bun:test'
import { systemIds } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration } from '@galleria/chassis/store/outbox'
import { payments } from '@galleria/contracts/payments'
import { authorize } from '../../domain/decide.ts'
import { ledgerSuite } from '../../test/ledger.suite.ts'
import { schema } from './schema.ts'
import { sqliteLedger } from './sqlite-ledger.ts'

const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const terms = { amountCents: 17_800, token: 'tok_4242' }

function build() {
  const db = openDatabase({ file: ':memory:', migrations: [schema, outboxMigration] })
  const outbox = createOutbox(db, payments)
  return { db, outbox, ledger: sqliteLedger(db, outbox, systemIds) }
}

ledgerSuite('in SQLite', () => build().ledger)

test('answers of the provider are announced, intents and doubts are not', () => {
  const { ledger, outbox } = build()
  ledger.change(orderId, 1, (past) => authorize(past, terms))
  ledger.change(orderId, 2, () => ({
    ok: true,
    events: [{ type: 'doubted' }, { type: 'declined', reason: 'card-expired' }],
  }))
  expect(outbox.waiting(10).map(({ event, data }) => ({ event, data: JSON.parse(data) }))).toEqual([
    {
      event: 'payment.declined',
      data: { orderId, amount: { cents: 17_800, currency: 'EUR' }, reason: 'card-expired' },
    },
  ])
})

test('a token that stood for no card is not announced as a declined card', () => {
  const { ledger, outbox } = build()
  ledger.change(orderId, 1, (past) => authorize(past, terms))
  ledger.change(orderId, 2, () => ({ ok: true, events: [{ type: 'declined', reason: 'token-invalid' }] }))
  expect(outbox.depth()).toBe(0)
})

test('every step is kept, and no token outlives its answer', () => {
  const { db, ledger } = build()
  ledger.change(orderId, 1, (past) => authorize(past, terms))
  ledger.change(orderId, 2, () => ({ ok: true, events: [{ type: 'authorized', chargeId: 'ch_1' }] }))
  expect(db.query('SELECT step, status, at FROM payment_steps ORDER BY sequence').all()).toEqual([
    { step: 'authorize-asked', status: 'authorizing', at: 1 },
    { step: 'authorized', status: 'authorized', at: 2 },
  ])
  expect(db.query('SELECT token FROM payments').get()).toEqual({ token: null })
})
