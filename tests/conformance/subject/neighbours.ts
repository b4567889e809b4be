import { type ContractDocument, type Fields, readContract } from '../wire/contract-document.ts'
import type { Headers, Heard, Line } from '../wire/line.ts'
import type { IdentityStandIn } from '../wire/tokens.ts'

/** An ask that reached a neighbour. */
export interface AskSeen {
  /** `<context>.<resource>.<action>` */
  readonly endpoint: string
  readonly request: Fields
  readonly replyTo: string
  header(name: string): string | undefined
}

/** All those whom a service asks, played by the kit. */
export interface Neighbours {
  readonly asked: readonly AskSeen[]
  /** Those that belong to a trace. */
  askedIn(traceId: string): readonly AskSeen[]
  /** Everybody takes this much longer over what belongs to a trace. */
  slowBy(ms: number, traceId: string): void
  /** Everybody answers what belongs to a trace with this problem. */
  refuse(code: string, status: number, traceId: string): void
}

/** How a neighbour answers in a story: what its example does not say. */
export type Replies = Readonly<Record<string, (request: Fields) => Fields>>

/**
 * Answers whatever a service may ask, by the examples of the contracts; what request and reply both have is what the request says,
 * so that an answer is about what was asked.
 */
export async function openNeighbours(
  line: Line,
  endpoints: readonly string[],
  replies: Replies,
  identity: IdentityStandIn,
): Promise<Neighbours> {
  const asked: AskSeen[] = []
  const delays = new Map<string, number>()
  const refusals = new Map<string, Refusal>()
  const contracts = new Map<string, ContractDocument>()
  for (const endpoint of endpoints) {
    const { context, key } = named(endpoint)
    const contract = contracts.get(context) ?? (await readContract(context))
    contracts.set(context, contract)
    const example = contract.endpoints[key]?.example.reply ?? {}
    line.serve(`svc.${endpoint}`, context, async (heard) => {
      const request = JSON.parse(heard.text) as Fields
      asked.push({ endpoint, request, replyTo: heard.replyTo, header: heard.header })
      const delayMs = delays.get(traceOf(heard))
      if (delayMs) await Bun.sleep(delayMs)
      const refusal = refusals.get(traceOf(heard))
      if (refusal) return refusal
      return { text: JSON.stringify(replyTo(endpoint, request, example)) }
    })
  }

  function replyTo(endpoint: string, request: Fields, example: Fields): Fields {
    if (endpoint === 'identity.key.list') return { issuer: identity.issuer, keys: [identity.jwk] }
    const told = replies[endpoint]?.(request)
    const shared = Object.entries(request).filter(([name]) => name in example)
    return told ?? { ...example, ...Object.fromEntries(shared) }
  }

  return {
    asked,
    askedIn: (traceId) => asked.filter(({ header }) => header('traceparent')?.includes(traceId)),
    slowBy: (ms, traceId) => void delays.set(traceId, ms),
    refuse(code, status, traceId) {
      const headers = { 'Nats-Service-Error': code, 'Nats-Service-Error-Code': String(status) }
      const problem = { type: `/problems/${code}`, title: 'A refusal of the kit', status, code }
      refusals.set(traceId, { text: JSON.stringify(problem), headers })
    },
  }
}

interface Refusal {
  readonly text: string
  readonly headers: Headers
}

function traceOf({ header }: Heard): string {
  return header('traceparent')?.split('-')[1] ?? ''
}

function named(endpoint: string): { readonly context: string; readonly key: string } {
  const dot = endpoint.indexOf('.')
  return { context: endpoint.slice(0, dot), key: endpoint.slice(dot + 1) }
}
