import { Database } from 'bun:sqlite'
import { type Migration, openDatabase } from '@galleria/chassis/store/database'
import { migrations as inventory } from '../../../services/inventory/compose.ts'
import { migrations as orders } from '../../../services/orders/compose.ts'
import { migrations as payments } from '../../../services/payments/compose.ts'
import { migrations as shipping } from '../../stand-ins/shipping/compose.ts'

// A service prepares its statements once in its life; here it lives a thousand times a second, on the same store.
Database.MAX_QUERY_CACHE_SIZE = 1_000

/** The services that keep something. */
export const keepers = { orders, inventory, payments, shipping } as const satisfies Record<string, readonly Migration[]>
/** See {@link keepers}. */
export type Keeper = keyof typeof keepers

/** Real SQLite stores in memory, emptied between histories instead of being made anew: that is most of the speed. */
export interface Workshop {
  readonly disks: Readonly<Record<Keeper, Disk>>
  /** Empties every store. */
  clear(): void
}

/** One service's store, on a disk that forgets what was not synced. */
export interface Disk {
  /** Another object after a crash that lost something. */
  readonly db: Database
  /** Called after each step of the history. */
  mayHaveWritten(): void
  /** What a power cut leaves. */
  crash(): void
  clear(): void
}

/** Opens a store for each service. */
export function openWorkshop(): Workshop {
  const open = (keeper: Keeper): Disk => openDisk(keepers[keeper])
  const disks = {
    orders: open('orders'),
    inventory: open('inventory'),
    payments: open('payments'),
    shipping: open('shipping'),
  }
  return {
    disks,
    clear() {
      for (const disk of Object.values(disks)) disk.clear()
    },
  }
}

const synchronousFull = 2
/** A disk that need not sync does so now and then: after so many changed rows. */
const changesBetweenSyncs = 20

/**
 * A store that honours `PRAGMA synchronous`: at FULL every commit is on the disk and a crash takes nothing; below, a crash
 * goes back to what the disk last happened to have written.
 */
function openDisk(migrations: readonly Migration[]): Disk {
  const fresh = openDatabase({ file: ':memory:', migrations })
  const { synchronous } = fresh.query<{ synchronous: number }, []>('PRAGMA synchronous').get() ?? { synchronous: 0 }
  return synchronous < synchronousFull ? forgetfulDisk(fresh) : faithfulDisk(fresh)
}

/** Emptied by deleting rows: statements stay prepared, which making a store anew for each history would cost. */
function faithfulDisk(db: Database): Disk {
  // Some stores forbid to delete what is booked; between two histories it must be possible.
  const guards = db
    .query<{ name: string }, []>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'`)
    .all()
  for (const { name } of guards) db.run(`DROP TRIGGER ${name}`)
  const tables = referringFirst(db)
  const first = tables.flatMap((table) =>
    db
      .query<Record<string, string | number | null>, []>(`SELECT * FROM ${table}`)
      .all()
      .map((row) => ({ table, row })),
  )
  return {
    db,
    mayHaveWritten() {},
    crash() {
      if (db.inTransaction) db.run('ROLLBACK')
    },
    clear() {
      for (const table of tables) db.query(`DELETE FROM ${table}`).run()
      db.query('DELETE FROM sqlite_sequence').run()
      for (const { table, row } of first) {
        const columns = Object.keys(row)
        db.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((name) => `$${name}`).join()})`).run(
          row,
        )
      }
    },
  }
}

/** The tables, those that refer to others before those they refer to. */
function referringFirst(db: Database): string[] {
  const tables = db
    .query<{ name: string }, []>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => name)
  const referredBy = (table: string) =>
    db
      .query<{ table: string }, []>(`PRAGMA foreign_key_list(${table})`)
      .all()
      .map((key) => key.table)
  const ordered: string[] = []
  const place = (table: string): void => {
    if (ordered.includes(table)) return
    for (const other of tables) if (other !== table && referredBy(other).includes(table)) place(other)
    ordered.push(table)
  }
  for (const table of tables) place(table)
  return ordered
}

function forgetfulDisk(fresh: Database): Disk {
  const empty = fresh.serialize()
  let db = fresh
  let synced = empty
  let changes = 0
  const goBackTo = (content: Uint8Array): void => {
    db = Database.deserialize(content, { strict: true })
    changes = 0
  }
  return {
    get db() {
      return db
    },
    mayHaveWritten() {
      const { total } = db.query<{ total: number }, []>('SELECT total_changes() AS total').get() ?? { total: 0 }
      if (total - changes < changesBetweenSyncs) return
      changes = total
      synced = db.serialize()
    },
    crash: () => goBackTo(synced),
    clear() {
      synced = empty
      goBackTo(empty)
    },
  }
}
