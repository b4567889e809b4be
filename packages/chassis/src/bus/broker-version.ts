import { isOlder, type Version } from '../library-version.ts'

/**
 * In each line of releases the oldest server that keeps to its own permissions: 2.10.27 is the first in which not everybody may
 * purge an account through the JetStream API (CVE-2025-30215), and from 2.11 on, which brought message tracing, 2.11.15 and 2.12.6
 * are the first that do not send a trace to any subject a client names (CVE-2026-33249).
 */
const oldestOfLine: readonly Version[] = [
  [2, 10, 27],
  [2, 11, 15],
  [2, 12, 6],
]

/** What a server too old is told to be replaced by. */
export const soundServers = '2.10.27 or newer of 2.10, 2.11.15 or newer of 2.11, 2.12.6 or newer'

/** Whether a server of this version enforces the permissions that everything here rests on. */
export function enforcesPermissions(version: string): boolean {
  const line = oldestOfLine.findLast(([major, minor]) => !isOlder(version, [major, minor, 0]))
  return line !== undefined && !isOlder(version, line)
}
