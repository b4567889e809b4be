import { expect, test } from 'bun:test'
import { Order } from '@galleria/contracts/orders'
import { orderIn } from '../testing/order-states.ts'
import { isOver, newer } from './order-end.ts'
import { refusedChangeOf, stepsOf, storyOf } from './story.ts'

test('every order the page is tested with is one that the shop could send', () => {
  for (const [state, order] of Object.entries(orderIn))
    expect({ state, order: Order.parse(order) }).toEqual({ state, order })
})

test('each state of an order has a story of its own', () => {
  const stories = Object.fromEntries(Object.entries(orderIn).map(([state, order]) => [state, storyOf(order)]))
  expect(stories).toEqual({
    pending: 'pending',
    confirmed: 'confirmed',
    shipped: 'shipped',
    declined: 'payment-refused',
    outOfStock: 'out-of-stock',
    timedOut: 'timed-out',
    delivered: 'delivered',
    cancelling: 'cancelling',
    cancelled: 'cancelled',
    calledBack: 'cancelled',
    revising: 'revising',
    revised: 'revised',
    tooLate: 'shipped',
  })
})

test('only what can change no more is over, and a change under way is not', () => {
  const over = Object.entries(orderIn).filter(([, order]) => isOver(order))
  expect(over.map(([state]) => state)).toEqual([
    'declined',
    'outOfStock',
    'timedOut',
    'delivered',
    'cancelled',
    'calledBack',
  ])
})

test('the way of an order never shows more than four steps, and as many before and after it is settled', () => {
  for (const order of Object.values(orderIn)) expect(stepsOf(order).length).toBeLessThanOrEqual(4)
  expect(stepsOf(orderIn.pending)).toHaveLength(stepsOf(orderIn.confirmed).length)
})

test('while an order is being settled nobody claims to know how far that is', () => {
  expect(
    stepsOf(orderIn.pending)
      .filter(({ state }) => state === 'now')
      .map(({ name }) => name),
  ).toEqual(['reserve', 'pay'])
})

test('a cancelled order shows how far it came', () => {
  const names = (order: Order) => stepsOf(order).map(({ name }) => name)
  expect(names(orderIn.cancelled)).toEqual(['placed', 'confirmed', 'cancelled'])
  expect(names(orderIn.calledBack)).toEqual(['placed', 'confirmed', 'shipped', 'cancelled'])
  expect(names(orderIn.declined)).toEqual(['placed', 'rejected'])
})

test('a change that could not be had is told of until the order is cancelled after all', () => {
  expect(refusedChangeOf(orderIn.tooLate)?.reason).toBe('already-dispatched')
  expect(refusedChangeOf({ ...orderIn.tooLate, changing: 'cancellation' })).toBeUndefined()
  expect(refusedChangeOf({ ...orderIn.tooLate, status: 'cancelled' })).toBeUndefined()
})

test('of two versions of an order the later one counts, and another order is not compared', () => {
  expect(newer(orderIn.shipped, orderIn.confirmed)).toBe(orderIn.shipped)
  expect(newer(orderIn.confirmed, orderIn.shipped)).toBe(orderIn.shipped)
  const another = { ...orderIn.pending, orderId: 'another' }
  expect(newer(orderIn.shipped, another)).toBe(another)
})
