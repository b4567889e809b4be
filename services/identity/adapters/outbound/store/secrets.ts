import type { Database } from 'bun:sqlite'
import type { Random } from '@galleria/chassis/ports/index'
import type { Vault } from '../keys/vault.ts'

/** A secret of the server's own that lives as long as its store, made the first time it is asked for: 256 bits, base64url. */
export function storedSecret(db: Database, vault: Vault, random: Random, name: string): string {
  const place = `secret ${name}`
  const row = db.query<{ sealed: Uint8Array }, [string]>('SELECT sealed FROM secrets WHERE name = ?').get(name)
  if (row) return vault.open(place, row.sealed)
  const made = Buffer.from(random.bytes(32)).toString('base64url')
  db.query('INSERT INTO secrets (name, sealed) VALUES (?, ?)').run(name, vault.seal(place, made))
  return made
}
