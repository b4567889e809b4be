import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { budget } from './budget.ts'
import { inBudget, within } from './deadline.ts'

const late = () => new Error('too late')
const nothing = () => {}

test('work that ends in time is its own result, and leaves no timer', async () => {
  const clock = handClock()
  expect(await within(clock, 100, Promise.resolve('lamp'), late)).toBe('lamp')
  await expect(within(clock, 100, Promise.reject(new TypeError('broken')), late)).rejects.toBeInstanceOf(TypeError)
  expect(clock.timers).toBe(0)
})

test('work that does not end is given up at its time, and its later failure is told elsewhere', async () => {
  const clock = handClock()
  const { promise, reject } = Promise.withResolvers<string>()
  const abandoned: unknown[] = []
  const outcome = within(clock, 100, promise, late, (error) => abandoned.push(error)).catch((error) => error.message)
  await clock.pass(100)
  expect(await outcome).toBe('too late')
  reject('fell over')
  await clock.pass(0)
  expect(abandoned).toEqual(['fell over'])
})

test('a handler that has answered already costs no timer; one that takes longer than its budget is an outage', async () => {
  const clock = handClock()
  const frame = { clock, budget: budget(clock, 50), target: 'catalog.product.get' }
  expect(inBudget(frame, 'at once', nothing)).toBe('at once')
  expect(clock.timers).toBe(0)
  const outcome = Promise.resolve(inBudget(frame, new Promise(nothing), nothing)).catch((error) => error)
  await clock.pass(50)
  expect(await outcome).toMatchObject({ name: 'Outage', kind: 'budget-spent', target: 'catalog.product.get' })
})
