import { expect, test } from 'bun:test'
import { realWorld } from '../ports/index.ts'
import { inTransaction, openDatabase } from '../store/database.ts'
import { createGroupCommit } from '../store/group-commit.ts'
import { auditMigration } from './audit-migration.ts'
import { faultOf, genesis, readBody } from './chain.ts'
import { createAuditTrail } from './store-trail.ts'

function opened() {
  const db = openDatabase({ file: ':memory:', migrations: ['CREATE TABLE carts (id TEXT) STRICT', auditMigration] })
  return { db, trail: createAuditTrail(db, { writer: 'orders', world: realWorld }) }
}

const actions = (trail: ReturnType<typeof opened>['trail']) =>
  trail.waiting(100).map(({ body }) => readBody(body)?.action)

test('entries follow upon each other without a gap', () => {
  const { trail } = opened()
  for (let i = 0; i < 5; i += 1) trail.note([{ deed: { action: 'cart.changed', after: { i } } }])
  let previous = genesis
  for (const [i, entry] of trail.waiting(100).entries()) {
    expect(entry.previous).toBe(previous)
    expect(faultOf(entry, 'orders', i + 1)).toBeUndefined()
    previous = entry.hash
  }
  expect(trail.head()).toEqual({ sequence: 5, hash: previous })
})

test('a deed that is undone was never written down, and the chain has no gap', () => {
  const { db, trail } = opened()
  trail.note([{ deed: { action: 'cart.changed' } }])
  const failing = () =>
    inTransaction(db, () => {
      trail.append({ action: 'cart.merged' })
      throw new Error('changed my mind')
    })
  expect(failing).toThrow('changed my mind')
  trail.note([{ deed: { action: 'cart.emptied' } }])
  expect(actions(trail)).toEqual(['cart.changed', 'cart.emptied'])
  expect(trail.head().sequence).toBe(2)
})

test('of writers that share a transaction, the one that is undone takes its entry along', async () => {
  const { db, trail } = opened()
  const group = createGroupCommit(db, realWorld)
  const good = group.commit(() => trail.append({ action: 'cart.changed' }) as never)
  const bad = group.commit(() => {
    trail.append({ action: 'cart.merged' })
    throw new Error('changed my mind')
  })
  const last = group.commit(() => trail.append({ action: 'cart.emptied' }) as never)
  await expect(bad).rejects.toThrow('changed my mind')
  await Promise.all([good, last])
  expect(actions(trail)).toEqual(['cart.changed', 'cart.emptied'])
})

test('no statement changes an entry or takes one away', () => {
  const { db, trail } = opened()
  trail.note([{ deed: { action: 'cart.changed' } }])
  expect(() => db.run(`UPDATE audit_entries SET body = '{}'`)).toThrow('an entry of the audit is never changed')
  expect(() => db.run('DELETE FROM audit_entries')).toThrow('an entry of the audit is never removed')
  const replaced = `INSERT OR REPLACE INTO audit_entries VALUES (1, '{}', '')`
  expect(() => db.run(replaced)).toThrow('an entry of the audit follows upon the last')
  expect(trail.depth()).toBe(1)
})

test('what was sent waits no longer, until it is asked for again', () => {
  const { trail } = opened()
  trail.note(Array.from({ length: 4 }, () => ({ deed: { action: 'cart.changed' } })))
  trail.markSent(3)
  expect([trail.depth(), trail.waiting(9)]).toHaveLength(2)
  expect(trail.waiting(9).map(({ body }) => readBody(body)?.sequence)).toEqual([4])
  trail.markSent(2)
  expect(trail.depth()).toBe(1)
  trail.rewind(1)
  expect([trail.depth(), trail.rewinds()]).toEqual([3, 1])
  trail.rewind(3)
  expect([trail.depth(), trail.rewinds()]).toEqual([3, 1])
})

test('a chain goes on where the process before has left it', () => {
  const { db, trail } = opened()
  trail.note([{ deed: { action: 'cart.changed' } }])
  const next = createAuditTrail(db, { writer: 'orders', world: realWorld })
  next.note([{ deed: { action: 'cart.emptied' } }])
  const [first, second] = next.waiting(9)
  expect(second?.previous).toBe(first?.hash as string)
})
