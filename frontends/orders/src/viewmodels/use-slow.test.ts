import { expect, test } from 'bun:test'
import { nextTick, ref } from 'vue'
import { handClock } from '../testing/hand-clock.ts'
import { inPage } from '../testing/in-page.ts'
import { useSlow } from './use-slow.ts'

test('what takes long says so after a while, and no longer once it is over', async () => {
  const clock = handClock()
  const underWay = ref(true)
  const { vm: slow } = inPage(() => useSlow(() => underWay.value, 20_000, clock))
  await clock.pass(19_000)
  expect(slow.value).toBe(false)
  await clock.pass(1_000)
  expect(slow.value).toBe(true)
  underWay.value = false
  await nextTick()
  expect(slow.value).toBe(false)
})

test('what is done soon is never slow, and a page that was left waits for nothing', async () => {
  const clock = handClock()
  const underWay = ref(true)
  const { vm: slow, leave } = inPage(() => useSlow(() => underWay.value, 20_000, clock))
  underWay.value = false
  await nextTick()
  await clock.pass(60_000)
  expect([slow.value, clock.waiting]).toEqual([false, 0])
  underWay.value = true
  await nextTick()
  leave()
  expect(clock.waiting).toBe(0)
})
