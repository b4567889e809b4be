import { type Part, type Process, splitContext } from '../process.ts'
import { edge } from './edge.ts'
import { services } from './services.ts'
import { surroundings } from './surroundings.ts'

/** Every process, in the order in which a person would explain the system. */
export const processes = [...edge, ...services, ...surroundings] as const

/** The same processes, each seen as a {@link Process}. */
export const allProcesses: readonly Process[] = processes

/** The name of a process of the platform. */
export type ProcessName = (typeof processes)[number]['name']

/** A process by its name. */
export function processNamed(name: ProcessName): Process {
  const found = allProcesses.find((process) => process.name === name)
  if (!found) throw new Error(`the topology has no process named ${name}`)
  return found
}

/** The process that plays a part. */
export function processPlaying(part: Part): Process {
  const found = allProcesses.find((process) => process.part === part)
  if (!found) throw new Error(`nobody in the topology plays the ${part}`)
  return found
}

/**
 * The processes that must outlive this one while everything is drained: those it was started after, those it asks, and
 * the one that its last spans go to.
 */
export function outlivedBy({ after, asks, outside, part }: Process): string[] {
  const contexts = new Set(asks.map((endpoint) => splitContext(endpoint)[0]))
  const asked = allProcesses.filter(({ context }) => context && contexts.has(context)).map(({ name }) => name)
  const traced = !outside && part !== 'bus' && part !== 'collector'
  return [...new Set([...after, ...asked, ...(traced ? [processPlaying('collector').name] : [])])]
}

/**
 * What every process asks that takes tokens or makes them, beyond its row: the keys of the identity server. It keeps what it was
 * told, so nobody waits for the identity server to come up or to go down.
 */
export const keyList = 'identity.key.list'

/** Whether a process takes part in the conversation of services, and so has a key to sign what it asks. */
export function converses({ context, asks, outside }: Process): boolean {
  return !outside && (context !== undefined || asks.length > 0)
}

/** Everything that a process may ask. */
export function asksOf(process: Process): readonly string[] {
  return converses(process) && process.context !== 'identity' ? [...process.asks, keyList] : process.asks
}
