import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import { addressKey } from '../../../domain/account.ts'
import { giveBack, judge } from '../../../domain/throttle.ts'
import type { Challenges, Devices, Errand, Errands, Throttle } from '../../../ports.ts'
import type { Vault } from '../keys/vault.ts'

/** Errands in SQLite. */
export function sqliteErrands(db: Database, vault: Vault): Errands {
  const insert = db.query(
    'INSERT INTO errands (digest, kind, account_id, address_digest, sealed, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const select = db.query<{ sealed: Uint8Array }, [Uint8Array, string, number]>(
    'SELECT sealed FROM errands WHERE digest = ? AND kind = ? AND expires_at > ?',
  )
  const take = db.query<{ sealed: Uint8Array }, [Uint8Array, string, number]>(
    'DELETE FROM errands WHERE digest = ? AND kind = ? AND expires_at > ? RETURNING sealed',
  )
  const drop = db.query("DELETE FROM errands WHERE account_id = ? AND kind = 'reset'")
  const dropAll = db.query('DELETE FROM errands WHERE account_id = ? OR address_digest = ?')
  const digestOf = (token: string) => vault.digest('errand', token)
  const addressDigest = (email: string) => vault.digest('errand address', addressKey(email))
  const opened = (row: { sealed: Uint8Array } | null): Errand | undefined =>
    row ? JSON.parse(vault.open('errand', row.sealed)) : undefined
  return {
    add(token, errand, expiresAt) {
      const accountId = errand.kind === 'reset' ? errand.accountId : null
      const address = errand.kind === 'verify' ? addressDigest(errand.wish.email) : null
      const sealed = vault.seal('errand', JSON.stringify(errand))
      insert.run(digestOf(token), errand.kind, accountId, address, sealed, expiresAt)
    },
    find: (token, kind, now) => opened(select.get(digestOf(token), kind, now)),
    take: (token, kind, now) => opened(take.get(digestOf(token), kind, now)),
    dropResets: (accountId) => void drop.run(accountId),
    dropAll: ({ id, email }) => void dropAll.run(id, addressDigest(email)),
  }
}

/** Tries in SQLite: a restart gives nobody new ones. Addresses are there as digests only. */
export function sqliteThrottle(db: Database, vault: Vault): Throttle {
  const select = db.query<{ empty_at: number }, [Uint8Array]>('SELECT empty_at FROM throttle WHERE digest = ?')
  const put = db.query(
    'INSERT INTO throttle (digest, empty_at) VALUES (?, ?) ON CONFLICT (digest) DO UPDATE SET empty_at = excluded.empty_at',
  )
  const digestOf = (key: string) => vault.digest('throttle', key)
  const emptyAt = (key: string) => select.get(digestOf(key))?.empty_at ?? 0
  return {
    take: (tries, now) =>
      inTransaction(db, () => {
        const verdicts = tries.map(({ key, rule }) => ({ key, verdict: judge(rule, emptyAt(key), now) }))
        const waits = verdicts.flatMap(({ verdict }) => (verdict.ok ? [] : [verdict.waitMs]))
        if (waits.length > 0) return { ok: false as const, waitMs: Math.max(...waits) }
        for (const { key, verdict } of verdicts) if (verdict.ok) put.run(digestOf(key), verdict.emptyAt)
        return { ok: true as const }
      }),
    giveBack: (tries) =>
      inTransaction(db, () => {
        for (const { key, rule } of tries) put.run(digestOf(key), giveBack(rule, emptyAt(key)))
      }),
  }
}

/** The known browsers in SQLite. */
export function sqliteDevices(db: Database, vault: Vault): Devices {
  const select = db.query<{ seen_at: number }, [string, Uint8Array]>(
    'SELECT seen_at FROM devices WHERE account_id = ? AND digest = ?',
  )
  const put = db.query(
    'INSERT INTO devices (account_id, digest, seen_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at',
  )
  const forget = db.query('DELETE FROM devices WHERE account_id = ?')
  const digestOf = (device: string) => vault.digest('device', device)
  return {
    knows: (accountId, device) => select.get(accountId, digestOf(device)) !== null,
    remember: (accountId, device, now) => void put.run(accountId, digestOf(device), now),
    forgetAll: (accountId) => void forget.run(accountId),
  }
}

/** The open challenges in SQLite. */
export function sqliteChallenges(db: Database, vault: Vault): Challenges {
  const insert = db.query('INSERT INTO challenges (digest, expires_at) VALUES (?, ?)')
  const take = db.query('DELETE FROM challenges WHERE digest = ? AND expires_at > ?')
  const digestOf = (challenge: string, of: string) => vault.digest(`challenge ${of}`, challenge)
  return {
    keep: (challenge, of, expiresAt) => void insert.run(digestOf(challenge, of), expiresAt),
    take: (challenge, of, now) => take.run(digestOf(challenge, of), now).changes > 0,
  }
}
