import type { Database } from 'bun:sqlite'
import type { Proofs } from '../../../ports.ts'
import type { Vault } from '../keys/vault.ts'

/** From where a session is used, for its owner to recognise it by. */
export interface Seen {
  readonly userAgent: string | undefined
  readonly address: string | undefined
  /** Epoch milliseconds. */
  readonly signedInAt: number
  readonly seenAt: number
  /** When its owner has last proved in it, having signed in before, that it is them. */
  readonly provedAt: number | undefined
}

/** What is known of sessions beyond what the authorization server keeps of them. */
export interface SessionsSeen extends Proofs {
  /** The name under which a session is shown, and ended. */
  idOf(uid: string): string
  /** True when it is the first time that it is seen. */
  note(uid: string, accountId: string, seen: { userAgent?: string; address?: string }, now: number): boolean
  find(uid: string): Seen | undefined
  forgetAll(accountId: string): void
}

interface Row {
  user_agent: string | null
  address: string | null
  signed_in_at: number
  seen_at: number
  proved_at: number | null
}

const longestUserAgent = 300

/** See {@link SessionsSeen}. */
export function sqliteSessionsSeen(db: Database, vault: Vault): SessionsSeen {
  const select = db.query<Row, [Uint8Array]>(
    'SELECT user_agent, address, signed_in_at, seen_at, proved_at FROM sessions_seen WHERE uid_digest = ?',
  )
  const insert = db.query(
    `INSERT INTO sessions_seen (uid_digest, account_id, user_agent, address, signed_in_at, seen_at)
     VALUES ($uid, $accountId, $userAgent, $address, $now, $now) ON CONFLICT (uid_digest) DO NOTHING`,
  )
  const update = db.query('UPDATE sessions_seen SET address = COALESCE(?, address), seen_at = ? WHERE uid_digest = ?')
  const prove = db.query('UPDATE sessions_seen SET proved_at = ? WHERE uid_digest = ? AND account_id = ?')
  const forget = db.query('DELETE FROM sessions_seen WHERE account_id = ?')
  const digestOf = (uid: string) => vault.digest('uid', uid)
  return {
    idOf: (uid) => Buffer.from(digestOf(uid)).toString('base64url'),
    note(uid, accountId, { userAgent, address }, now) {
      const values = { userAgent: userAgent?.slice(0, longestUserAgent) ?? null, address: address ?? null }
      if (insert.run({ uid: digestOf(uid), accountId, now, ...values }).changes > 0) return true
      update.run(values.address, now, digestOf(uid))
      return false
    },
    find(uid) {
      const row = select.get(digestOf(uid))
      return row
        ? {
            userAgent: row.user_agent ?? undefined,
            address: row.address ?? undefined,
            signedInAt: row.signed_in_at,
            seenAt: row.seen_at,
            provedAt: row.proved_at ?? undefined,
          }
        : undefined
    },
    forgetAll: (accountId) => void forget.run(accountId),
    keep: (accountId, sessionId, at) => void prove.run(at, Buffer.from(sessionId, 'base64url'), accountId),
  }
}
