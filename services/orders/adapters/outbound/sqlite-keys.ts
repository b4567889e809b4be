import type { Database } from 'bun:sqlite'
import type { KeyedRequest, Keys } from '../../ports.ts'

/** Keys in SQLite. */
export function sqliteKeys(db: Database): Keys {
  const select = db.query<KeyedRequest, [string, string, string]>(
    `SELECT request_hash AS requestHash, order_id AS orderId FROM request_keys
     WHERE shopper_id = ? AND purpose = ? AND key = ?`,
  )
  const insert = db.query(
    'INSERT INTO request_keys (shopper_id, purpose, key, request_hash, order_id) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    find: ({ shopperId, purpose, key }) => select.get(shopperId, purpose, key) ?? undefined,
    keep: ({ shopperId, purpose, key }, { requestHash, orderId }) =>
      void insert.run(shopperId, purpose, key, requestHash, orderId),
  }
}
