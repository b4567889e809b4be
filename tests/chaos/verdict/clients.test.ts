import { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import type { Order } from '@galleria/contracts/web'
import { noteOrder, noteWish } from '../../invariants/recorder.ts'
import { newHistory, type Repeat } from '../shoppers/history.ts'
import { repeatedIsTheSame, shownIsKept } from './clients.ts'

const order = orders.endpoints['order.place'].example.reply as Order

function storeWith(kept: Order, key: string): Database {
  const db = new Database(':memory:', { strict: true })
  db.run('CREATE TABLE order_detail (order_id TEXT, detail TEXT)')
  db.run('CREATE TABLE request_keys (key TEXT, purpose TEXT)')
  db.query('INSERT INTO order_detail VALUES (?, ?)').run(kept.orderId, JSON.stringify(kept))
  db.query(`INSERT INTO request_keys VALUES (?, 'place')`).run(key)
  return db
}

const repeat = (about: Partial<Repeat>): Repeat => ({
  key: 'key-1',
  orderId: order.orderId,
  refusedWith: undefined,
  send: async () => ({ status: 201, body: order }),
  ...about,
})

test('an order that is behind what somebody was shown of it is told', () => {
  const history = newHistory()
  noteOrder(history.recorder, order)
  expect(shownIsKept(storeWith(order, 'key-1'), history)).toEqual([])
  const older = { ...order, version: order.version - 1 }
  expect(shownIsKept(storeWith(older, 'key-1'), history).map(({ invariant }) => invariant)).toEqual(['I-ORD-1'])
  const another = { ...order, timeline: [] }
  expect(shownIsKept(storeWith(another, 'key-1'), history).map(({ invariant }) => invariant)).toEqual(['I-ORD-1'])
})

test('a key that was refused and has bought something is told', () => {
  const history = newHistory()
  history.repeats.push(repeat({ orderId: undefined, refusedWith: 'cart-changed' }))
  expect(shownIsKept(storeWith(order, 'key-1'), history).map(({ invariant }) => invariant)).toEqual(['I-ORD-4'])
  expect(shownIsKept(storeWith(order, 'key-2'), history)).toEqual([])
})

test('a placing that is repeated has the same order for an answer, and any other answer is told', async () => {
  const history = newHistory()
  noteWish(history.recorder, 'key-1')
  history.repeats.push(repeat({}))
  expect(await repeatedIsTheSame(history)).toEqual([])
  const other = { ...order, orderId: '00000000-0000-4000-8000-000000000000' }
  history.repeats.push(repeat({ send: async () => ({ status: 201, body: other }) }))
  history.repeats.push(repeat({ send: async () => ({ status: 409, body: { code: 'cart-changed' } }) }))
  expect((await repeatedIsTheSame(history)).map(({ invariant }) => invariant)).toEqual(['I-ORD-4', 'I-ORD-4'])
  expect(history.recorder.ordersByKey.get('key-1')).toEqual(new Set([order.orderId, other.orderId]))
})
