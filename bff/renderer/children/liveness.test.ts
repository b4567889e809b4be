import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { createLiveness } from './liveness.ts'

function watched() {
  const clock = handClock()
  const told: string[] = []
  let since: number | undefined = 0
  let share = 1
  const liveness = createLiveness({
    clock,
    busySince: () => since,
    silentMs: () => 400,
    processorMs: () => clock.monotonic() * share,
    workMs: () => 1_000,
    onSilent: () => told.push(`silent at ${clock.monotonic()}`),
    onStuck: () => told.push('stuck'),
  })
  liveness.watch()
  const beat = async (times: number) => {
    for (let i = 0; i < times; i += 1) {
      await clock.pass(100)
      liveness.heard()
    }
  }
  return { clock, told, liveness, beat, idle: () => (since = undefined), starve: () => (share = 0) }
}

test('a busy child that says nothing is caught in a loop', async () => {
  const { clock, told } = watched()
  await clock.pass(400)
  expect(told).toEqual([])
  await clock.pass(2_000)
  expect(told).toEqual(['silent at 500'])
  expect(clock.timers).toBe(0)
})

test('one that the machine gives no time is not, until its work is too late in any case', async () => {
  const { clock, told, starve } = watched()
  starve()
  await clock.pass(1_000)
  expect(told).toEqual([])
  await clock.pass(1_000)
  expect(told).toEqual(['silent at 1100'])
})

test('one that beats is not, and is stuck when it does not get its work done', async () => {
  const { told, beat } = watched()
  await beat(10)
  expect(told).toEqual([])
  await beat(2)
  expect(told).toEqual(['stuck', 'stuck'])
})

test('an idle child is not looked at', async () => {
  const { clock, told, idle } = watched()
  idle()
  await clock.pass(5_000)
  expect(told).toEqual([])
  expect(clock.timers).toBe(0)
})

test('who did not get to listen does not say that nothing was said', () => {
  let nowMs = 0
  let wake = () => {}
  const told: string[] = []
  const liveness = createLiveness({
    clock: {
      now: () => nowMs,
      monotonic: () => nowMs,
      after(_, callback) {
        wake = callback
        return () => {}
      },
    },
    busySince: () => 0,
    silentMs: () => 400,
    processorMs: () => undefined,
    workMs: () => 60_000,
    onSilent: () => told.push(`silent at ${nowMs}`),
    onStuck: () => {},
  })
  const wakeAt = (ms: number) => {
    nowMs = ms
    wake()
  }
  liveness.watch()
  wakeAt(100)
  wakeAt(3_000)
  expect(told).toEqual([])
  for (let ms = 3_100; ms <= 3_500; ms += 100) wakeAt(ms)
  expect(told).toEqual(['silent at 3500'])
})
