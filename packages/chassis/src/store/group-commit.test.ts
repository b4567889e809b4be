import { Database } from 'bun:sqlite'
import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handClock } from '@galleria/testkit'
import { createMetrics } from '../telemetry/metrics.ts'
import { openDatabase } from './database.ts'
import { createGroupCommit, groupCommitMetrics } from './group-commit.ts'

const folder = mkdtempSync(join(tmpdir(), 'group-commit-'))
const opened: Database[] = []
afterAll(() => {
  for (const db of opened) db.close()
  rmSync(folder, { recursive: true })
})

const schema = `
  CREATE TABLE orders (id TEXT PRIMARY KEY) STRICT;
  CREATE TABLE parcels (id TEXT REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
  CREATE TRIGGER disk_full BEFORE INSERT ON orders WHEN NEW.id = 'too much' BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END;
`

/** A store on disk, and another connection to it that sees nothing but what has been committed. */
function store() {
  const file = join(folder, `${opened.length}.sqlite`)
  const db = openDatabase({ file, migrations: [schema] })
  const other = new Database(file, { readonly: true })
  opened.push(db, other)
  const clock = handClock()
  const flushes: number[] = []
  const group = createGroupCommit(db, { clock, onFlush: (writers) => flushes.push(writers) })
  return {
    db,
    clock,
    group,
    flushes,
    insert: (id: string) => () => db.run('INSERT INTO orders (id) VALUES (?)', [id]).changes,
    committed: () =>
      other
        .query<{ id: string }, []>('SELECT id FROM orders ORDER BY id')
        .all()
        .map(({ id }) => id),
  }
}

test('orders that are placed in the same moment share one transaction', async () => {
  const { clock, group, insert, committed, db, flushes } = store()
  db.run('PRAGMA wal_checkpoint(TRUNCATE)')
  const both = Promise.all([group.commit(insert('o-1')), group.commit(insert('o-2'))])
  expect(committed()).toEqual([])
  await clock.pass(0)
  expect(await both).toEqual([1, 1])
  expect(committed()).toEqual(['o-1', 'o-2'])
  expect(flushes).toEqual([2])
  // Each commit writes the page it changed once more, so that two would have left four frames of table and index.
  expect(db.query('PRAGMA wal_checkpoint').get()).toEqual({ busy: 0, log: 2, checkpointed: 2 })
})

test('nobody is told of success before it is on the disk', async () => {
  const { clock, group, insert, committed } = store()
  const seen = group.commit(insert('o-1')).then(committed)
  await clock.pass(0)
  expect(await seen).toEqual(['o-1'])
})

test('an order that cannot be written is undone alone', async () => {
  const { clock, group, insert, committed } = store()
  const failing = group.commit(() => {
    insert('o-2')()
    throw new Error('no such shopper')
  })
  const all = Promise.allSettled([group.commit(insert('o-1')), failing, group.commit(insert('o-3'))])
  await clock.pass(0)
  expect(await all).toMatchObject([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: { message: 'no such shopper' } },
    { status: 'fulfilled', value: 1 },
  ])
  expect(committed()).toEqual(['o-1', 'o-3'])
})

test('when the commit itself fails everybody is told, and nothing is kept', async () => {
  const { clock, group, insert, committed, db } = store()
  const parcel = group.commit(() => db.run("INSERT INTO parcels (id) VALUES ('nobody')").changes)
  const all = Promise.allSettled([group.commit(insert('o-1')), parcel])
  await clock.pass(0)
  expect(await all).toMatchObject([
    { status: 'rejected', reason: { message: 'FOREIGN KEY constraint failed' } },
    { status: 'rejected', reason: { message: 'FOREIGN KEY constraint failed' } },
  ])
  expect(committed()).toEqual([])
  expect(db.inTransaction).toBe(false)
})

test('when the disk is full in the middle everybody is told, and those who come after write nothing either', async () => {
  const { clock, group, insert, committed } = store()
  const all = Promise.allSettled(['o-1', 'too much', 'o-3'].map((id) => group.commit(insert(id))))
  await clock.pass(0)
  const told = { status: 'rejected', reason: { message: 'disk full' } }
  expect(await all).toMatchObject([told, told, told])
  expect(committed()).toEqual([])
  const next = group.commit(insert('o-4'))
  await clock.pass(0)
  expect([await next, committed()]).toEqual([1, ['o-4']])
})

test('a store that is closing flushes what waits, and the timer that comes later has nothing left to do', async () => {
  const { clock, group, insert, committed, flushes } = store()
  const written = group.commit(insert('o-1'))
  group.flush()
  expect(committed()).toEqual(['o-1'])
  expect(await written).toBe(1)
  expect(clock.timers).toBe(0)
  await clock.pass(10)
  group.flush()
  expect(flushes).toEqual([1])
})

test('what a writer asks for inside the transaction, or on hearing of its end, has the next one', async () => {
  const { clock, group, insert, committed, flushes } = store()
  const later: Promise<number>[] = []
  const first = group.commit(() => {
    later.push(group.commit(insert('o-2')))
    group.flush()
    return insert('o-1')()
  })
  const then = first.then(() => group.commit(insert('o-3')))
  await clock.pass(0)
  expect([await first, await then, ...(await Promise.all(later))]).toEqual([1, 1, 1])
  expect(committed()).toEqual(['o-1', 'o-2', 'o-3'])
  expect(flushes[0]).toBe(1)
})

test('inside a transaction of its own nobody can be promised anything', async () => {
  const { db, group, insert, committed } = store()
  const written = db.transaction(() => {
    const promise = group.commit(insert('o-1'))
    group.flush()
    return promise
  })()
  await expect(written).rejects.toThrow('a shared transaction cannot be a part of another')
  expect(committed()).toEqual([])
})

test('how many writers share a transaction is a metric', async () => {
  const metrics = createMetrics('orders')
  groupCommitMetrics(metrics)(3)
  const { text } = await metrics.exposition()
  expect(text).toContain('galleria_group_commit_writers_bucket{le="2",service="orders"} 0')
  expect(text).toContain('galleria_group_commit_writers_bucket{le="4",service="orders"} 1')
})
