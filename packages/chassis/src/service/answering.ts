import { type Answer, type Refusal, refuse } from '@galleria/contracts/answer'
import { askSubject, type Contract, type Endpoint } from '@galleria/contracts/contract'
import { header, type Priority, priorities } from '@galleria/contracts/headers'
import { type Problem, problem } from '@galleria/contracts/problem'
import { budget } from '../budget.ts'
import type { BusAnswer, BusEndpoint, BusMessage } from '../bus/bus.ts'
import type { Call } from '../call.ts'
import { Outage, outageBehind } from '../outage.ts'
import type { World } from '../ports/index.ts'
import { toJson } from '../raw-json.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { TraceHandle, Tracing } from '../telemetry/tracing.ts'
import { fieldErrors } from '../validation.ts'
import type { Answers, Handler } from './answers.ts'
import type { ServerMetrics } from './server-metrics.ts'

/** What answering needs of the process. */
export interface AnsweringParts {
  readonly world: World
  readonly log: Logger
  readonly tracing: Tracing
  readonly metrics: ServerMetrics
}

/** Makes the bus endpoints of a contract. Whatever a handler does, its caller gets an answer and the process lives on. */
export function createEndpoints<C extends Contract>(
  contract: C,
  answers: Answers<C>,
  parts: AnsweringParts,
): BusEndpoint[] {
  return Object.entries(contract.endpoints).map(([key, endpoint]) => ({
    name: key.replaceAll('.', '-'),
    subject: askSubject(contract.context, key),
    metadata: { idempotent: String(endpoint.idempotent) },
    handle: createHandler(`${contract.context}.${key}`, endpoint, answers[key] as Handler<Endpoint>, parts),
  }))
}

function createHandler(
  method: string,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  { world, log, tracing, metrics }: AnsweringParts,
) {
  const counted = metrics.endpoint(method)
  const attributes = { 'rpc.system.name': 'nats', 'rpc.method': method }
  return async (message: BusMessage): Promise<BusAnswer> => {
    const startMs = world.clock.monotonic()
    const trace = tracing.continued(message.header(header.traceparent), method, 'server', attributes)
    const call = callOf(message, endpoint, trace, world, log)
    const outcome = await answer(message, endpoint, handler, call, method)
    const durationMs = world.clock.monotonic() - startMs
    if (outcome.ok) {
      counted.answered(durationMs)
    } else {
      reportRefusal(outcome.problem, method, trace, log)
      counted.refused(outcome.problem.code, outcome.problem.status >= 500, durationMs)
    }
    trace.end()
    return outcome.ok ? { text: outcome.text } : problemAnswer(outcome.problem)
  }

  async function answer(
    message: BusMessage,
    { request: schema, needsKey }: Endpoint,
    handle: Handler<Endpoint>,
    call: Call,
    target: string,
  ): Promise<Refusal | { ok: true; text: string }> {
    try {
      if (call.budget.remainingMs() < 1) throw new Outage('budget-spent', target)
      const request = readRequest(message.text(), schema)
      if (!request.ok) return request
      if (needsKey && call.idempotencyKey === undefined) return refuse('idempotency-key-missing')
      const answered = await handle(request.value, call)
      return answered.ok ? { ok: true, text: toJson(answered.value) } : answered
    } catch (error) {
      const outage = outageBehind(error)
      if (outage) {
        call.trace.fail(outage.kind, outage.message)
        log.warn(
          { traceId: call.trace.traceId, method: target, outage: outage.kind, target: outage.target },
          'an ask failed for an outage',
        )
        return { ok: false, problem: outage.problem }
      }
      call.trace.fail('bug', error instanceof Error ? error.message : undefined)
      log.error({ traceId: call.trace.traceId, method: target, error }, 'an ask failed')
      return refuse('internal')
    }
  }
}

function callOf(message: BusMessage, endpoint: Endpoint, trace: TraceHandle, world: World, log: Logger): Call {
  const left = Number(message.header(header.timeoutMs) ?? endpoint.timeoutMs)
  const idempotencyKey = message.header(header.idempotencyKey)
  return {
    trace,
    budget: budget(world.clock, Number.isFinite(left) ? left : 0),
    priority: readPriority(message.header(header.priority)),
    idempotencyKey,
    get log() {
      return log.child({ traceId: trace.traceId })
    },
  }
}

function readPriority(value: string | undefined): Priority {
  return priorities.find((priority) => priority === value) ?? 'normal'
}

function readRequest(text: string, schema: Endpoint['request']): Answer<unknown> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse('malformed-body')
  }
  const checked = schema.safeParse(json)
  return checked.success
    ? { ok: true, value: checked.data }
    : refuse('invalid-request', { errors: fieldErrors(checked.error) })
}

function reportRefusal({ code, status, errors }: Problem, method: string, trace: TraceHandle, log: Logger): void {
  trace.set('galleria.problem.code', code)
  if (status < 500)
    log.info({ traceId: trace.traceId, method, code, ...(errors ? { errors } : {}) }, 'an ask was refused')
}

function problemAnswer({ code, status, ...rest }: Problem): BusAnswer {
  return {
    text: JSON.stringify({ ...rest, code, status }),
    headers: { [header.serviceError]: code, [header.serviceErrorCode]: String(status) },
  }
}

/** The answer to an ask that reached a process which is going away. */
export const goingAway = problemAnswer(problem('unavailable'))
