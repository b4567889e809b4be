import { expect, test } from 'bun:test'
import { systemRandom } from '../ports/index.ts'
import type { Registered } from '../service/registry.ts'
import { createLogger } from '../telemetry/logger.ts'
import { createPool } from './instance-pool.ts'

const instance = (name: string): Registered => ({
  name: 'bff-web',
  instance: name,
  version: '1',
  metadata: { http: `http://${name}` },
})

function poolOver(...names: string[]) {
  let nowMs = 0
  let found: Registered[] = names.map(instance)
  const pool = createPool({
    name: 'bff-web',
    registry: { find: async () => found },
    clock: { now: () => nowMs, monotonic: () => nowMs, after: () => () => {} },
    random: systemRandom,
    log: createLogger('pool-test', 'test', 'silent'),
  })
  const picked = () => new Set(Array.from({ length: 60 }, () => pool.pick()?.url))
  return { pool, picked, roll: (...now: string[]) => (found = now.map(instance)), pass: (ms: number) => (nowMs += ms) }
}

test('requests go to every instance that answers the roll call', async () => {
  const { pool, picked, roll } = poolOver('a', 'b')
  await pool.refresh()
  expect(picked()).toEqual(new Set(['http://a', 'http://b']))

  roll('b', 'c')
  await pool.refresh()
  expect(picked()).toEqual(new Set(['http://b', 'http://c']))
})

test('of two, the less busy is taken', async () => {
  const { pool } = poolOver('a', 'b')
  await pool.refresh()
  const busy = pool.pick()
  if (!busy) throw new Error('nobody answered the roll call')
  for (let i = 0; i < 10; i += 1) pool.enter(busy)
  const taken = Array.from({ length: 60 }, () => pool.pick()?.url).filter((url) => url === busy.url)

  // Both draws fall on the busy one in a quarter of all cases.
  expect(taken.length).toBeLessThan(40)
})

test('an instance that failed is left out at once, and comes back after a while', async () => {
  const { pool, picked, pass } = poolOver('a', 'b')
  await pool.refresh()
  const failed = pool.pick()
  if (!failed) throw new Error('nobody answered the roll call')
  pool.leaveOut(failed)
  await pool.refresh()
  expect(picked()).not.toContain(failed.url)

  pass(2_001)
  expect(picked()).toContain(failed.url)
})

test('a roll call that nobody answers leaves the last list standing, since the broker may be what is gone', async () => {
  const { pool, picked, roll } = poolOver('a')
  await pool.refresh()
  roll()
  await pool.refresh()

  expect(picked()).toEqual(new Set(['http://a']))
})

test('the only instance is tried again after a failure, since there is nobody else to ask', async () => {
  const { pool } = poolOver('a')
  await pool.refresh()
  const only = pool.pick()
  if (!only) throw new Error('nobody answered the roll call')
  pool.leaveOut(only)

  expect(pool.pick(only)).toEqual(only)
})
