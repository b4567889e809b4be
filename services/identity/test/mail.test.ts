import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { eventually, freePort, rememberingLogger, testCall } from '@galleria/testkit'
import { startMailbox } from '../../../infra/mailbox/server.ts'
import { createVault } from '../adapters/outbound/keys/vault.ts'
import { mailMigration, openPost } from '../adapters/outbound/mail/post.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function mailServer() {
  const folder = await mkdtemp(join(tmpdir(), 'identity-mail-'))
  ends.push(() => rm(folder, { recursive: true }))
  // It comes back where it was.
  const smtpPort = await freePort()
  return {
    async start() {
      const mailbox = await startMailbox({ HTTP_PORT: '0', SMTP_PORT: String(smtpPort), DATA_DIR: folder }, () => {})
      let stopped: Promise<void> | undefined
      const stop = () => {
        stopped ??= mailbox.stop()
        return stopped
      }
      ends.push(stop)
      const subjects = async () => {
        const answer = await fetch(`${mailbox.url}/api/mails?to=mina@example.com`)
        return ((await answer.json()) as { mails: { subject: string }[] }).mails.map(({ subject }) => subject)
      }
      return { smtpUrl: mailbox.smtpUrl, stop, subjects }
    },
  }
}

test('mails written while the mail server is down arrive once each when it is back', async () => {
  const server = await mailServer()
  const before = await server.start()
  await before.stop()

  const db = openDatabase({ file: ':memory:', migrations: [mailMigration] })
  const log = rememberingLogger()
  const post = openPost({
    db,
    vault: createVault(new Uint8Array(32), realWorld.random),
    smtpUrl: before.smtpUrl,
    from: 'Galleria <no-reply@galleria.example>',
    service: { world: realWorld, log, metrics: createMetrics('identity') },
  })
  const round = () => post.chore.run(testCall())
  const letter = { to: 'mina@example.com', link: 'http://localhost:8085/', goodForMinutes: 30 } as const
  post.put(await post.write({ ...letter, kind: 'reset-password', locale: 'en' }))
  post.put(await post.write({ ...letter, kind: 'verify-email', locale: 'ko' }))
  await round()
  await round()

  const after = await server.start()
  await eventually(
    async () => {
      await round()
      expect((await after.subjects()).sort()).toEqual([
        'Galleria: Choose a new password',
        'Galleria: 이메일 주소를 확인해 주세요',
      ])
    },
    { withinMs: 5_000 },
  )
  await round()
  expect(await after.subjects()).toHaveLength(2)
  expect(JSON.stringify(log.lines)).toContain('a mail was not taken')
  expect(JSON.stringify(log.lines)).not.toContain('mina')
})
