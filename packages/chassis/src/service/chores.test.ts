import { expect, test } from 'bun:test'
import { handClock, rememberingLogger, testCall } from '@galleria/testkit'
import { startChores } from './chores.ts'

const call = () => testCall()

test('a chore comes round, and the next round waits for the last', async () => {
  const clock = handClock()
  let begun = 0
  let atOnce = 0
  let most = 0
  const run = async () => {
    begun += 1
    atOnce += 1
    most = Math.max(most, atOnce)
    await new Promise<void>((resolve) => clock.after(250, resolve))
    atOnce -= 1
  }
  const chores = startChores([{ name: 'lapse', everyMs: 100, run }], clock, rememberingLogger(), call)
  expect(begun).toBe(0)
  await clock.pass(1_050)
  expect([begun, most]).toEqual([3, 1])
  const stopped = chores.stop()
  await clock.pass(1_000)
  await stopped
})

test('a chore that fails is logged and comes round again, and does not keep another', async () => {
  const clock = handClock()
  const log = rememberingLogger()
  const swept: string[] = []
  const chores = startChores(
    [
      { name: 'fails', everyMs: 100, run: () => Promise.reject(new Error('locked')) },
      { name: 'throws', everyMs: 100, run: () => JSON.parse('{') },
      { name: 'sweeps', everyMs: 100, run: () => void swept.push('swept') },
    ],
    clock,
    log,
    call,
  )
  await clock.pass(300)
  await chores.stop()
  expect(log.lines.map(({ fields }) => fields.chore)).toEqual(['fails', 'throws', 'fails', 'throws', 'fails', 'throws'])
  expect(swept).toHaveLength(3)
})

test('stopping waits for the round in hand, and no other begins', async () => {
  const clock = handClock()
  let begun = 0
  const { promise: work, resolve: finish } = Promise.withResolvers<void>()
  const run = () => {
    begun += 1
    return work
  }
  const chores = startChores([{ name: 'slow', everyMs: 100, run }], clock, rememberingLogger(), call)
  await clock.pass(100)
  let isStopped = false
  const stopping = chores.stop().then(() => {
    isStopped = true
  })
  await clock.pass(1_000)
  expect(isStopped).toBe(false)
  finish()
  await stopping
  await clock.pass(1_000)
  expect([begun, clock.timers]).toEqual([1, 0])
})

test('a chore that is stopped between two rounds does not come round', async () => {
  const clock = handClock()
  let begun = 0
  const run = () => {
    begun += 1
  }
  const chores = startChores([{ name: 'lapse', everyMs: 100, run }], clock, rememberingLogger(), call)
  await chores.stop()
  await clock.pass(1_000)
  expect(begun).toBe(0)
})
