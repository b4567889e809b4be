import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { isOlder, type Version } from '../library-version.ts'

/**
 * SQLite before 3.51.3 could lose a committed transaction when two connections reset the write-ahead log at once
 * (sqlite.org/wal.html, "WAL-reset bug"), so an older library is refused.
 */
const oldestSafeVersion: Version = [3, 51, 3]

/** One step in the life of a schema; steps are only ever added. */
export type Migration = string

/** How a store is opened. */
export interface DatabaseOptions {
  /** A file, made with its folder when it is missing, or `:memory:`. */
  readonly file: string
  /** The schema's steps, oldest first. Those already taken are not taken again. */
  readonly migrations: readonly Migration[]
  /** How the library's version is learnt; SQLite is asked unless said otherwise. */
  readonly versionOf?: (db: Database) => string
}

/**
 * Opens a store for its one writing process: WAL, and `synchronous=FULL`, so that what was committed survives a power
 * cut. Migrations run inside one transaction.
 * @throws when the SQLite library is one of those that can lose data, or the store is newer than this program.
 */
export function openDatabase({ file, migrations, versionOf = libraryVersion }: DatabaseOptions): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file, { create: true, strict: true })
  try {
    refuseUnsafeVersion(versionOf(db))
    // First, since a process that is just ending may hold the file while this one sets it up.
    db.run('PRAGMA busy_timeout = 2000')
    db.run('PRAGMA journal_mode = WAL')
    db.run('PRAGMA synchronous = FULL')
    db.run('PRAGMA foreign_keys = ON')
    migrate(db, migrations)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Runs `work` in one immediate transaction. `work` is synchronous: a transaction must not wait for anything. */
export function inTransaction<Result>(
  db: Database,
  work: () => Result extends Promise<unknown> ? never : Result,
): Result {
  return db.transaction(work).immediate() as Result
}

function libraryVersion(db: Database): string {
  return db.query<{ version: string }, []>('SELECT sqlite_version() AS version').get()?.version ?? '0.0.0'
}

function refuseUnsafeVersion(version: string): void {
  if (isOlder(version, oldestSafeVersion))
    throw new Error(`SQLite ${version} can lose committed data; ${oldestSafeVersion.join('.')} or newer is needed`)
}

function migrate(db: Database, migrations: readonly Migration[]): void {
  const { user_version: taken } = db.query<{ user_version: number }, []>('PRAGMA user_version').get() ?? {
    user_version: 0,
  }
  if (taken > migrations.length)
    throw new Error(`the store is at version ${taken}, newer than this program's ${migrations.length}`)
  inTransaction(db, () => {
    for (const migration of migrations.slice(taken)) db.run(migration)
    db.run(`PRAGMA user_version = ${migrations.length}`)
  })
}
