import type { Answer } from '@galleria/contracts/answer'
import { askSubject, type Contract, type Endpoint } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import { Problem } from '@galleria/contracts/problem'
import type { Mint } from '../authority/mint.ts'
import type { BreakerSettings, Verdict } from '../breaker/breaker.ts'
import { createGuard, type Guard, type GuardMetrics } from '../breaker/guard.ts'
import { createRetryBudget } from '../breaker/retry-budget.ts'
import type { Budget } from '../budget.ts'
import { type Bus, BusError, type BusHeaders, type BusMessage } from '../bus/bus.ts'
import type { Call } from '../call.ts'
import { Outage, type OutageKind } from '../outage.ts'
import { sleep, type World } from '../ports/index.ts'
import { RawJson } from '../raw-json.ts'
import type { TraceHandle } from '../telemetry/tracing.ts'
import type { AskOptions, AskWithFallback, Client } from './ask.ts'
import type { ClientMetrics } from './client-metrics.ts'

/** What a client needs of the process it lives in. */
export interface ClientParts {
  readonly bus: Bus
  readonly world: World
  readonly metrics: ClientMetrics
  readonly guardMetrics: GuardMetrics
  readonly breaker?: BreakerSettings
  /** Says in whose name is asked. Without it only what is open to everybody can be asked. */
  readonly mint?: Mint | undefined
  /** Called with each endpoint's guard, so that the process can show and stop it. */
  readonly onGuard: (guard: Guard) => void
}

type Read<Reply> = (text: string) => Reply
const parsed: Read<unknown> = (text) => JSON.parse(text)
const untouched: Read<RawJson> = (text) => new RawJson(text)

/** Shorter than this, a retry would only be refused for its budget. */
const leastRetryMs = 50

/** Makes one function for each endpoint of the contract; each has a breaker, a bulkhead and a retry budget of its own. */
export function createClient<C extends Contract>(contract: C, parts: ClientParts): Client<C> {
  const client: Record<string, Record<string, unknown>> = {}
  for (const [key, endpoint] of Object.entries(contract.endpoints)) {
    const [resource = '', action = ''] = key.split('.')
    const asker = createAsker(contract.context, key, endpoint, parts)
    client[resource] = {
      ...client[resource],
      [action]: Object.assign(asker(parsed), { raw: asker(untouched) }),
    }
  }
  return client as Client<C>
}

function createAsker(context: string, key: string, endpoint: Endpoint, parts: ClientParts) {
  const { bus, world, guardMetrics, breaker, mint, onGuard } = parts
  const { access } = endpoint
  const [target, subject] = [`${context}.${key}`, askSubject(context, key)]
  const { clock } = world
  const metrics = parts.metrics(target)
  const guard = createGuard({ name: target, metrics: guardMetrics, world, ...(breaker ? { breaker } : {}) })
  const retries = createRetryBudget(clock)
  const attributes = { 'rpc.system.name': 'nats', 'rpc.method': target }
  onGuard(guard)

  function attempt<Reply>(
    text: string,
    call: Call,
    authorization: string | undefined,
    options: AskOptions,
    read: Read<Reply>,
    span: TraceHandle,
  ): Promise<Answer<Reply>> {
    const timeoutMs = Math.floor(
      Math.min(endpoint.timeoutMs, options.timeoutMs ?? endpoint.timeoutMs, call.budget.remainingMs()),
    )
    if (timeoutMs < 1) throw new Outage('budget-spent', target)
    const headers = headersOf(call, span, timeoutMs, authorization)
    return guard.runSelfTimed(
      () => bus.ask(subject, text, headers, timeoutMs).then((reply) => answerOf(reply, read, target), outageOf(target)),
      verdictOf,
    )
  }

  /** Repeats an idempotent ask that found nobody; what may have been heard but not answered is the caller's to repeat. */
  async function withRetry<Result>(budget: Budget, ask: () => Promise<Result>): Promise<Result> {
    retries.spend()
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask()
      } catch (error) {
        if (!endpoint.idempotent || tries >= mostTries || !foundNobody(error)) throw error
        if (budget.remainingMs() < leastRetryMs || !retries.take()) throw error
        await sleep(clock, world.random.fraction() * leastRetryMs * tries)
      }
    }
  }

  function failed(error: unknown, span: TraceHandle, durationMs: number): Outage | undefined {
    const outage = error instanceof Outage ? error : undefined
    const kind = outage?.kind ?? 'bug'
    span.fail(kind, error instanceof Error ? error.message : undefined)
    span.set('galleria.breaker.state', guard.breaker.state)
    metrics.failed(kind, durationMs)
    return outage
  }

  return <Reply>(read: Read<Reply>) =>
    async (request: unknown, call: Call, options: AskOptions & Partial<AskWithFallback<unknown>> = noOptions) => {
      const { fallback } = options
      if (fallback && !endpoint.idempotent)
        throw new TypeError(`${target} changes things: its outage must be told, not covered`)
      const startMs = clock.monotonic()
      const span = call.trace.child(target, 'client', attributes)
      try {
        const text = JSON.stringify(request)
        const token = access.kind === 'open' ? undefined : mint?.(context, call.caller)
        const authorization = token instanceof Promise ? await token : token
        const answer = await withRetry(call.budget, () => attempt(text, call, authorization, options, read, span))
        if (answer.ok) {
          metrics.answered(clock.monotonic() - startMs)
        } else {
          span.set('galleria.problem.code', answer.problem.code)
          metrics.refused(clock.monotonic() - startMs)
        }
        return answer
      } catch (error) {
        const outage = failed(error, span, clock.monotonic() - startMs)
        if (!outage || !fallback) throw error
        span.set('galleria.fallback', true)
        metrics.fellBack()
        return await fallback(outage)
      } finally {
        span.end()
      }
    }
}

const noOptions: AskOptions = {}
const mostTries = 3

function foundNobody(error: unknown): boolean {
  return error instanceof Outage && (error.kind === 'no-responders' || error.kind === 'disconnected')
}

function outageOf(target: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof BusError ? new Outage(error.fault, target, { cause: error }) : error
  }
}

function headersOf(call: Call, span: TraceHandle, timeoutMs: number, authorization: string | undefined): BusHeaders {
  const headers: Record<string, string> = {
    [header.traceparent]: span.traceparent,
    [header.timeoutMs]: String(timeoutMs),
    [header.priority]: call.priority,
  }
  if (authorization !== undefined) headers[header.authorization] = `Bearer ${authorization}`
  if (call.idempotencyKey !== undefined) headers[header.idempotencyKey] = call.idempotencyKey
  return headers
}

/** A neighbour that could not answer because of its own neighbour has failed; only one that says so is overloaded. */
const outageKinds = new Map<string, OutageKind>([
  ['overloaded', 'overloaded'],
  ['deadline-exceeded', 'timeout'],
])

/** Below 500 a problem is an answer; from 500 on it is an outage. */
function answerOf<Reply>(reply: BusMessage, read: Read<Reply>, target: string): Answer<Reply> {
  const status = reply.header(header.serviceErrorCode)
  if (status === undefined) return { ok: true, value: read(reply.text()) }
  const code = reply.header(header.serviceError) ?? ''
  if (Number(status) >= 500) throw new Outage(outageKinds.get(code) ?? 'failed', target, { cause: new Error(code) })
  return { ok: false, problem: Problem.parse(JSON.parse(reply.text())) }
}

function verdictOf(answer: Answer<unknown>): Verdict {
  return answer.ok ? 'success' : 'neutral'
}
