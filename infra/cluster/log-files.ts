import { closeSync, copyFileSync, openSync, statSync, truncateSync } from 'node:fs'

/** A log file is turned over at this size, in bytes; one older generation, `.1`, is kept. */
export const longestLog = 10 * 1_024 * 1_024

/**
 * Opens a log for a child to write to by itself, so that its last words arrive even when the supervisor is gone. Append
 * mode makes every write go to the end, also after {@link turnOver} has emptied the file.
 */
export function withLogFile<Result>(file: string, use: (descriptor: number) => Result): Result {
  const descriptor = openSync(file, 'a', 0o600)
  try {
    return use(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Keeps a log within its size: what is there moves to `<file>.1`. Lines written in that instant may be lost. */
export function turnOver(file: string, longest = longestLog): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= longest) return false
  copyFileSync(file, `${file}.1`)
  truncateSync(file, 0)
  return true
}
