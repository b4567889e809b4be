import type { Clock } from '@galleria/chassis/ports/clock'
import type { Logger } from '@galleria/chassis/telemetry/logger'

/** So many lines of one child are logged in so many milliseconds. A remote that breaks says so for every page. */
const mostLines = 20
const perMs = 10_000

/** Logs what a child writes, and how many lines were left out. */
export function createChildLog(log: Logger, clock: Clock): (pid: number, line: string) => void {
  let sinceMs = Number.NEGATIVE_INFINITY
  let lines = 0
  return (pid, line) => {
    if (clock.monotonic() - sinceMs >= perMs) {
      if (lines > mostLines) log.warn({ child: pid, leftOut: lines - mostLines }, 'a child wrote more than is logged')
      sinceMs = clock.monotonic()
      lines = 0
    }
    lines += 1
    if (lines <= mostLines) log.warn({ child: pid, line }, 'a child wrote')
  }
}
