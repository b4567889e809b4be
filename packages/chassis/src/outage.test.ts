import { expect, test } from 'bun:test'
import { Outage, outageBehind } from './outage.ts'

const outage = new Outage('timeout', 'payments.payment.authorize')

test('an outage is found behind the errors that were wrapped around it', () => {
  expect(outageBehind(outage)).toBe(outage)
  const wrapped = new Error('could not place the order', { cause: new Error('could not pay', { cause: outage }) })
  expect(outageBehind(wrapped)).toBe(outage)
})

test('a bug has none behind it, however it is thrown, and a chain that bites its tail ends', () => {
  const circle: Error & { cause?: unknown } = new Error('circle')
  circle.cause = circle
  for (const error of [new TypeError('bug'), 'a string', undefined, null, { cause: outage }, circle])
    expect(outageBehind(error)).toBeUndefined()
})

test('the outside is told that it may try again, and neither who nor why', () => {
  const told = new Outage('no-responders', 'payments.payment.authorize', { cause: new Error('secret') }).problem
  expect(told).toMatchObject({ code: 'unavailable', status: 503 })
  expect(JSON.stringify(told)).not.toMatch(/payments|secret/)
  expect(outage.problem).toMatchObject({ code: 'deadline-exceeded', status: 504 })
})
