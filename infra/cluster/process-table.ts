import { readFileSync } from 'node:fs'

/** A process of this machine, told apart from a later one that was given the same number. */
export interface ProcessId {
  readonly pid: number
  /** Clock ticks after boot at which it started; empty where the kernel does not tell. */
  readonly startedAt: string
}

/** Identifies a living process. */
export function processId(pid: number): ProcessId {
  return { pid, startedAt: startTicks(pid) ?? '' }
}

/** True while that very process lives. A dead one whose parent has not noticed does not count. */
export function isAlive({ pid, startedAt }: ProcessId): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return startTicks(pid) === (startedAt || undefined)
}

function startTicks(pid: number): string | undefined {
  try {
    // The name, in brackets, may hold spaces; the fields after it do not.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[0] === 'Z' ? 'dead' : fields[19]
  } catch {
    // No /proc on this system: the number alone must do.
    return undefined
  }
}
