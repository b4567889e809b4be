import { expect, test } from 'bun:test'
import { euros } from '@galleria/contracts/values'
import { orderIn } from '../testing/order-states.ts'
import { moneyBackIfCancelled, moneyBackOf } from './money-back.ts'

test('before the parcel has left nothing was taken, so nothing has to come back', () => {
  expect(moneyBackOf(orderIn.cancelled)).toEqual({ kind: 'let-go', money: euros(42_700) })
  expect(moneyBackOf(orderIn.revised)).toEqual({ kind: 'let-go', money: euros(33_800) })
  expect(moneyBackIfCancelled(orderIn.confirmed)).toEqual({ kind: 'let-go', money: euros(42_700) })
})

test('what was taken when the parcel left comes back when it is called back', () => {
  expect(moneyBackOf(orderIn.calledBack)).toEqual({ kind: 'given-back', money: euros(42_700) })
  expect(moneyBackIfCancelled(orderIn.shipped)).toEqual({ kind: 'given-back', money: euros(42_700) })
})

test('a smaller order that was then called back has some of each', () => {
  const timeline = [...orderIn.calledBack.timeline, { what: 'revised' as const, at: orderIn.calledBack.placedAt }]
  expect(moneyBackOf({ ...orderIn.calledBack, timeline })?.kind).toBe('both')
})

test('what revisions let go of stays so when the rest is on its way', () => {
  const timeline = [...orderIn.revised.timeline, { what: 'shipped' as const, at: orderIn.revised.placedAt }]
  expect(moneyBackOf({ ...orderIn.revised, status: 'shipped', timeline })?.kind).toBe('let-go')
})

test('an order that keeps all of its money says nothing about it', () => {
  expect(moneyBackOf(orderIn.confirmed)).toBeUndefined()
})
