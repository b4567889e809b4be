import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTransaction, openDatabase } from './database.ts'
import { inboxMigration, once } from './outbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(folder, { recursive: true }))

const carts = 'CREATE TABLE carts (id TEXT PRIMARY KEY) STRICT'
const colours = 'ALTER TABLE carts ADD COLUMN colour TEXT; CREATE TABLE notes (id TEXT) STRICT'

test('a store is opened so that what was committed survives a power cut', () => {
  const db = openDatabase({ file: join(folder, 'new', 'carts.sqlite'), migrations: [carts] })
  expect(db.query('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(db.query('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  expect(db.query('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
  db.close()
})

test.each(['3.40.1', '3.50.4', '3.51.2'])('SQLite %s, which can lose what was committed, is refused', (version) => {
  const open = () => openDatabase({ file: ':memory:', migrations: [], versionOf: () => version })
  expect(open).toThrow(`SQLite ${version} can lose committed data; 3.51.3 or newer is needed`)
})

test('a step of the schema is taken once, and later steps on top of it', () => {
  const file = join(folder, 'steps.sqlite')
  openDatabase({ file, migrations: [carts] }).close()
  openDatabase({ file, migrations: [carts] }).close()
  const db = openDatabase({ file, migrations: [carts, colours] })
  expect(db.query('PRAGMA user_version').get()).toEqual({ user_version: 2 })
  db.run("INSERT INTO carts (id, colour) VALUES ('c-1', 'sage')")
  db.close()
})

test('a schema whose last step fails is left as it was', () => {
  const file = join(folder, 'broken.sqlite')
  expect(() => openDatabase({ file, migrations: [carts, 'CREATE NONSENSE'] })).toThrow()
  const db = openDatabase({ file, migrations: [] })
  expect(db.query('SELECT count(*) AS tables FROM sqlite_schema').get()).toEqual({ tables: 0 })
  db.close()
})

test('a store that a newer program has written is refused', () => {
  const file = join(folder, 'newer.sqlite')
  openDatabase({ file, migrations: [carts, colours] }).close()
  expect(() => openDatabase({ file, migrations: [carts] })).toThrow('at version 2, newer than this program')
})

test('a transaction does all or nothing, and hands on what its work returns', () => {
  const db = openDatabase({ file: ':memory:', migrations: [carts] })
  const count = () => db.query<{ count: number }, []>('SELECT count(*) AS count FROM carts').get()?.count
  const failing = () =>
    inTransaction(db, () => {
      db.run("INSERT INTO carts (id) VALUES ('c-1')")
      throw new Error('changed my mind')
    })
  expect(failing).toThrow('changed my mind')
  expect(count()).toBe(0)
  const changes: number = inTransaction(db, () => db.run("INSERT INTO carts (id) VALUES ('c-1')").changes)
  expect([changes, count()]).toEqual([1, 1])
})

test('a transaction that waits is impossible by type', () => {
  const db = openDatabase({ file: ':memory:', migrations: [inboxMigration] })
  // @ts-expect-error An asynchronous transaction would be committed at its first await.
  const waiting = () => inTransaction(db, async () => 'later')
  // @ts-expect-error So would an asynchronous effect.
  const effect = () => once(db, 'consumer', 'e-1', async () => {})
  expect([waiting, effect]).toHaveLength(2)
})

test('an event has its effect once for each consumer, and not at all if the effect fails', () => {
  const db = openDatabase({ file: ':memory:', migrations: [inboxMigration] })
  const effects: string[] = []
  const effect = (name: string) => () => void effects.push(name)
  expect(once(db, 'rank', 'e-1', effect('ranked'))).toBe(true)
  expect(once(db, 'rank', 'e-1', effect('ranked twice'))).toBe(false)
  expect(once(db, 'mail', 'e-1', effect('mailed'))).toBe(true)
  const failing = () =>
    once(db, 'rank', 'e-2', () => {
      throw new Error('locked')
    })
  expect(failing).toThrow('locked')
  expect(once(db, 'rank', 'e-2', effect('ranked later'))).toBe(true)
  expect(effects).toEqual(['ranked', 'mailed', 'ranked later'])
})
