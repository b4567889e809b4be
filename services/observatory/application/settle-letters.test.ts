import { expect, test } from 'bun:test'
import type { DeadLetters } from '../ports.ts'
import { makeDiscardLetters, makeReplayLetters } from './settle-letters.ts'

const always = () => true

/** Letters by their consumer; a replay to shipping dies again at once, and nobody is called `gone` any more. */
function lettersOf(consumers: Record<number, string>) {
  const left = new Map(Object.entries(consumers).map(([id, consumer]) => [Number(id), consumer]))
  const replayed: number[] = []
  const letters: DeadLetters = {
    list: () => Promise.reject(new Error('not needed')),
    get: () => Promise.reject(new Error('not needed')),
    oldest: async ({ limit, consumer }) =>
      [...left]
        .filter(([, own]) => consumer === undefined || own === consumer)
        .map(([id]) => id)
        .toSorted((a, b) => a - b)
        .slice(0, limit),
    async replay(letterId) {
      const consumer = left.get(letterId)
      if (consumer === undefined) return 'unknown'
      if (consumer === 'gone') return 'consumer-gone'
      left.delete(letterId)
      replayed.push(letterId)
      if (consumer === 'shipping') left.set(Math.max(letterId, ...left.keys()) + 1, consumer)
      return 'replayed'
    },
    discard: async (letterId) => left.delete(letterId),
  }
  return { letters, left, replayed }
}

test('one letter is replayed by its name, and only once', async () => {
  const { letters, left } = lettersOf({ 7: 'payments', 8: 'payments' })
  const replay = makeReplayLetters({ letters })
  expect(await replay({ letterId: 7 }, always)).toEqual({ ok: true, count: 1 })
  expect(await replay({ letterId: 7 }, always)).toEqual({ ok: false, reason: 'unknown' })
  expect([...left.keys()]).toEqual([8])
})

test('all letters of a consumer are replayed in the order in which they died, and those of others are not', async () => {
  const { letters, left, replayed } = lettersOf({ 3: 'payments', 1: 'payments', 2: 'orders' })
  expect(await makeReplayLetters({ letters })({ consumer: 'payments' }, always)).toEqual({ ok: true, count: 2 })
  expect(replayed).toEqual([1, 3])
  expect([...left.keys()]).toEqual([2])
})

test('letters that die again at once are not replayed for ever', async () => {
  const { letters, left } = lettersOf({ 1: 'shipping', 2: 'shipping' })
  expect(await makeReplayLetters({ letters })({ all: true }, always)).toEqual({ ok: true, count: 2 })
  expect(left.size).toBe(2)
})

test('a letter whose consumer is no more stays until somebody discards it', async () => {
  const { letters, left } = lettersOf({ 1: 'gone', 2: 'orders' })
  const replay = makeReplayLetters({ letters })
  expect(await replay({ letterId: 1 }, always)).toEqual({ ok: false, reason: 'consumer-gone' })
  expect(await replay({ all: true }, always)).toEqual({ ok: true, count: 1 })
  expect([...left.keys()]).toEqual([1])
  expect(await makeDiscardLetters({ letters })({ all: true }, always)).toEqual({ ok: true, count: 1 })
  expect(left.size).toBe(0)
})

test('what there is no time for stays, and is told as not done', async () => {
  const { letters, left } = lettersOf({ 1: 'orders', 2: 'orders', 3: 'orders' })
  const hasTime = () => left.size > 1
  expect(await makeDiscardLetters({ letters })({ consumer: 'orders' }, hasTime)).toEqual({ ok: true, count: 2 })
  expect([...left.keys()]).toEqual([3])
})
