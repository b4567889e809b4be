import { expect, test } from 'bun:test'
import { handClock, rememberingLogger } from '@galleria/testkit'
import { beginDrain } from './drain.ts'

test('each step has its turn, whatever became of the one before', async () => {
  const clock = handClock()
  const log = rememberingLogger()
  const step = beginDrain(clock, 1_000, log)
  const done: string[] = []
  const draining = (async () => {
    await step('http', () => new Promise(() => {}))
    await step('outbox', () => Promise.reject(new Error('no broker')))
    await step('store', () => {
      throw new Error('locked')
    })
    await step('telemetry', () => void done.push('sent'))
  })()
  await clock.pass(1_000)
  await draining
  expect(done).toEqual(['sent'])
  expect(log.lines.map(({ level, fields }) => [level, fields.step])).toEqual([
    ['error', 'http'],
    ['error', 'outbox'],
    ['error', 'store'],
  ])
})

test('steps that hang share one budget, and the last still gets half a second', async () => {
  const clock = handClock()
  const step = beginDrain(clock, 1_000, rememberingLogger())
  const draining = (async () => {
    await step('http', () => new Promise(() => {}))
    await step('store', () => new Promise(() => {}))
    return clock.monotonic()
  })()
  await clock.pass(5_000)
  expect(await draining).toBe(1_500)
})
