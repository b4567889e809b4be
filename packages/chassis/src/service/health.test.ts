import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { realWorld } from '../ports/index.ts'
import { checkHealth } from './health.ts'

test('a dependency is up when its check ends, down with its reason when it throws', async () => {
  const health = await checkHealth(
    {
      sqlite: () => {},
      psp: async () => {},
      disk: () => {
        throw new Error('no space left')
      },
      bus: async () => Promise.reject(new Error('not connected')),
    },
    realWorld,
  )
  expect(health.map(({ name, status, reason }) => [name, status, reason])).toEqual([
    ['sqlite', 'up', undefined],
    ['psp', 'up', undefined],
    ['disk', 'down', 'no space left'],
    ['bus', 'down', 'not connected'],
  ])
})

test('a dependency that does not answer within a second is down, and keeps the others from nothing', async () => {
  const clock = handClock()
  const asked = checkHealth({ psp: () => new Promise(() => {}), sqlite: () => {} }, { ...realWorld, clock })
  await clock.pass(1_000)
  expect(await asked).toEqual([
    { name: 'psp', status: 'down', durationMs: 1_000, reason: 'no answer within 1000 ms' },
    { name: 'sqlite', status: 'up', durationMs: 0 },
  ])
})

test('a check that has answered leaves no timer behind', async () => {
  const clock = handClock()
  await checkHealth({ psp: async () => {}, sqlite: () => {} }, { ...realWorld, clock })
  expect(clock.timers).toBe(0)
})
