import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { type EntryBody, type Head, seal } from '@galleria/chassis/audit/chain'
import { guestName } from '@galleria/chassis/audit/guest-name'
import { type AuditEntry, audit } from '@galleria/contracts/audit'
import { auditCommand } from '@galleria/infra/audit'
import type { Report } from '@galleria/infra/audit-verify'
import { eventually, testCall } from '@galleria/testkit'
import { mina } from './a-folder.ts'
import { type RunningKeeper, startRunningKeeper } from './running-keeper.ts'

let shop: RunningKeeper
beforeAll(async () => {
  shop = await startRunningKeeper()
}, 30_000)
afterAll(() => shop.stop())

test('[S3] who turned away whom on the bus is itself in the audit', async () => {
  const stranger = testCall({ caller: mina })
  expect(await shop.broker.client(audit).entry.list({ limit: 1 }, stranger)).toMatchObject({
    ok: false,
    problem: { code: 'not-permitted' },
  })
  await eventually(async () => {
    const [refused] = await shop.entries({ writer: 'audit', action: 'security.refused-permission' })
    expect(refused).toMatchObject({
      outcome: 'refused',
      reason: 'not-permitted',
      object: { kind: 'endpoint', id: 'audit.entry.list' },
      principal: { kind: 'guest', id: guestName(mina.principal.id) },
      traceId: stranger.trace.traceId,
    })
  })
})

test('[S3] a look into the audit is in the audit before it is answered', async () => {
  const call = testCall()
  const answer = await shop.broker
    .client(audit)
    .entry.list({ action: 'data.read', objectId: 'audit.entry.list', limit: 1 }, call)
  expect(answer.ok).toBe(true)
  const own = new Database(shop.file, { readonly: true })
  const [last] = own
    .query<{ body: string }, []>(
      `SELECT body FROM audit_entries WHERE body ->> '$.action' = 'data.read' ORDER BY sequence DESC`,
    )
    .all()
  own.close()
  expect(JSON.parse(last?.body ?? '{}')).toMatchObject({
    object: { id: 'audit.entry.list' },
    principal: { roles: expect.arrayContaining(['auditor']) },
  })
})

/** The last tests: what is found broken stays found. */
test('an entry that says something else than before is a finding, for good', async () => {
  const payments = await shop.aWriter('payments')
  await payments.start()
  payments.write('p-1', 'p-2', 'p-3')
  await shop.wholeChain('payments', payments.trail)
  await payments.stop()
  const [last] = await shop.entries({ writer: 'payments' })
  const { previous, hash: _hash, ...said } = last as AuditEntry
  const { sequence } = said
  const forged = seal({ ...said, action: 'cart.emptied' }, previous)
  await shop.send('payments', { writer: 'payments', entries: [forged] })
  await eventually(async () =>
    expect((await shop.heads()).broken).toEqual([{ writer: 'payments', sequence, reason: 'other-than-before' }]),
  )
  expect((await shop.entries({ writer: 'payments', action: 'cart.emptied' })).length).toBe(0)
  expect(await shop.metric('galleria_audit_broken_chains')).toBe(1)
  expect(await shop.health()).toMatchObject({
    status: 'up',
    details: { chains: { broken: [{ writer: 'payments' }], gaps: [] } },
  })
  await eventually(async () =>
    expect(await shop.entries({ writer: 'audit', action: 'audit.broken' })).toMatchObject([
      { object: { kind: 'writer', id: 'payments' }, outcome: 'refused', reason: 'other-than-before' },
    ]),
  )
})

test('[S3] nobody writes in the name of another, and what cannot be read stops nobody', async () => {
  const head: Head = { sequence: 0, hash: '0'.repeat(64) }
  const body: EntryBody = {
    writer: 'orders',
    sequence: 1,
    at: '2026-01-15T10:00:00.000Z',
    action: 'cart.changed',
    principal: mina.principal,
    actors: [],
    outcome: 'done',
  }
  await shop.send('shipping', { writer: 'orders', entries: [seal(body, head.hash)] })
  await shop.send('gateway', {
    writer: 'gateway/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d',
    entries: [seal(body, head.hash)],
  })
  await shop.broker.bus.publish('audit.renderer', 'no JSON at all', {}, crypto.randomUUID(), 2_000)
  await eventually(async () =>
    expect((await shop.heads()).broken.slice(1)).toEqual([
      { writer: 'shipping', sequence: 1, reason: 'not-its-own' },
      { writer: 'gateway/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d', sequence: 1, reason: 'other-writer' },
      { writer: 'renderer', sequence: 1, reason: 'not-its-own' },
    ]),
  )
  const shipping = await shop.aWriter('shipping')
  await shipping.start()
  shipping.write('s-1')
  await shop.wholeChain('shipping', shipping.trail)
  await shipping.stop()
})

test.each(['kept_entries', 'broken_entries', 'audit_entries'])(
  'no statement changes %s, or takes something away',
  (table) => {
    const db = new Database(shop.file)
    expect(() => db.run(`UPDATE ${table} SET hash = ''`)).toThrow('is never changed')
    expect(() => db.run(`DELETE FROM ${table}`)).toThrow('is never removed')
    db.close()
  },
)

test('a kept entry is not replaced either', () => {
  const db = new Database(shop.file)
  const replace = `INSERT OR REPLACE INTO kept_entries (writer, sequence, body, hash) VALUES ('payments', 1, '{}', '')`
  expect(() => db.run(replace)).toThrow('an entry of the audit follows upon the last')
  db.close()
})

test('all of it is verified from the files alone, beside the running keeper, with what was found at the door', async () => {
  const argv = ['verify', '--json', '--data', join(shop.broker.folder, 'data')]
  // What a writer noted as it stopped is kept a little later.
  await eventually(async () => {
    const lines: string[] = []
    expect(await auditCommand(argv, (line) => void lines.push(line))).toBe(1)
    const { chains, findings } = JSON.parse(lines.join('\n')) as Report
    expect(findings.filter(({ where }) => where !== 'intake')).toEqual([])
    expect(findings).toHaveLength(4)
    for (const { writer, own, kept: there } of chains)
      if (own !== undefined && writer !== 'audit') expect(there).toBe(own)
  })
})
