import { Database } from 'bun:sqlite'
import { afterEach, beforeEach, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { type EntryBody, genesis, readBody, seal } from '@galleria/chassis/audit/chain'
import { guestName } from '@galleria/chassis/audit/guest-name'
import { auditCommand } from '@galleria/infra/audit'
import { aFolder, flip, mina } from './a-folder.ts'

let folder: ReturnType<typeof aFolder>
beforeEach(() => {
  folder = aFolder()
})
afterEach(() => folder.remove())

/** What the command says, and how it ends. */
async function audit(...argv: string[]) {
  const lines: string[] = []
  const code = await auditCommand([...argv, '--data', folder.data], (line) => void lines.push(line))
  return { code, text: lines.join('\n') }
}

/** Somebody with the file and every right to it: what triggers forbid is forbidden to nobody who can drop them. */
function meddle(name: string, work: (db: Database) => void): void {
  const db = new Database(folder.file(name))
  const triggers = db.query<{ name: string }, []>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const trigger of triggers) db.run(`DROP TRIGGER ${trigger.name}`)
  work(db)
  db.run('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}

/** Rewrites a chain from its first entry on, with every hash as it ought to be. */
function rewrite(db: Database, table: 'audit_entries' | 'kept_entries', writer: string, change = cheaper): void {
  const where = table === 'kept_entries' ? `WHERE writer = '${writer}'` : ''
  const rows = db
    .query<{ sequence: number; body: string }, []>(`SELECT sequence, body FROM ${table} ${where} ORDER BY sequence`)
    .all()
  let previous = genesis
  for (const { sequence, body } of rows) {
    const sealed = seal(change(readBody(body) as EntryBody), previous)
    previous = sealed.hash
    const place = where === '' ? 'WHERE sequence = ?' : `${where} AND sequence = ?`
    db.query(`UPDATE ${table} SET body = ?, hash = ? ${place}`).run(sealed.body, sealed.hash, sequence)
  }
}

function cheaper(said: EntryBody): EntryBody {
  return said.after?.totalCents === undefined ? said : { ...said, after: { ...said.after, totalCents: 1 } }
}

test('a shop in which nobody has meddled is as it was written', async () => {
  const { code, text } = await audit('verify')
  expect(text).toContain('Every entry is as it was written.')
  expect(text).toMatch(/orders\s+9\s+9\s+9\s+as it was written/)
  expect(text).toContain(`The head of the keeper is ${folder.head.sequence}:${folder.head.hash}`)
  expect(code).toBe(0)
})

test('[S3] one bit that is flipped in a writer’s store is found, and named', async () => {
  flip(folder.file('orders'), 'o-1-3')
  const { code, text } = await audit('verify')
  expect(text).toContain('The first that is not as it was: orders, entry 3 (own store: not-its-hash')
  expect(code).toBe(1)
})

test('[S3] one bit that is flipped in the keeper’s store is found, and named', async () => {
  flip(folder.file('audit'), 'o-1-3')
  const { code, text } = await audit('verify')
  expect(text).toMatch(/(orders|payments), entry 3 \(keeper: not-its-hash/)
  expect(code).toBe(1)
})

test('one bit of an index, by which an entry would no longer be found, is found', async () => {
  flip(folder.file('audit'), '\u0001\u0001o-1-3')
  const { code, text } = await audit('verify')
  expect(text).toMatch(/audit, its store \(own store: damaged, .*kept_by_object/)
  expect(code).toBe(1)
})

test('one bit of an edge’s chain, of which there is one copy only, is found', async () => {
  flip(folder.file('audit'), 'refused-rate')
  const { code, text } = await audit('verify')
  expect(text).toMatch(new RegExp(`not as it was: ${folder.edge}, entry \\d \\(keeper: not-its-hash`))
  expect(code).toBe(1)
})

test('a writer who rewrites its whole chain is found by the keeper’s copy, and by the anchor', async () => {
  meddle('orders', (db) => rewrite(db, 'audit_entries', 'orders'))
  const { code, text } = await audit('verify')
  expect(text).toContain('orders, entry 1 (own store and keeper: differs)')
  expect(text).toContain('orders, entry 4 (anchor: differs)')
  expect(code).toBe(1)
})

test('a writer who cuts the end off is found', async () => {
  meddle('payments', (db) => db.run('DELETE FROM audit_entries WHERE sequence > 7'))
  expect((await audit('verify')).text).toContain('payments, entry 8 (own store and keeper: cut-short)')
})

test('a keeper who cuts the end of a chain off is found by its own anchors', async () => {
  meddle('audit', (db) => db.run(`DELETE FROM kept_entries WHERE writer = 'orders' AND sequence > 6`))
  expect((await audit('verify')).text).toContain('orders, entry 9 (anchor: cut-short)')
})

test('a writer and a keeper who agree on another story are found by the anchor', async () => {
  meddle('orders', (db) => rewrite(db, 'audit_entries', 'orders'))
  meddle('audit', (db) => rewrite(db, 'kept_entries', 'orders'))
  const { code, text } = await audit('verify')
  expect(text).toContain('The first that is not as it was: orders, entry 4 (anchor: differs)')
  expect(code).toBe(1)
})

/** The heads that were rewritten stand in the anchors as if they had always been so. */
function rewriteAnchors(writers: readonly string[]): void {
  meddle('audit', (db) => {
    const hashes = db.query<{ hash: string }, [string, string]>(
      'SELECT hash FROM kept_entries WHERE writer = ? AND sequence = ?',
    )
    const reanchored = (said: EntryBody): EntryBody => {
      if (said.action !== 'audit.anchored') return said
      const heads = Object.entries(said.after ?? {}).map(([writer, head]) => {
        const [sequence = ''] = String(head).split(':')
        const hash = hashes.get(writer, sequence)?.hash
        return [writer, writers.includes(writer) ? `${sequence}:${hash}` : head]
      })
      return { ...said, after: Object.fromEntries(heads) }
    }
    for (const table of ['audit_entries', 'kept_entries'] as const) rewrite(db, table, 'audit', reanchored)
  })
}

test('[S3] a keeper who rewrites its anchors as well is found by the other writers, who are witnesses of them', async () => {
  meddle('orders', (db) => rewrite(db, 'audit_entries', 'orders'))
  meddle('audit', (db) => rewrite(db, 'kept_entries', 'orders'))
  rewriteAnchors(['orders'])
  const { code, text } = await audit('verify')
  expect(text).toContain('The first that is not as it was: audit, entry 1 (witness: differs)')
  expect(code).toBe(1)
})

test('whoever rewrites every store there is can be found by a head that was written down elsewhere, and by that alone', async () => {
  const witnesses = new Map<number, string>()
  for (const writer of ['orders', 'payments']) {
    meddle(writer, (db) => rewrite(db, 'audit_entries', writer))
    meddle('audit', (db) => rewrite(db, 'kept_entries', writer))
  }
  rewriteAnchors(['orders', 'payments'])
  meddle('audit', (db) => {
    for (const { sequence, hash } of db
      .query<{ sequence: number; hash: string }, []>('SELECT sequence, hash FROM audit_entries')
      .all())
      witnesses.set(sequence, hash)
  })
  // Each time a chain changes, what it is a witness of must, and so must whoever vouches for it: here it comes to an end.
  const agreed = (said: EntryBody): EntryBody =>
    said.action === 'audit.witnessed'
      ? { ...cheaper(said), after: { sequence: 1, hash: witnesses.get(1) ?? '' } }
      : cheaper(said)
  for (const writer of ['orders', 'payments']) {
    meddle(writer, (db) => rewrite(db, 'audit_entries', writer, agreed))
    meddle('audit', (db) => rewrite(db, 'kept_entries', writer, agreed))
  }
  rewriteAnchors(['orders', 'payments'])
  expect(await audit('verify')).toMatchObject({ code: 0 })
  const { code, text } = await audit('verify', '--witness', `${folder.head.sequence}:${folder.head.hash}`)
  expect(text).toContain('audit, entry 2 (witness: differs)')
  expect(code).toBe(1)
})

test('a store that is gone, or is no database any more, is missed', async () => {
  rmSync(folder.file('orders'))
  expect((await audit('verify')).text).toContain('orders, its store (own store: store-missing)')
  rmSync(folder.file('audit'))
  expect((await audit('verify')).text).toContain('audit, its store (own store: store-missing)')
  await Bun.write(folder.file('payments'), 'nothing to see here')
  const { code, text } = await audit('verify')
  expect(text).toContain('payments, its store (own store: unreadable, file is not a database)')
  expect(code).toBe(1)
})

test('the story of an order names who did what, oldest first', async () => {
  const { code, text } = await audit('show', '--object', 'o-2-1')
  const lines = text.split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(`${guestName(mina.principal.id)} through bff-web`)
  expect(lines[0]).toContain('orders order.placed')
  expect(lines[0]).toContain('order o-2-1')
  expect(lines[1]).toContain('payments order.placed')
  expect(code).toBe(0)
  const hers = (await audit('show', '--object', mina.principal.id)).text
  expect(hers.split('\n')).toHaveLength(16)
  expect(hers).not.toContain(mina.principal.id)
  expect((await audit('show', '--object', 'o-9')).text).toBe('Nothing is known of o-9.')
})

test('what cannot be understood is said to be so, and nothing is not taken for all', async () => {
  for (const name of ['orders', 'payments', 'audit']) rmSync(folder.file(name))
  expect(await audit('verify')).toMatchObject({ code: 2, text: expect.stringContaining('There is no chain here.') })
  expect(await audit('verify', '--witness', 'soon')).toMatchObject({ code: 2 })
  expect((await audit('show')).text).toStartWith('bun run audit <verb>')
})
