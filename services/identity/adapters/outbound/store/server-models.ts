import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { Adapter, AdapterPayload } from 'oidc-provider'
import type { Vault } from '../keys/vault.ts'

/** What is told of changes, inside the transaction that makes them. */
export interface ModelEvents {
  /** A row of that model was written; `isNew` when it was not there before. */
  saved(model: string, payload: AdapterPayload, isNew: boolean): void
  /** All that a grant stood for is gone. `by` is the account of whoever has ended it, unless it is the owner's. */
  grantEnded(grantId: string, why: 'reuse' | 'revoked', payload: AdapterPayload | undefined, by?: string): void
}

/** What the store is made of. */
export interface ServerModelsParts {
  readonly db: Database
  readonly vault: Vault
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly events: ModelEvents
  /** What a token that may no longer be used is refused with; the server's own `invalid_grant`. */
  readonly invalidGrant: (reason: string) => Error
}

/** What the authorization server keeps: sessions, grants, codes, tokens. */
export interface ServerModels {
  /** The adapter of one model, as `oidc-provider` wants it. */
  adapter(model: string): Adapter
  /** Live rows of an account. */
  of(accountId: string, model: string): readonly AdapterPayload[]
  /** Ends a grant with all that was made of it. See {@link ModelEvents.grantEnded}. */
  endGrant(grantId: string, by?: string): void
  hasLive(grantId: string, model: string): boolean
  remove(model: string, id: string): void
}

interface Row {
  sealed: Uint8Array
  consumed_at: number | null
}

/** Made of a grant, and of no use without it. */
const needsGrant: ReadonlySet<string> = new Set(['AuthorizationCode', 'RefreshToken', 'AccessToken', 'DeviceCode'])
/** Two uses of one of these are two holders of it: all that came of it is taken back (RFC 9700, 4.14; RFC 6749, 4.1.2). */
const stolenWhenReused: ReadonlySet<string> = new Set(['AuthorizationCode', 'RefreshToken'])

/** The store in SQLite. Ids are there as digests, payloads sealed; the accounts and the times are in the clear. */
export function sqliteServerModels({ db, vault, now, events, invalidGrant }: ServerModelsParts): ServerModels {
  const upsert = db.query(
    `INSERT INTO server_models
       (model, digest, sealed, account_id, grant_digest, uid_digest, user_code_digest, expires_at)
     VALUES ($model, $digest, $sealed, $accountId, $grant, $uid, $userCode, $expiresAt)
     ON CONFLICT (model, digest) DO UPDATE SET
       sealed = excluded.sealed, account_id = excluded.account_id, grant_digest = excluded.grant_digest,
       uid_digest = excluded.uid_digest, user_code_digest = excluded.user_code_digest, expires_at = excluded.expires_at`,
  )
  const live = 'SELECT sealed, consumed_at FROM server_models WHERE model = ? AND expires_at > ?'
  const select = db.query<Row, [string, number, Uint8Array]>(`${live} AND digest = ?`)
  const selectByUid = db.query<Row, [string, number, Uint8Array]>(`${live} AND uid_digest = ?`)
  const selectByCode = db.query<Row, [string, number, Uint8Array]>(`${live} AND user_code_digest = ?`)
  const selectByGrant = db.query<Row, [string, number, Uint8Array]>(
    `${live} AND grant_digest = ? AND consumed_at IS NULL`,
  )
  const selectOf = db.query<Row, [string, number, string]>(`${live} AND account_id = ?`)
  const consume = db.query(
    'UPDATE server_models SET consumed_at = ? WHERE model = ? AND digest = ? AND consumed_at IS NULL',
  )
  const remove = db.query('DELETE FROM server_models WHERE model = ? AND digest = ?')
  const removeByGrant = db.query('DELETE FROM server_models WHERE grant_digest = ?')
  const removeByGrantOf = db.query('DELETE FROM server_models WHERE model = ? AND grant_digest = ?')

  const idDigest = (id: string) => vault.digest('id', id)
  const grantDigest = (id: string) => vault.digest('grant', id)

  function opened(model: string, row: Row | null): AdapterPayload | undefined {
    if (!row) return undefined
    const payload: AdapterPayload = JSON.parse(vault.open(model, row.sealed))
    if (row.consumed_at !== null) payload.consumed = Math.floor(row.consumed_at / 1_000)
    return payload
  }

  const find = (model: string, id: string) => opened(model, select.get(model, now(), idDigest(id)))

  function put(model: string, id: string, payload: AdapterPayload, expiresIn: number | undefined): void {
    if (expiresIn === undefined) throw new TypeError(`a ${model} that never ends is not kept`)
    const { accountId, grantId, uid, userCode } = payload
    if (grantId && needsGrant.has(model) && !find('Grant', grantId)) throw invalidGrant('the grant has ended')
    const isNew = select.get(model, now(), idDigest(id)) === null
    if (model === 'ReplayDetection' && !isNew) throw invalidGrant('shown before')
    upsert.run({
      model,
      digest: idDigest(id),
      sealed: vault.seal(model, JSON.stringify(payload)),
      accountId: accountId ?? null,
      grant: grantId && needsGrant.has(model) ? grantDigest(grantId) : null,
      uid: model === 'Session' && uid ? vault.digest('uid', uid) : null,
      userCode: userCode ? vault.digest('user code', userCode) : null,
      expiresAt: now() + expiresIn * 1_000,
    })
    events.saved(model, payload, isNew)
  }

  function endGrant(grantId: string, why: 'reuse' | 'revoked', by?: string): void {
    const payload = find('Grant', grantId)
    removeByGrant.run(grantDigest(grantId))
    const { changes } = remove.run('Grant', idDigest(grantId))
    if (changes > 0) events.grantEnded(grantId, why, payload, by)
  }

  /** Once, whoever asks at the same time: the second is told, and both are suspects. */
  function consumeOnce(model: string, id: string): void {
    const isFirst = inTransaction(db, () => {
      // A device may poll twice at once by mistake, and nobody but it has the code.
      if (model === 'DeviceCode') return remove.run(model, idDigest(id)).changes > 0
      if (consume.run(now(), model, idDigest(id)).changes > 0) return true
      const grantId = find(model, id)?.grantId
      if (grantId && stolenWhenReused.has(model)) endGrant(grantId, 'reuse')
      return false
    })
    if (!isFirst) throw invalidGrant('used before')
  }

  return {
    adapter: (model) => ({
      async upsert(id, payload, expiresIn) {
        inTransaction(db, () => put(model, id, payload, expiresIn))
      },
      find: async (id) => find(model, id),
      findByUid: async (uid) => opened(model, selectByUid.get(model, now(), vault.digest('uid', uid))),
      findByUserCode: async (code) => opened(model, selectByCode.get(model, now(), vault.digest('user code', code))),
      consume: async (id) => consumeOnce(model, id),
      async destroy(id) {
        if (model === 'Grant') inTransaction(db, () => endGrant(id, 'revoked'))
        else remove.run(model, idDigest(id))
      },
      async revokeByGrantId(grantId) {
        removeByGrantOf.run(model, grantDigest(grantId))
      },
    }),
    of: (accountId, model) =>
      selectOf.all(model, now(), accountId).flatMap((row): AdapterPayload[] => {
        const payload = opened(model, row)
        return payload ? [payload] : []
      }),
    endGrant: (grantId, by) => inTransaction(db, () => endGrant(grantId, 'revoked', by)),
    hasLive: (grantId, model) => selectByGrant.get(model, now(), grantDigest(grantId)) !== null,
    remove: (model, id) => void remove.run(model, idDigest(id)),
  }
}
