import { expect, test } from 'bun:test'
import { createApp, nextTick, ref } from 'vue'
import type { ApiAnswer, ApiProblem } from './api.ts'
import { createPageContext, pageContextKey } from './context.ts'
import { type Loaded, useLoad } from './load.ts'
import { hasGaps, patienceMs } from './recover.ts'

type Page = { stock: { state: 'fresh' | 'stale' | 'missing' } }

const outage: ApiProblem = { type: 'about:blank', title: 'away', status: 503, code: 'unavailable', outage: true }
const refusal: ApiProblem = { ...outage, status: 404, code: 'product-unknown', outage: false }
const page = (state: Page['stock']['state']): ApiAnswer<Page> => ({ ok: true, value: { stock: { state } } })

/** A page whose clock is turned by hand. */
function setUp(answers: ApiAnswer<Page>[]): { loaded: Loaded<Page>; waits: number[]; pass(): Promise<void> } {
  const waits: number[] = []
  let due: (() => void) | undefined
  const app = createApp({})
  const later = (delayMs: number, callback: () => void) => {
    waits.push(delayMs)
    due = callback
    return () => {
      due = undefined
    }
  }
  app.provide(pageContextKey, createPageContext({ locale: ref('en' as const), later }))
  const loaded = app.runWithContext(() => useLoad('product', async () => answers.shift() ?? page('fresh')))
  return {
    loaded,
    waits,
    async pass() {
      due?.()
      for (let turn = 0; turn < 5; turn += 1) await nextTick()
    },
  }
}

test('a page that could not be had is asked for again by itself, and stands as soon as it is there', async () => {
  const { loaded, waits, pass } = setUp([
    { ok: false, problem: outage },
    { ok: false, problem: outage },
  ])
  await loaded.reload()
  await nextTick()
  expect(loaded.load.value.phase).toBe('failed')

  await pass()
  expect(loaded.load.value.phase).toBe('failed')
  await pass()
  expect(loaded.load.value).toEqual({ phase: 'ready', value: { stock: { state: 'fresh' } }, reloading: false })
  expect(waits).toEqual([2_000, 4_000])
})

test('a missing part is filled in while the rest stands, and an answer that brings nothing better changes nothing', async () => {
  const { loaded, pass } = setUp([page('missing'), { ok: false, problem: outage }])
  await loaded.reload()
  await nextTick()
  const shown = loaded.load.value

  await pass()
  expect(loaded.load.value).toBe(shown)
  await pass()
  expect(loaded.load.value).toEqual({ phase: 'ready', value: { stock: { state: 'fresh' } }, reloading: false })
})

test('what the shop refuses is not asked for again', async () => {
  const { loaded, waits } = setUp([{ ok: false, problem: refusal }])
  await loaded.reload()
  await nextTick()
  expect(waits).toEqual([])
})

test('patience grows to half a minute, and a whole page leaves nothing to wish for', () => {
  expect([0, 1, 2, 3, 4, 9].map(patienceMs)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect(hasGaps({ stock: { state: 'fresh' }, name: 'lamp', lines: [] })).toBe(false)
  expect(hasGaps({ stock: { state: 'stale' } })).toBe(true)
})
