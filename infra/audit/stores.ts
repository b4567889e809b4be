import { Database } from 'bun:sqlite'
import { basename, join } from 'node:path'
import { auditKeeper } from '@galleria/contracts/audit'
import { Glob } from 'bun'

/** A row of a chain as it is stored. */
export interface ChainRow {
  readonly sequence: number
  readonly body: string
  readonly hash: string
}

/** A store that holds chains, opened for reading only. Everything is read as it was at one moment. */
export interface Store {
  /** The process whose store it is. */
  readonly process: string
  readonly db: Database
}

/** The table in which a process keeps its own chain. */
export const ownTable = 'audit_entries'
/** The table in which the keeper keeps everybody's. */
export const keptTable = 'kept_entries'

/** The stores below a data folder that hold a chain of their own, by process; also those that cannot be read any more. */
export function storesIn(data: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of [...new Glob('*/*.sqlite').scanSync({ cwd: data })].toSorted()) {
    const path = join(data, file)
    if (holdsChain(path)) found.set(file.slice(0, -basename(file).length - 1), path)
  }
  return found
}

function holdsChain(path: string): boolean {
  const db = new Database(path, { readonly: true })
  try {
    return hasTable(db, ownTable)
  } catch {
    // It is no database any more: whoever opens it to verify it says so.
    return true
  } finally {
    db.close()
  }
}

/** Opens a store as it is now. @throws when it cannot be read. */
export function openStore(process: string, path: string): Store {
  const db = new Database(path, { readonly: true })
  db.run('BEGIN')
  return { process, db }
}

/** A process's own chain, oldest entry first. */
export function ownRows({ db }: Store): Iterable<ChainRow> {
  return db.query<ChainRow, []>(`SELECT sequence, body, hash FROM ${ownTable} ORDER BY sequence`).iterate()
}

/** A chain as the keeper has it, oldest entry first. */
export function keptRows({ db }: Store, writer: string): Iterable<ChainRow> {
  return db
    .query<ChainRow, [string]>(
      `SELECT sequence, body, hash FROM ${keptTable} WHERE writer = (SELECT ?) ORDER BY sequence`,
    )
    .iterate(writer)
}

/** The writers whose chains the keeper has. */
export function keptWriters({ db }: Store): string[] {
  return db
    .query<{ writer: string }, []>(`SELECT DISTINCT writer FROM ${keptTable} ORDER BY writer`)
    .all()
    .map(({ writer }) => writer)
}

/** What the keeper found broken when it came in. */
export function foundAtIntake({ db }: Store): { writer: string; sequence: number; reason: string }[] {
  return db
    .query<{ writer: string; sequence: number; reason: string }, []>(
      'SELECT writer, sequence, reason FROM broken_entries ORDER BY found_at',
    )
    .all()
}

/** Whether SQLite finds a store's chains in order, page by page. The complaint is one line. */
export function damageOf({ process, db }: Store): string | undefined {
  const tables = process === auditKeeper ? [ownTable, keptTable] : [ownTable]
  for (const table of tables) {
    const [first] = db.query<{ integrity_check: string }, []>(`PRAGMA integrity_check(${table})`).all()
    if (first && first.integrity_check !== 'ok') return first.integrity_check.split('\n')[0]
  }
  return undefined
}

function hasTable(db: Database, table: string): boolean {
  return db.query('SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?').get('table', table) !== null
}
