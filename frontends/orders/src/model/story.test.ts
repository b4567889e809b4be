import { expect, test } from 'bun:test'
import { Order } from '@galleria/contracts/orders'
import { orderIn } from '../testing/order-states.ts'
import { parcelIn } from '../testing/parcels.ts'
import { isOver, merged } from './order-end.ts'
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
  expect(merged(orderIn.shipped, orderIn.confirmed)).toBe(orderIn.shipped)
  expect(merged(orderIn.confirmed, orderIn.shipped)).toEqual(orderIn.shipped)
  const another = { ...orderIn.pending, orderId: 'another' }
  expect(merged(orderIn.shipped, another)).toBe(another)
})

test('an order and its packages are followed by themselves: neither goes back, and no news of one takes the other away', () => {
  const known = { ...orderIn.shipped, parcel: parcelIn.onItsWay }
  expect(merged(known, { ...orderIn.confirmed, parcel: parcelIn.packed })).toBe(known)
  expect(merged(known, orderIn.delivered)).toEqual({ ...orderIn.delivered, parcel: parcelIn.onItsWay })
  expect(merged(known, { ...orderIn.confirmed, parcel: parcelIn.delivered })).toEqual({
    ...orderIn.shipped,
    parcel: parcelIn.delivered,
  })
})

test('that nobody knows where the packages are holds until somebody does', () => {
  const unknown = { ...orderIn.shipped, parcelUnknown: true } as const
  expect(merged(orderIn.shipped, unknown)).toEqual(unknown)
  expect(merged(unknown, orderIn.delivered)).toEqual({ ...orderIn.delivered, parcelUnknown: true })
  expect(merged(unknown, { ...orderIn.shipped, parcel: parcelIn.onItsWay })).toEqual({
    ...orderIn.shipped,
    parcel: parcelIn.onItsWay,
  })
})
