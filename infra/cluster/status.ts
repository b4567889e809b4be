import type { Profile } from '../topology.ts'
import type { ChildStatus } from './child-spec.ts'
import { privateMemory } from './memory.ts'
import type { AbsentProcess } from './programs.ts'
import type { Stage } from './stage.ts'

/** What a running copy says of itself. */
export interface ClusterStatus {
  readonly phase: 'opening' | 'open' | 'closing'
  readonly profile: Profile
  readonly stage: Stage
  /** Whether the broker, the shop and its sign-in are reached over TLS only. */
  readonly tls: boolean
  readonly url: string
  readonly brokerUrl: string
  /** Where the mails that it sent can be read, if a mailbox runs beside it. */
  readonly mailboxUrl?: string | undefined
  readonly data: string
  /** Where its keys and certificates are. */
  readonly keys: string
  readonly logs: string
  readonly supervisorPid: number
  readonly instances: readonly InstanceStatus[]
  /** What cannot be run on this machine. */
  readonly absent: readonly AbsentProcess[]
  /** Wanted ports that were in use. */
  readonly moved: readonly MovedPort[]
  /** Which came first and how long opening took; none while it is not open. */
  readonly opening?: OpeningTime | undefined
}

/** An instance, measured. `health` is what its health address answered just now. */
export interface InstanceStatus extends ChildStatus {
  readonly health: 'healthy' | 'unhealthy' | 'not running'
  readonly privateBytes?: number | undefined
}

/** A port that had to be another than the one wanted. */
export interface MovedPort {
  readonly instance: string
  readonly wanted: number
  readonly port: number
}

/** How long it took until the shop was open, and from where it started. */
export interface OpeningTime {
  readonly tookMs: number
  /** True when something had to be installed, built or fetched first. */
  readonly fresh: boolean
}

/** The targets of the platform, on two cores. */
export const targets = { warmMs: 8_000, freshMs: 120_000, privateBytes: 600 * 1_024 * 1_024 } as const

/** Adds the memory and the present health to what the supervisor knows. */
export async function measured(
  status: ChildStatus,
  healthUrl: string,
  isHealthy: (url: string) => Promise<boolean>,
): Promise<InstanceStatus> {
  const { pid } = status
  if (pid === undefined) return { ...status, health: 'not running' }
  const [healthy, privateBytes] = await Promise.all([isHealthy(healthUrl), privateMemory(pid)])
  return { ...status, health: healthy ? 'healthy' : 'unhealthy', privateBytes }
}
