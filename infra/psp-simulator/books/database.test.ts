import { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBooks } from './books.ts'
import { openDatabase } from './database.ts'
import { migrations } from './schema.ts'

test('a store from before the ledger opens, and what was settled then was taken whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'psp-'))
  const file = join(folder, 'psp.sqlite')
  const old = new Database(file, { create: true })
  old.run(migrations[0] ?? '')
  for (const [id, state, created] of [
    ['b', 'settled', 20],
    ['a', 'settled', 10],
    ['c', 'canceled', 30],
  ])
    old
      .query(
        `INSERT INTO charges VALUES (?, 'ref-' || ?, 'key-' || ?, 'f', '17.80', 'eur', '4242', 'visa', ?, NULL, ?, 0)`,
      )
      .run(...([id, id, id, state, created] as [string, string, string, string, number]))
  old.close()

  const books = openBooks(file)
  expect(['a', 'c'].map((id) => books.charges.get(id)?.captured)).toEqual([1780, 0])
  expect(books.ledger.after(0, 10).map(({ kind, reference, amount }) => ({ kind, reference, amount }))).toEqual([
    { kind: 'capture', reference: 'ref-a', amount: 1780 },
    { kind: 'capture', reference: 'ref-b', amount: 1780 },
  ])
  books.close()
  const again = openBooks(file)
  expect(again.ledger.after(0, 10)).toHaveLength(2)
  again.close()
  rmSync(folder, { recursive: true })
})

test('nothing is ever struck from the ledger, and no charge gives back more than it took', () => {
  const db = openDatabase(':memory:')
  db.run(
    `INSERT INTO charges VALUES ('c', 'r', 'k', 'f', '1.00', 'eur', '4242', 'visa', 'settled', NULL, 0, 0, 100, 0)`,
  )
  db.run(`INSERT INTO ledger (kind, charge, reference, amount, created) VALUES ('capture', 'c', 'r', 100, 0)`)
  expect(() => db.run('UPDATE ledger SET amount = 1')).toThrow('only ever added to')
  expect(() => db.run('DELETE FROM ledger')).toThrow('only ever added to')
  expect(() => db.run('UPDATE charges SET refunded = 101')).toThrow('CHECK')
})

test('writers that come together share a transaction, and one that fails is undone alone', async () => {
  const books = openBooks(':memory:')
  const add = (reference: string) => () => {
    books.charges.endReference(reference)
    if (reference === 'bad') throw new Error('no')
  }
  const written = await Promise.allSettled(['a', 'bad', 'b'].map((reference) => books.write(add(reference))))
  expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(['a', 'bad', 'b'].map(books.charges.isEnded)).toEqual([true, false, true])
})
