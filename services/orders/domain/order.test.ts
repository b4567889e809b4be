import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { euros } from './money.ts'
import {
  confirm,
  evolve,
  newOrder,
  type Order,
  type OrderDecision,
  type Placement,
  place,
  type Rejection,
  reject,
} from './order.ts'

const placement: Placement = {
  orderId: 'o-1',
  orderNumber: 'G-7K3F-92QD',
  shopperId: 's-1',
  quoteId: 'q-1',
  placedAt: '2026-01-15T10:00:00.000Z',
  contact: { name: 'Mina Park', email: 'mina@example.com' },
  delivery: { kind: 'pickup', storeId: 'seoul-hannam' },
  lines: [],
  totals: { subtotal: euros(0), shipping: euros(0), tax: euros(0), total: euros(0) },
}
const declined: Rejection = { reason: 'payment-declined', declineReason: 'card-expired' }
const pending: Order = { ...placement, status: 'pending' }
const confirmed: Order = { ...placement, status: 'confirmed' }
const rejected: Order = { ...placement, status: 'rejected', rejection: declined }

function after(order: Order, decision: OrderDecision): Order {
  if (!decision.ok) throw new Error(decision.problem.code)
  return decision.events.reduce(evolve, order)
}

describe('the life of an order', () => {
  test('placed, then confirmed', () => {
    expect(after(newOrder, place(newOrder, placement))).toEqual(pending)
    expect(after(pending, confirm(pending))).toEqual(confirmed)
  })

  test('placed, then rejected with its reason', () => {
    expect(after(pending, reject(pending, declined))).toEqual(rejected)
  })

  test('what happened once does not happen again', () => {
    expect(confirm(confirmed)).toEqual({ ok: true, events: [] })
    expect(reject(rejected, { reason: 'payment-token-invalid' })).toEqual({ ok: true, events: [] })
    expect(place(pending, placement)).toEqual({ ok: false, problem: { code: 'order-exists' } })
  })

  test('an order that has ended one way cannot end the other', () => {
    expect(confirm(rejected)).toEqual({ ok: false, problem: { code: 'order-closed' } })
    expect(reject(confirmed, declined)).toEqual({ ok: false, problem: { code: 'order-closed' } })
  })

  test('nobody can settle an order that was never placed', () => {
    expect(confirm(newOrder)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
    expect(reject(newOrder, declined)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
  })

  test('a damaged journal is noticed when it is read', () => {
    expect(() => evolve(confirmed, { type: 'order-rejected', rejection: declined })).toThrow(
      'order-rejected cannot happen to an order that is confirmed',
    )
    expect(() => evolve(newOrder, { type: 'order-confirmed' })).toThrow('cannot happen')
  })
})

test('whatever is asked of it in whatever order, an order ends once and stays as it ended', () => {
  const commands = fc.array(fc.constantFrom('place', 'confirm', 'reject'), { maxLength: 12 })
  fc.assert(
    fc.property(commands, (asked) => {
      const path: Order['status'][] = [newOrder.status]
      let order: Order = newOrder
      for (const command of asked) {
        const decision = {
          place: () => place(order, placement),
          confirm: () => confirm(order),
          reject: () => reject(order, declined),
        }[command]()
        if (decision.ok) order = decision.events.reduce(evolve, order)
        if (order.status !== path.at(-1)) path.push(order.status)
      }
      expect(['new', 'new pending', 'new pending confirmed', 'new pending rejected']).toContain(path.join(' '))
    }),
  )
})
