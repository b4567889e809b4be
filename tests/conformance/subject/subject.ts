import type { Process } from '@galleria/infra/topology'
import type { Collector } from '../wire/collector.ts'
import type { ContractDocument, EndpointDocument, Fields, ProblemTable } from '../wire/contract-document.ts'
import type { Headers, Line, Reply } from '../wire/line.ts'
import type { Signer } from '../wire/tokens.ts'
import { bearer, type Callers } from './caller.ts'

/** What is sent beside a request; what is not said is as it should be. */
export interface AskOptions {
  readonly headers?: Headers
  /** The `authorization` header; `none` sends none. */
  readonly authorization?: string
  readonly timeoutMs?: number
}

/** A service that is looked at from outside, be it in a world of its own or in a shop that others are using. */
export interface Subject {
  readonly row: Process
  readonly name: string
  readonly context: string
  readonly contract: ContractDocument
  readonly problems: ProblemTable
  readonly line: Line
  readonly collector: Pick<Collector, 'spansOf'>
  readonly signer: Signer
  readonly callers: Callers
  readonly instance: string
  readonly adminUrl: string
  /** Requests that must be granted, made afresh each time, the cheapest first. Where others use it, they change nothing. */
  readonly granted: Readonly<Record<string, () => Fields | Promise<Fields>>>
  /** Whether it may be asked this in earnest: not what changes something that others are using. */
  mayAsk(key: string): boolean
  /** Every line that it has written since it was looked at. */
  lines(): readonly string[]
  endpoint(key: string): EndpointDocument
  /** Asks as somebody who may. */
  ask(key: string, request: unknown, options?: AskOptions): Promise<Reply>
  /** A file of the admin port. */
  admin(path: string): Promise<Response>
}

/** Longer than a service may take over an ask, since a busy machine has delays of its own. */
const patienceMs = 3_000

/** How a service is asked, whichever world it is in. */
export function askingOf({
  line,
  contract,
  callers,
  signer,
}: Pick<Subject, 'line' | 'contract' | 'callers' | 'signer'>): Pick<Subject, 'endpoint' | 'ask'> {
  function endpoint(key: string): EndpointDocument {
    const found = contract.endpoints[key]
    if (!found) throw new Error(`the contract of ${contract.context} has no ${key}`)
    return found
  }

  return {
    endpoint,
    async ask(key, request, { headers = {}, authorization, timeoutMs } = {}) {
      const { subject, access, timeoutMs: longestMs } = endpoint(key)
      const isOurs = authorization === undefined
      const wish = isOurs ? await callers.fitting(contract.context, access, asJson(request)) : undefined
      const said = wish ? await bearer(signer, wish) : authorization
      const carried = said === undefined || said === 'none' ? {} : { authorization: said }
      const body = typeof request === 'string' ? request : JSON.stringify(request)
      return line.ask(subject, body, { ...carried, ...headers }, timeoutMs ?? longestMs + patienceMs)
    },
  }
}

/** What a request says, if it says anything: whose it is stands in it. */
function asJson(request: unknown): unknown {
  if (typeof request !== 'string') return request
  try {
    return JSON.parse(request)
  } catch {
    return undefined
  }
}
