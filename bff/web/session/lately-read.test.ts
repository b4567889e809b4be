import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { latelyMs, latelyRead } from './lately-read.ts'
import { type KeptSession, type SessionStore, sessionKey } from './session-store.ts'

/** A store that counts how often it is read, with one session that others can change and end. */
function counting() {
  let kept: KeptSession | undefined = {
    key: sessionKey('a'),
    revision: 1,
    session: { userId: 'mina' } as KeptSession['session'],
  }
  const reads: string[] = []
  async function read(name: string): Promise<KeptSession | undefined> {
    reads.push(name)
    return kept
  }
  const store: SessionStore = {
    begin: async () => {
      throw new Error('nobody begins here')
    },
    find: read,
    again: read,
    async change({ key }, session) {
      if (kept) kept = { key, revision: kept.revision + 1, session }
      return kept
    },
    async end() {
      kept = undefined
    },
    endAll: async () => (kept ? [kept] : []),
  }
  function endElsewhere(): void {
    kept = undefined
  }
  return { store, reads, endElsewhere }
}

const clock = handClock()

test('a session is read once in a second, however often it is looked for', async () => {
  const { store, reads } = counting()
  const lately = latelyRead(store, clock)
  expect(await lately.find('a')).toBe(await lately.find('a'))
  expect(reads).toHaveLength(1)
  await clock.pass(latelyMs)
  await lately.find('a')
  expect(reads).toHaveLength(2)
})

test('[B2] one that another instance has ended is over here within a second', async () => {
  const { store, endElsewhere } = counting()
  const lately = latelyRead(store, clock)
  await lately.find('a')
  endElsewhere()
  await clock.pass(latelyMs)
  expect(await lately.find('a')).toBeUndefined()
})

test('[B2] one that is ended here is over at once', async () => {
  const { store } = counting()
  const lately = latelyRead(store, clock)
  const kept = await lately.find('a')
  await lately.end(kept?.key ?? '')
  expect(await lately.find('a')).toBeUndefined()
})

test('what is to be written over is read anew, and what was written is seen at once', async () => {
  const { store, reads } = counting()
  const lately = latelyRead(store, clock)
  const kept = (await lately.find('a')) as KeptSession
  const before = reads.length
  await lately.again(kept.key)
  expect(reads).toHaveLength(before + 1)
  await lately.change(kept, { ...kept.session, name: 'Mina' })
  expect((await lately.find('a'))?.revision).toBe(2)
})
