import { join } from 'node:path'

/** All it takes to run one instance of a process. */
export interface ChildSpec {
  /** `orders-1` */
  readonly instance: string
  /** The process it is an instance of. */
  readonly process: string
  /** Processes that must be ready before it is started. */
  readonly after: readonly string[]
  /** Processes that are ended after it. */
  readonly outlivedBy: readonly string[]
  /** The shop opens without it, too: it goes on being started while others work. */
  readonly dispensable: boolean
  /** A second instance would have to share its store. */
  readonly single: boolean
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly logFile: string
  /** Answers 2xx when the instance can serve. */
  readonly healthUrl: string
  readonly port?: number | undefined
  readonly adminPort?: number | undefined
}

/** What `status` says of an instance. */
export interface ChildStatus {
  readonly instance: string
  readonly process: string
  readonly state: ChildState
  readonly pid?: number | undefined
  readonly port?: number | undefined
  readonly adminPort?: number | undefined
  /** How often it was started again after ending by itself. */
  readonly restarts: number
  /** How it ended the last time, when it did. */
  readonly lastEnd?: string | undefined
}

/** `waiting` is the pause before a crashed instance is started again. */
export type ChildState = 'stopped' | 'starting' | 'ready' | 'paused' | 'waiting' | 'stopping'

/** Where the log of an instance is. */
export function logFileOf(logs: string, instance: string): string {
  return join(logs, `${instance}.log`)
}
