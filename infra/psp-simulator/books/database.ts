import { Database } from 'bun:sqlite'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { migrations } from './schema.ts'

/** Opens the store, in a file or `:memory:`, and takes it through the steps it has not yet been through. */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file, { create: true, strict: true })
  db.run('PRAGMA journal_mode = WAL')
  db.run('PRAGMA synchronous = FULL')
  db.run('PRAGMA foreign_keys = ON')
  for (const [step, sql] of migrations.entries()) {
    if (step < versionOf(db)) continue
    db.transaction(() => {
      db.run(sql)
      db.run(`PRAGMA user_version = ${step + 1}`)
    }).immediate()
  }
  return db
}

function versionOf(db: Database): number {
  return db.query<{ user_version: number }, []>('PRAGMA user_version').get()?.user_version ?? 0
}
