import type { Database } from 'bun:sqlite'
import { noHead } from '@galleria/chassis/audit/chain'
import { inTransaction } from '@galleria/chassis/store/database'
import { auditKeeper, type ChainHead } from '@galleria/contracts/audit'
import type { KeptHead } from '../../domain/intake.ts'
import type { Archive, Finding, Gap, KeptHeadOf } from '../../ports.ts'
import { entryQuery } from './entry-query.ts'

/** Entries whose hash is not known, since they were never readable. */
const noHash = ''

/** Chains in SQLite. */
export function sqliteArchive(db: Database): Archive {
  const selectHead = db.query<KeptHead, [string]>(
    'SELECT sequence, hash FROM kept_entries WHERE writer = (SELECT ?) ORDER BY sequence DESC LIMIT 1',
  )
  const selectHash = db.query<{ hash: string }, [string, number]>(
    'SELECT hash FROM kept_entries WHERE writer = ? AND sequence = ?',
  )
  const selectHeads = db.query<ChainHead, []>(
    // SQLite takes the other columns from the row that has the maximum (sqlite.org/lang_select.html, "bare columns").
    `SELECT writer, max(sequence) AS sequence, hash, body ->> '$.at' AS at FROM kept_entries GROUP BY writer`,
  )
  const insert = db.query('INSERT INTO kept_entries (writer, sequence, body, hash) VALUES (?, ?, ?, ?)')
  const insertBroken = db.query(
    `INSERT OR IGNORE INTO broken_entries (writer, sequence, reason, body, previous, hash, found_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const selectBroken = db.query<Finding, []>(
    'SELECT writer, sequence, reason FROM broken_entries ORDER BY found_at, writer, sequence',
  )
  const countBroken = db.query<{ count: number }, []>('SELECT count(DISTINCT writer) AS count FROM broken_entries')
  const insertAhead = db.query('INSERT OR IGNORE INTO seen_ahead (writer, seen) VALUES (?, ?)')
  const raiseAhead = db.query('UPDATE seen_ahead SET seen = max(seen, ?) WHERE writer = ?')
  const selectAhead = db.query<{ writer: string; seen: number }, []>('SELECT writer, seen FROM seen_ahead')
  const dropAhead = db.query('DELETE FROM seen_ahead WHERE writer = ?')
  const selectAnchored = db.query<{ sequence: number }, [string]>(
    'SELECT sequence FROM anchored_heads WHERE writer = ?',
  )
  const upsertAnchored = db.query(
    'INSERT INTO anchored_heads (writer, sequence) VALUES (?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence',
  )
  const head = (writer: string): KeptHead => selectHead.get(writer) ?? noHead
  /** Writers whose heads may have moved since they were anchored; after a start that may be all. */
  let moved: Set<string> | undefined

  function whoMoved(): Set<string> {
    moved ??= new Set(selectHeads.all().map(({ writer }) => writer))
    return moved
  }

  return {
    together: (work) => inTransaction(db, work as () => never),
    head,
    heads: () => selectHeads.all(),
    hashAt: (writer, sequence) => selectHash.get(writer, sequence)?.hash,
    keep(writer, sequence, { body, hash }) {
      insert.run(writer, sequence, body, hash)
      whoMoved().add(writer)
    },
    noteBroken({ writer, sequence, reason }, entry, at) {
      const { body = null, previous = null, hash = noHash } = entry ?? {}
      return insertBroken.run(writer, sequence, reason, body, previous, hash, at).changes === 1
    },
    broken: () => selectBroken.all(),
    brokenChains: () => countBroken.get()?.count ?? 0,
    noteAhead(writer, seen) {
      const isNew = insertAhead.run(writer, seen).changes === 1
      if (!isNew) raiseAhead.run(seen, writer)
      return isNew
    },
    gaps() {
      const open: Gap[] = []
      for (const { writer, seen } of selectAhead.all()) {
        const after = head(writer).sequence
        if (after < seen) open.push({ writer, after, seen })
        else dropAhead.run(writer)
      }
      return open
    },
    list: entryQuery(db),
    unanchored: () =>
      [...whoMoved()]
        .filter((writer) => writer !== auditKeeper)
        .map((writer): KeptHeadOf => ({ writer, ...head(writer) }))
        .filter(({ writer, sequence }) => sequence > (selectAnchored.get(writer)?.sequence ?? 0)),
    noteAnchored(heads) {
      for (const { writer, sequence } of heads) upsertAnchored.run(writer, sequence)
      moved = new Set()
    },
  }
}
