import type { Subject } from '../subject/subject.ts'
import type { EndpointDocument, Fields } from '../wire/contract-document.ts'
import { NotApplicable } from './check.ts'

/** A trace that begins with the kit. */
export interface Trace {
  readonly traceId: string
  readonly spanId: string
  readonly headers: { readonly traceparent: string }
}

/** Begins a trace, sampled unless said otherwise. */
export function newTrace(sampled = true): Trace {
  const traceId = crypto.randomUUID().replaceAll('-', '')
  const spanId = traceId.slice(8, 24)
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}` } }
}

/** A key that nobody has used. */
export const freshKey = () => ({ 'idempotency-key': crypto.randomUUID() })

/** An endpoint and its key. */
export type Named = readonly [key: string, endpoint: EndpointDocument]

/** All endpoints of the contract. */
export function endpointsOf({ contract }: Subject): readonly Named[] {
  return Object.entries(contract.endpoints)
}

/** Those that the kit can ask: it can be anybody, but for people who have signed in where the identity server is not its own. */
export function askableEndpoints(trial: Subject): readonly Named[] {
  return endpointsOf(trial).filter(([, { access }]) => trial.callers.canBe(access))
}

/** The cheapest thing that must be granted. */
export async function easyAsk(trial: Subject): Promise<{ readonly key: string; readonly request: Fields }> {
  const [key, make] = Object.entries(trial.granted)[0] ?? []
  if (key && make) return { key, request: await make() }
  const [first] = askableEndpoints(trial).filter(([key]) => trial.mayAsk(key))
  if (!first) throw new NotApplicable('there is nothing that it may be asked')
  return { key: first[0], request: first[1].example.request }
}

/** The endpoints that not everybody may ask. @throws NotApplicable where there are none. */
export function guardedEndpoints(trial: Subject): readonly Named[] {
  const found = askableEndpoints(trial).filter(([, { access }]) => access.kind !== 'open')
  if (found.length === 0) throw new NotApplicable('everything it answers is open to everybody')
  return found
}

/** A request that breaks every schema: whoever gets as far as being told so was let in, and nothing has happened. */
export const nonsense = { nobody: 'asks for this' }

/** The name of an endpoint on spans and metrics. */
export function methodOf({ context }: Subject, key: string): string {
  return `${context}.${key}`
}
