import type { Database } from 'bun:sqlite'
import { instant } from '../ports/clock.ts'
import type { World } from '../ports/index.ts'
import { genesis, type Head, noHead, seal } from './chain.ts'
import { type Deed, entryBody, type Told } from './deed.ts'
import type { AuditTrail } from './trail.ts'

interface Row {
  readonly body: string
  readonly hash: string
  readonly previous: string | null
}

/**
 * A trail in a service's own store, one chain for as long as the store lives. The head is read for each entry and never remembered:
 * a transaction that is undone takes its entries along. Some nine microseconds an entry (chassis README).
 */
export function createAuditTrail(
  db: Database,
  { writer, world }: { readonly writer: string; readonly world: Pick<World, 'clock'> },
): AuditTrail {
  const selectHead = db.query<Head, []>('SELECT sequence, hash FROM audit_entries ORDER BY sequence DESC LIMIT 1')
  const insert = db.query('INSERT INTO audit_entries (sequence, body, hash) VALUES (?, ?, ?)')
  const selectWaiting = db.query<Row, [number]>(
    `SELECT body, hash, (SELECT hash FROM audit_entries AS before WHERE before.sequence = own.sequence - 1) AS previous
     FROM audit_entries AS own WHERE own.sequence > (SELECT sequence FROM audit_sent)
     ORDER BY own.sequence LIMIT (SELECT ?)`,
  )
  const selectSent = db.query<{ sequence: number; birth: string | null; rewinds: number }, []>(
    'SELECT sequence, birth, rewinds FROM audit_sent',
  )
  const updateSent = db.query('UPDATE audit_sent SET sequence = ? WHERE sequence < ?')
  const updateRewound = db.query('UPDATE audit_sent SET sequence = ?, rewinds = rewinds + 1 WHERE sequence > ?')
  const updateBirth = db.query('UPDATE audit_sent SET birth = ?')
  let wakeRelay = () => {}
  let waking = false

  /** The relay looks only after the transaction has ended, which this synchronous caller is still inside. */
  function wakeSoon(): void {
    if (waking) return
    waking = true
    queueMicrotask(() => {
      waking = false
      wakeRelay()
    })
  }

  const readHead = () => selectHead.get() ?? noHead

  function append(deed: Deed, told?: Told): void {
    const head = readHead()
    const sequence = head.sequence + 1
    const { body, hash } = seal(entryBody(deed, { writer, sequence, at: instant(world.clock.now()) }, told), head.hash)
    insert.run(sequence, body, hash)
    wakeSoon()
  }

  return {
    writer,
    append,
    note: db.transaction((deeds) => {
      for (const { deed, told } of deeds) append(deed, told)
    }).immediate,
    head: readHead,
    waiting: (limit) =>
      selectWaiting.all(limit).map(({ body, hash, previous }) => ({ body, previous: previous ?? genesis, hash })),
    depth: () => readHead().sequence - (selectSent.get()?.sequence ?? 0),
    markSent: (sequence) => void updateSent.run(sequence, sequence),
    rewind(sequence) {
      updateRewound.run(sequence, sequence)
      wakeSoon()
    },
    rewinds: () => selectSent.get()?.rewinds ?? 0,
    knownBirth: () => selectSent.get()?.birth ?? undefined,
    rememberBirth: (birth) => void updateBirth.run(birth),
    onWrite(wake) {
      wakeRelay = wake
    },
  }
}
