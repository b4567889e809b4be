import type { Call } from '../call.ts'
import { nobody } from './deed.ts'
import type { Notebook } from './notebook.ts'

/** What a door does not let in for who is there, or how they come; what else it refuses is the asker's mistake. */
const turnedAway: Readonly<Record<number, string>> = {
  401: 'security.refused-authentication',
  403: 'security.refused-permission',
  421: 'security.refused-host',
  429: 'security.refused-rate',
}

/** A request that was answered. `route` is a pattern of a small closed set, never a path. */
export interface AnsweredRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  /** The problem's code, where it is known. */
  readonly code?: string | undefined
  readonly call: Pick<Call, 'trace' | 'caller'>
}

/** Writes down a request that was turned away at an HTTP door. Where it came from is not: an address is a person's. */
export function noteTurnedAway(audit: Notebook, { method, route, status, code, call }: AnsweredRequest): void {
  const action = turnedAway[status]
  if (action === undefined) return
  const object = { kind: 'route', id: `${method}:${route}` }
  const reason = code ?? `http-${status}`
  audit.note({ action, outcome: 'refused', reason, object }, { caller: call.caller ?? nobody, trace: call.trace })
}
