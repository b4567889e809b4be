import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { done, refuse } from '@galleria/contracts/answer'
import { createLastKnown } from './last-known.ts'
import { part } from './part.ts'

const nobody = () => Promise.reject(new Outage('no-responders', 'catalog.category.list'))

function memoryAt(maxAgeMs: number) {
  let nowMs = Date.UTC(2026, 0, 15)
  const clock = { now: () => nowMs, monotonic: () => nowMs, after: () => () => {} }
  const recall = createLastKnown<string[]>({ clock, questions: 2, maxAgeMs })
  return { recall, pass: (ms: number) => (nowMs += ms) }
}

test('an answer is fresh, and shown again with its date when nobody answers', async () => {
  const { recall, pass } = memoryAt(60_000)
  expect(await part(Promise.resolve(done(['lamps'])), recall('en'))).toEqual({ state: 'fresh', data: ['lamps'] })

  pass(30_000)
  expect(await part(nobody(), recall('en'))).toEqual({
    state: 'stale',
    data: ['lamps'],
    asOf: '2026-01-15T00:00:00.000Z',
  })
})

test('what is too old to be shown, or was asked in other words, is missing with the reason', async () => {
  const { recall, pass } = memoryAt(60_000)
  await part(Promise.resolve(done(['lamps'])), recall('en'))

  expect(await part(nobody(), recall('ko'))).toMatchObject({ state: 'missing', problem: { code: 'unavailable' } })
  pass(60_001)
  expect(await part(nobody(), recall('en'))).toMatchObject({ state: 'missing' })
})

test('a refusal is an answer: what was known before it is not shown instead', async () => {
  const { recall } = memoryAt(60_000)
  await part(Promise.resolve(done(['lamps'])), recall('en'))

  expect(await part(Promise.resolve(refuse('not-found')), recall('en'))).toMatchObject({
    state: 'missing',
    problem: { code: 'not-found' },
  })
})

test('a bug is nobody’s part', async () => {
  await expect(part(Promise.reject(new TypeError('undefined is not a lamp')))).rejects.toThrow(TypeError)
})
