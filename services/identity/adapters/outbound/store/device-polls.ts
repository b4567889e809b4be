import type { Database } from 'bun:sqlite'
import type { Vault } from '../keys/vault.ts'

/** When devices have asked whether they were let in. */
export interface DevicePolls {
  /** Notes a poll, and says whether it came before its time; the device has then to wait longer from now on. */
  isTooSoon(deviceCode: string, now: number): boolean
}

/** Polls in SQLite. `firstMs` is the pause between two polls at first, and what is added to it each time, in milliseconds. */
export function sqliteDevicePolls(db: Database, vault: Vault, firstMs: number): DevicePolls {
  const select = db.query<{ polled_at: number; interval_ms: number }, [Uint8Array]>(
    'SELECT polled_at, interval_ms FROM device_polls WHERE digest = ?',
  )
  const put = db.query(
    `INSERT INTO device_polls (digest, polled_at, interval_ms) VALUES (?, ?, ?)
     ON CONFLICT (digest) DO UPDATE SET polled_at = excluded.polled_at, interval_ms = excluded.interval_ms`,
  )
  return {
    isTooSoon(deviceCode, now) {
      const digest = vault.digest('device poll', deviceCode)
      const last = select.get(digest)
      const isTooSoon = last !== null && now - last.polled_at < last.interval_ms
      put.run(digest, now, (last?.interval_ms ?? firstMs) + (isTooSoon ? firstMs : 0))
      return isTooSoon
    },
  }
}
