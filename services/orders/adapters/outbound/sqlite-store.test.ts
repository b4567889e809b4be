import { describe, expect, test } from 'bun:test'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration } from '@galleria/chassis/store/outbox'
import { orders } from '@galleria/contracts/orders'
import { testCall } from '@galleria/testkit'
import { euros } from '../../domain/money.ts'
import type { CreateStore } from '../../test/store-fixture.ts'
import { announceInOutbox } from './announce.ts'
import { ordersSuite } from './orders.suite.ts'
import { schema } from './schema.ts'
import { sqliteStore } from './sqlite-store.ts'
import { storeSuite } from './store.suite.ts'

const freshDatabase = () => openDatabase({ file: ':memory:', migrations: [outboxMigration, schema] })

const create: CreateStore = (announce) => {
  const db = freshDatabase()
  return { store: sqliteStore(db, announce), close: () => db.close() }
}

describe('the store in SQLite', () => {
  storeSuite(create)
  ordersSuite(create)
})

const placement = {
  orderId: '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d',
  orderNumber: 'G-7K3F-92QD',
  shopperId: 'shopper-mina',
  quoteId: 'quote-1',
  placedAt: '2026-01-15T10:00:00.000Z',
  contact: { name: 'Mina Park', email: 'mina@example.com' },
  delivery: { kind: 'pickup', storeId: 'seoul-hannam' },
  lines: [],
  totals: { subtotal: euros(0), shipping: euros(0), tax: euros(0), total: euros(0) },
} as const
const opening = {
  shopperId: 'shopper-mina',
  key: 'key-1',
  requestHash: 'hash',
  placement,
  events: [{ type: 'order-placed', placement }],
  cartVersion: 0,
  paymentToken: 'tok_1',
  settleAfter: 0,
} as const

test('an order that cannot be announced is not written down', async () => {
  const db = freshDatabase()
  const { orders: journal, countPending } = sqliteStore(db, () => {
    throw new Error('the disk is full')
  })
  await expect(journal.open(opening, testCall())).rejects.toThrow('the disk is full')
  expect(await journal.load(placement.orderId)).toBeUndefined()
  expect(await journal.keyed('shopper-mina', 'key-1')).toBeUndefined()
  expect(countPending()).toBe(0)
})

test('the others hear of an order what they need, and not whose it is', async () => {
  const db = freshDatabase()
  const outbox = createOutbox(db, orders)
  const { orders: journal } = sqliteStore(
    db,
    announceInOutbox(outbox, () => crypto.randomUUID()),
  )
  await journal.open(opening, testCall())
  const [row] = outbox.waiting(10)
  expect(row).toMatchObject({ event: 'order.placed', aggregate_id: placement.orderId, time: placement.placedAt })
  expect(orders.events['order.placed'].data.safeParse(JSON.parse(row?.data ?? '')).success).toBe(true)
  expect(row?.data).not.toContain('mina@example.com')
})
