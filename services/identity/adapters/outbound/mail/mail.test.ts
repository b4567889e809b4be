import { expect, test } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { handClock, rememberingLogger } from '@galleria/testkit'
import type { LetterKind } from '../../../letters.ts'
import { texts } from '../../../pages/texts/texts.ts'
import { createVault } from '../keys/vault.ts'
import { compose } from './compose.ts'
import { createMailQueue, mailMigration } from './mail-queue.ts'
import { createPostOffice, type Delivery } from './post-office.ts'

const hour = 3_600_000

function open(limit?: number) {
  const clock = handClock()
  const db = openDatabase({ file: ':memory:', migrations: [mailMigration] })
  const queue = createMailQueue(db, createVault(new Uint8Array(32), realWorld.random), limit)
  const log = rememberingLogger()
  const outcomes: Delivery[] = []
  const carried: string[] = []
  const office = createPostOffice({
    queue,
    clock,
    random: { fraction: () => 0, bytes: (length) => new Uint8Array(length) },
    log,
    metrics: createMetrics('identity'),
    carry: async ({ id }) => {
      carried.push(id)
      return outcomes.shift() ?? 'sent'
    },
  })
  const put = (id: string, goodForMs = hour) =>
    queue.add(
      id,
      { to: 'mina@example.com', subject: 's', text: 't', html: 'h', goodUntil: clock.now() + goodForMs },
      clock.now(),
    )
  return { db, clock, queue, office, outcomes, carried, put, log }
}

test('mails are sent in the order in which they were written, and forgotten', async () => {
  const { office, put, carried, queue } = open()
  for (const id of ['1', '2']) put(id)
  await office.sendDue()
  expect(carried).toEqual(['1', '2'])
  expect(queue.count()).toBe(0)
})

test('a mail server that is down loses nothing: each mail is tried again, less and less often', async () => {
  const { office, put, carried, queue, outcomes, clock } = open()
  put('1')
  put('2')
  outcomes.push('missed', 'missed', 'missed', 'missed')
  await office.sendDue()
  expect(carried).toEqual(['1'])
  await office.sendDue()
  expect(carried).toEqual(['1', '2'])
  await office.sendDue()
  expect(carried).toHaveLength(2)

  await clock.pass(500)
  await office.sendDue()
  expect(carried).toEqual(['1', '2', '1'])
  await office.sendDue()
  await clock.pass(999)
  await office.sendDue()
  expect(carried).toHaveLength(4)
  await clock.pass(1)
  await office.sendDue()
  expect(carried).toHaveLength(6)
  expect(queue.count()).toBe(0)
})

test('a mail that the server will never take is given up, and those behind it are sent', async () => {
  const { office, put, carried, queue, outcomes, log } = open()
  put('1-refused')
  put('2-next')
  outcomes.push('refused')
  await office.sendDue()
  expect(carried).toEqual(['1-refused', '2-next'])
  expect(queue.count()).toBe(0)
  expect(JSON.stringify(log.lines)).toContain('given up')
  expect(JSON.stringify(log.lines)).not.toContain('mina')
})

test('a mail whose link is no longer good is not sent any more', async () => {
  const { office, put, carried, queue, clock } = open()
  put('late', 1_000)
  await clock.pass(1_000)
  await office.sendDue()
  expect(carried).toEqual([])
  expect(queue.count()).toBe(0)
})

test('as many mails wait as there is room for, and one more is an outage', () => {
  const { put } = open(1)
  put('1')
  expect(() => put('2')).toThrow('identity.mail: overloaded')
})

test('the store alone does not show whom a mail is for, nor the link in it', () => {
  const { put, db } = open()
  put('1')
  expect(db.serialize().toString('latin1')).not.toContain('mina@example.com')
})

test('two rounds at once are one', async () => {
  const { office, put, carried } = open()
  put('1')
  await Promise.all([office.sendDue(), office.sendDue()])
  expect(carried).toEqual(['1'])
})

const kinds: readonly LetterKind[] = [
  'verify-email',
  'account-known',
  'reset-password',
  'account-unknown',
  'password-changed',
  'passkey-added',
  'account-closed',
]
const link = 'http://localhost:8085/verify?token=a&b="><script>'

for (const kind of kinds) {
  test(`the mail “${kind}” says the same as text and as markup, in both languages, and what is put into it stays text`, async () => {
    for (const locale of ['en', 'ko'] as const) {
      const mail = await compose({ kind, to: 'mina@example.com', locale, link, goodForMinutes: 30 }, 0)
      expect(mail.text).toContain(link)
      expect(mail.html).toContain('http://localhost:8085/verify?token=a&amp;b=&quot;&gt;&lt;script&gt;')
      expect(mail.html).not.toContain('<script>')
      expect(mail.html).toContain(`lang="${locale}"`)
      expect(mail.text).toContain(texts[locale].mail.good(30))
      expect(mail.goodUntil).toBe(30 * 60_000)
      expect(/[가-힣]/.test(mail.text)).toBe(locale === 'ko')
    }
  })
}
