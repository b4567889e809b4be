import type { Database } from 'bun:sqlite'

/** By table: what its rows are told apart by, when they are dead, and for how many milliseconds they are kept after that. */
const mortal = [
  { table: 'errands', key: 'digest', dead: 'expires_at', keptMs: 0 },
  { table: 'challenges', key: 'digest', dead: 'expires_at', keptMs: 0 },
  { table: 'throttle', key: 'digest', dead: 'empty_at', keptMs: 0 },
  { table: 'devices', key: 'account_id, digest', dead: 'seen_at', keptMs: 180 * 86_400_000 },
  { table: 'device_polls', key: 'digest', dead: 'polled_at', keptMs: 3_600_000 },
  { table: 'server_models', key: 'model, digest', dead: 'expires_at', keptMs: 0 },
] as const

/** At most so many rows of a table go at once, so that nobody waits for the sweeping. */
const atOnce = 500

/** Removes what has expired. Everything looks at the time by itself too: this is about room, and about keeping no more than needed. */
export function makeSweep(db: Database, now: () => number): () => void {
  const sweeps = mortal.map(({ table, key, dead, keptMs }) => ({
    keptMs,
    sweep: db.query<null, [number]>(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${dead} <= ? LIMIT ${atOnce})`,
    ),
  }))
  const orphans = db.query(
    `DELETE FROM sessions_seen WHERE uid_digest NOT IN
       (SELECT uid_digest FROM server_models WHERE model = 'Session' AND uid_digest IS NOT NULL)`,
  )
  return () => {
    for (const { sweep, keptMs } of sweeps) sweep.run(now() - keptMs)
    orphans.run()
  }
}
