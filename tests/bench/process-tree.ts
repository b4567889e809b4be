import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts CPU time in hundredths of a second (`getconf CLK_TCK`). */
const ticksPerSecond = 100

interface Stat {
  readonly parent: number
  /** Own time, and that of children which have ended and been waited for. */
  readonly seconds: number
}

/** CPU seconds that processes and everything they have started used so far, those that have ended since included. */
export function treeSeconds(pids: readonly number[]): number {
  const all = new Map(allPids().flatMap((pid) => statOf(pid)))
  const within = new Set(pids)
  // A set that grows while it is walked: whoever has been started by one of them belongs to them.
  for (const parent of within) for (const [pid, stat] of all) if (stat.parent === parent) within.add(pid)
  return [...within].reduce((sum, pid) => sum + (all.get(pid)?.seconds ?? 0), 0)
}

function allPids(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function statOf(pid: number): [number, Stat][] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets, which may hold spaces; the parent is the 4th, times are the 14th to 17th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return [[pid, { parent: Number(fields[1]), seconds: ticks / ticksPerSecond }]]
  } catch {
    // It has ended since the folder was listed; its time is with its parent.
    return []
  }
}
