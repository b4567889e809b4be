import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createEdgeTrail } from '@galleria/chassis/audit/edge-trail'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import { guestCaller } from '@galleria/chassis/authority/caller'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { schema } from '../adapters/outbound/schema.ts'
import { sqliteArchive } from '../adapters/outbound/sqlite-archive.ts'
import { makeAnchorHeads } from '../application/anchor-heads.ts'
import { makeTakeIn } from '../application/take-in.ts'

export const mina = guestCaller('3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52')

/** An archive and its keeper, without a bus. */
export function aKeeper(file = ':memory:') {
  const db = openDatabase({ file, migrations: [schema, auditMigration] })
  const archive = sqliteArchive(db)
  const trail = createAuditTrail(db, { writer: 'audit', world: realWorld })
  const found: string[] = []
  const { takeIn, refuse } = makeTakeIn({
    archive,
    trail,
    nowText: () => '2026-01-15T10:00:00.000Z',
    onBroken: ({ writer, sequence, reason }) => void found.push(`${writer} ${sequence} ${reason}`),
  })
  const anchorHeads = makeAnchorHeads({ archive, trail })
  return { db, archive, trail, takeIn, refuse, anchorHeads, found }
}

/** Hands all that was written and not yet sent to the keeper, as the broker would. */
export function send(trail: AuditTrail, keeper: ReturnType<typeof aKeeper>): void {
  const entries = trail.waiting(500)
  if (entries.length === 0) return
  keeper.takeIn({ writer: trail.writer, entries })
  trail.markSent(trail.head().sequence)
}

/** A shop's data folder after some orders: two writers with a store, an edge, and the keeper; anchored, and witnessed. */
export function aFolder() {
  const data = mkdtempSync(join(tmpdir(), 'audit-'))
  const keeper = aKeeper(join(data, 'audit', 'audit.sqlite'))
  const file = (name: string) => join(data, name, `${name}.sqlite`)
  const opened = ['orders', 'payments'].map((writer) => {
    const db = openDatabase({ file: file(writer), migrations: [auditMigration] })
    return { db, trail: createAuditTrail(db, { writer, world: realWorld }) }
  })
  const edge = createEdgeTrail('gateway', realWorld)
  const trails = [...opened.map(({ trail }) => trail), edge, keeper.trail]
  const sendAll = () => {
    for (const trail of trails) send(trail, keeper)
  }
  const deeds = (round: number) => {
    for (const { trail } of opened)
      for (let i = 1; i <= 4; i += 1) {
        const deed = {
          action: 'order.placed',
          object: { kind: 'order', id: `o-${round}-${i}` },
          after: { totalCents: 100 * i },
        }
        trail.note([{ deed, told: { caller: { ...mina, actors: ['bff-web'] } } }])
      }
    edge.append({ action: 'security.refused-rate', outcome: 'refused', reason: 'too-many-requests' })
    sendAll()
  }
  deeds(1)
  keeper.anchorHeads()
  const { sequence, hash } = keeper.trail.head()
  const witnessed = { action: 'audit.witnessed', object: { kind: 'writer', id: 'audit' }, after: { sequence, hash } }
  for (const { trail } of opened) trail.note([{ deed: witnessed }])
  deeds(2)
  keeper.anchorHeads()
  sendAll()
  const head = keeper.trail.head()
  // What is still in a log beside the store is put into it, so that a byte of the file is a byte of the store.
  for (const db of [keeper.db, ...opened.map((one) => one.db)]) {
    db.run('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
  }
  return { data, file, head, edge: edge.writer, remove: () => rmSync(data, { recursive: true, force: true }) }
}

/** Flips one bit of the last place in a file at which `text` stands; where a page was split, what stands before may be nobody's. */
export function flip(file: string, text: string): void {
  const bytes = readFileSync(file)
  const at = bytes.lastIndexOf(text)
  if (at < 0) throw new Error(`${text} does not stand in ${file}`)
  bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
