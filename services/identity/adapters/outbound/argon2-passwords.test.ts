import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { Busy } from '../../ports.ts'
import { argon2Passwords, roomOn } from './argon2-passwords.ts'

const cheap = { memoryKib: 8, passes: 1 }

test('a password is itself and no other, and nobody’s hash is anybody’s', async () => {
  const passwords = await argon2Passwords(cheap)
  const hash = await passwords.hash('seven clay pots')
  expect(hash).toStartWith('$argon2id$v=19$m=8,t=1,p=1$')
  expect(await passwords.verify('seven clay pots', hash)).toBe(true)
  expect(await passwords.verify('Seven clay pots', hash)).toBe(false)
  expect(await passwords.verify('nobody has this password', undefined)).toBe(false)
})

test('a hash of another cost is outdated', async () => {
  const old = await (await argon2Passwords(cheap)).hash('seven clay pots')
  const dearer = await argon2Passwords({ memoryKib: 16, passes: 2 })
  expect(dearer.isOutdated(old)).toBe(true)
  expect(dearer.isOutdated(await dearer.hash('seven clay pots'))).toBe(false)
})

test('[A20] half of the processors hash, one at least and four at most', () => {
  expect([1, 2, 3, 4, 8, 64].map((processors) => roomOn(processors).atOnce)).toEqual([1, 1, 1, 2, 4, 4])
})

test('[A20] two are hashed at once, twenty wait, and the next is turned away at once', async () => {
  const passwords = await argon2Passwords(cheap, { atOnce: 2, waiting: 20 })
  const asked = Array.from({ length: 30 }, (_, i) => passwords.hash(`password ${i}`))
  expect(passwords.isFull()).toBe(true)
  const outcomes = await Promise.allSettled(asked)
  expect(passwords.isFull()).toBe(false)
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(22)
  const turnedAway = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(turnedAway.every((reason) => reason instanceof Busy)).toBe(true)
  // Room again, once they are done.
  expect(await passwords.hash('later')).toStartWith('$argon2id$')
  passwords.close()
})

test('[A20] hashing is less urgent than the rest of this process, whose own urgency stays as it is', async () => {
  const before = lessUrgentThreads()
  const passwords = await argon2Passwords(cheap, { atOnce: 2, waiting: 20 })
  await Promise.all([passwords.hash('seven clay pots'), passwords.hash('eight clay pots')])
  expect(lessUrgentThreads().filter((id) => !before.includes(id)).length).toBeGreaterThanOrEqual(2)
  expect(getPriority()).toBe(0)
  passwords.close()
})

test('a thread that was given back is missed by nobody, and whoever waited for it is told', async () => {
  const passwords = await argon2Passwords({ memoryKib: 8_192, passes: 2 })
  const asked = passwords.hash('seven clay pots')
  passwords.close()
  await expect(asked).rejects.toThrow('nobody hashes passwords any more')
  expect(await passwords.hash('seven clay pots')).toStartWith('$argon2id$')
  passwords.close()
})

/** Threads of this process that the machine runs after others (`nice`, the 19th field of `stat`). */
function lessUrgentThreads(): string[] {
  const tasks = '/proc/self/task'
  return readdirSync(tasks).filter((id) => {
    const stat = statOf(`${tasks}/${id}`)
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]) > 0
  })
}

/** Nothing for a thread that has just ended: those of earlier tests go when the runtime has time. */
function statOf(task: string): string {
  try {
    return readFileSync(`${task}/stat`, 'utf8')
  } catch {
    return ''
  }
}

test('[A19] for nobody’s password the same work is done as for somebody’s', async () => {
  const passwords = await argon2Passwords({ memoryKib: 8_192, passes: 2 })
  const hash = await passwords.hash('seven clay pots')
  const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let i = 0; i < 15; i += 1) {
    for (const kind of ['known', 'unknown'] as const) {
      const started = performance.now()
      await passwords.verify('eight clay pots', kind === 'known' ? hash : undefined)
      taken[kind].push(performance.now() - started)
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1] ?? 0
  // Wide, since other work goes on beside this; doing nothing for nobody would be a hundredth.
  expect(median(taken.unknown) / median(taken.known)).toBeWithin(0.5, 2)
})
