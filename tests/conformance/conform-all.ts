import { programOf } from '@galleria/infra/command'
import { allProcesses, type Process } from '@galleria/infra/topology'
import { type ConformOptions, conform } from './conform.ts'
import { afterSecondLook, brokenIn, type ServiceReport } from './report/findings.ts'

/** Most of what a check does is to wait, so several services fit on a small machine. */
const atOnce = 4

/** The processes that have to speak the protocol: those that answer for a context. */
export const services: readonly Process[] = allProcesses.filter(({ context }) => context !== undefined)

/** Why another process is not put to the test; nothing for one that is. */
export function whyNot(row: Process): string | undefined {
  if (row.outside) return 'it plays somebody else’s system'
  if (row.name === 'nats') return 'it is the bus itself'
  if (row.context === undefined)
    return 'it asks and answers nobody over the bus, so it speaks a part of the protocol only'
  return undefined
}

/** A service that this machine cannot run, and why. */
export interface Absent {
  readonly row: Process
  readonly reason: string
}

/** Which of these this machine can run. Go and Python programs are built for it on the way. */
export async function whoIsThere(
  rows: readonly Process[] = services,
): Promise<{ readonly able: readonly Process[]; readonly absent: readonly Absent[] }> {
  const programs = await Promise.all(rows.map(async (row) => ({ row, program: await programOf(row) })))
  return {
    able: programs.flatMap(({ row, program }) => (program.kind === 'ready' ? [row] : [])),
    absent: programs.flatMap(({ row, program }) =>
      program.kind === 'absent' ? [{ row, reason: program.reason }] : [],
    ),
  }
}

/** Puts several to the test, a few at a time, and looks again at what is broken once it is quiet. */
export async function conformAll(
  rows: readonly Process[],
  { onReport = () => {}, ...options }: ConformOptions & { readonly onReport?: (report: ServiceReport) => void } = {},
): Promise<readonly ServiceReport[]> {
  const waiting = [...rows]
  const reports: ServiceReport[] = []
  const doubtful: (() => Promise<ServiceReport>)[] = []
  const tell = (report: ServiceReport) => {
    onReport(report)
    reports.push(report)
  }
  const lane = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const [one, report] = [row, await conform(row, options)]
      if (brokenIn(report).length === 0) tell(report)
      else doubtful.push(() => lookAgain(one, report, options))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  for (const look of doubtful) tell(await look())
  return reports.toSorted((a, b) => (a.service < b.service ? -1 : 1))
}

/** Puts one to the test, twice where it has to be. */
export async function conformPatiently(row: Process, options: ConformOptions = {}): Promise<ServiceReport> {
  return lookAgain(row, await conform(row, options), options)
}

/**
 * Looks again at what was found broken, in a new world. Whoever is given no processor for a second is late and looks wrong; whoever is
 * wrong is wrong again.
 */
async function lookAgain(row: Process, first: ServiceReport, options: ConformOptions): Promise<ServiceReport> {
  const doubted = new Set(brokenIn(first).map(({ check }) => check))
  if (doubted.size === 0) return first
  return afterSecondLook(first, await conform(row, { ...options, isWanted: ({ name }) => doubted.has(name) }))
}
