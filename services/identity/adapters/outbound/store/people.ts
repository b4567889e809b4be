import type { Database } from 'bun:sqlite'
import { Role } from '@galleria/contracts/access'
import { type Account, addressKey } from '../../../domain/account.ts'
import type { Accounts, Passkey, Passkeys } from '../../../ports.ts'

interface AccountRow {
  id: string
  email: string
  name: string
  roles: string
  password_hash: string
  created_at: number
}

/** The accounts in SQLite. */
export function sqliteAccounts(db: Database): Accounts {
  const columns = 'id, email, name, roles, password_hash, created_at'
  const byId = db.query<AccountRow, [string]>(`SELECT ${columns} FROM accounts WHERE id = ?`)
  const byAddress = db.query<AccountRow, [string]>(`SELECT ${columns} FROM accounts WHERE address = ?`)
  const insert = db.query(
    'INSERT INTO accounts (id, address, email, name, roles, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO NOTHING',
  )
  const setPassword = db.query('UPDATE accounts SET password_hash = ? WHERE id = ?')
  const remove = db.query('DELETE FROM accounts WHERE id = ?')
  return {
    byId: (id) => account(byId.get(id)),
    byAddress: (key) => account(byAddress.get(key)),
    add: ({ id, email, name, roles, passwordHash, createdAt }) =>
      insert.run(id, addressKey(email), email, name, JSON.stringify(roles), passwordHash, createdAt).changes > 0,
    changePassword: (id, passwordHash) => void setPassword.run(passwordHash, id),
    remove: (id) => void remove.run(id),
  }
}

function account(row: AccountRow | null): Account | undefined {
  return row?.id === undefined
    ? undefined
    : {
        id: row.id,
        email: row.email,
        name: row.name,
        roles: Role.array().parse(JSON.parse(row.roles)),
        passwordHash: row.password_hash,
        createdAt: row.created_at,
      }
}

interface PasskeyRow {
  id: string
  account_id: string
  label: string
  public_key: Uint8Array<ArrayBuffer>
  counter: number
  transports: string
  added_at: number
  used_at: number | null
}

/** The passkeys in SQLite. */
export function sqlitePasskeys(db: Database): Passkeys {
  const of = db.query<PasskeyRow, [string]>('SELECT * FROM passkeys WHERE account_id = ? ORDER BY added_at')
  const find = db.query<PasskeyRow, [string]>('SELECT * FROM passkeys WHERE id = ?')
  const insert = db.query(
    'INSERT INTO passkeys (id, account_id, label, public_key, counter, transports, added_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  )
  const used = db.query('UPDATE passkeys SET counter = ?, used_at = ? WHERE id = ?')
  const remove = db.query('DELETE FROM passkeys WHERE id = ? AND account_id = ?')
  const removeAll = db.query('DELETE FROM passkeys WHERE account_id = ?')
  return {
    of: (accountId) => of.all(accountId).map(passkey),
    find(id) {
      const row = find.get(id)
      return row ? passkey(row) : undefined
    },
    add: ({ id, accountId, label, publicKey, counter, transports, addedAt, usedAt }) =>
      insert.run(id, accountId, label, publicKey, counter, JSON.stringify(transports), addedAt, usedAt ?? null)
        .changes > 0,
    used: (id, counter, usedAt) => void used.run(counter, usedAt, id),
    remove: (accountId, id) => remove.run(id, accountId).changes > 0,
    removeAll: (accountId) => void removeAll.run(accountId),
  }
}

function passkey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    accountId: row.account_id,
    label: row.label,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports),
    addedAt: row.added_at,
    usedAt: row.used_at ?? undefined,
  }
}
