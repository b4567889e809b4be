import { expect, test } from 'bun:test'
import { problem } from '@galleria/contracts/problem'
import { statusOf } from './problems.ts'

const refused = { outage: false }
const badId = { errors: [{ field: 'orderId', reason: 'must be a UUID' }] }

test('an order nobody knows is not there, however its name is wrong', () => {
  expect(statusOf({ ...problem('order-unknown'), ...refused }, 'orderId')).toBe(404)
  expect(statusOf({ ...problem('invalid-request', badId), ...refused }, 'orderId')).toBe(404)
})

test('when nobody answers the page may be there in a minute', () => {
  expect(statusOf({ ...problem('deadline-exceeded'), outage: true }, 'orderId')).toBe(503)
  expect(statusOf({ ...problem('unavailable'), status: 0, outage: true })).toBe(503)
})

test('any other refusal is passed on', () => {
  expect(statusOf({ ...problem('invalid-request'), ...refused })).toBe(400)
})
