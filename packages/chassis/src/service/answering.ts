import { type Answer, type Refusal, refuse } from '@galleria/contracts/answer'
import { askSubject, type Contract, type Endpoint } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import type { Problem } from '@galleria/contracts/problem'
import { type Admitted, type Authority, createAdmission } from '../authority/admission.ts'
import type { BusAnswer, BusEndpoint, BusMessage } from '../bus/bus.ts'
import { type Call, inTheNameOf } from '../call.ts'
import { inBudget } from '../deadline.ts'
import { Outage, outageBehind } from '../outage.ts'
import type { World } from '../ports/index.ts'
import { RawJson } from '../raw-json.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { TraceHandle, Tracing } from '../telemetry/tracing.ts'
import type { Answers, Handler } from './answers.ts'
import { readCall, readRequest } from './incoming.ts'
import type { ServerMetrics } from './server-metrics.ts'

/** What answering needs of the process. */
export interface AnsweringParts {
  readonly world: World
  readonly log: Logger
  readonly tracing: Tracing
  readonly metrics: ServerMetrics
  /** Tells who asks. A process without it refuses whatever is not open to everybody. */
  readonly authority?: Authority | undefined
}

const knowsNobody: Authority = { verify: () => ({ doubt: 'this process has no keys to tell callers by' }) }

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

type Outcome = Refusal | ({ readonly ok: true } & BusAnswer)

function createHandler(
  method: string,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  { world, log, tracing, metrics, authority = knowsNobody }: AnsweringParts,
) {
  const counted = metrics.endpoint(method)
  const attributes = { 'rpc.system.name': 'nats', 'rpc.method': method }
  const { clock } = world
  const admission = endpoint.access.kind === 'open' ? undefined : createAdmission(method, endpoint.access, authority)

  return (message: BusMessage): BusAnswer | Promise<BusAnswer> => {
    const startMs = clock.monotonic()
    const trace = tracing.continued(message.header(header.traceparent), method, 'server', attributes)
    const outcome = answer(message, readCall(message, endpoint, trace, world, log))
    return outcome instanceof Promise
      ? outcome.then((late) => finished(late, trace, startMs))
      : finished(outcome, trace, startMs)
  }

  function finished(outcome: Outcome, trace: TraceHandle, startMs: number): BusAnswer {
    const durationMs = clock.monotonic() - startMs
    if (outcome.ok) {
      counted.answered(durationMs)
    } else {
      trace.set('galleria.problem.code', outcome.problem.code)
      counted.refused(outcome.problem.code, outcome.problem.status >= 500, durationMs)
    }
    trace.end()
    return outcome.ok ? { text: outcome.text } : problemAnswer(outcome.problem)
  }

  /** A handler that answers at once, as most on the hot paths do, costs no promise; nor does a token that was seen before. */
  function answer(message: BusMessage, call: Call): Outcome | Promise<Outcome> {
    try {
      if (call.budget.remainingMs() < 1) throw new Outage('budget-spent', method)
      const admitted = admission?.admit(message, call)
      return admitted instanceof Promise
        ? admitted.then((late) => heard(message, call, late)).catch((error) => failed(error, call))
        : heard(message, call, admitted)
    } catch (error) {
      return failed(error, call)
    }
  }

  /** Reads the request of somebody who may ask, and has it answered if it is about what they may reach. */
  function heard(
    message: BusMessage,
    call: Call,
    admitted: Admitted | Refusal | undefined,
  ): Outcome | Promise<Outcome> {
    if (admitted?.ok === false) return refused(admitted, call)
    const request = readRequest(message, endpoint, call)
    if (!request.ok) return refused(request, call)
    const foreign = admitted && admission?.reaches(admitted, request.value, call)
    if (foreign) return refused(foreign, call)
    const known = admitted ? inTheNameOf(admitted.verified.caller, call) : call
    const answered = inBudget({ clock, budget: call.budget, target: method }, handler(request.value, known), (error) =>
      call.log.error({ method, error }, 'an ask failed after it had been given up'),
    )
    return answered instanceof Promise
      ? answered.then((value) => outcomeOf(value, call)).catch((error) => failed(error, call))
      : outcomeOf(answered, call)
  }

  function outcomeOf(answered: Answer<unknown>, call: Call): Outcome {
    if (!answered.ok) return refused(answered, call)
    const { value } = answered
    return { ok: true, text: value instanceof RawJson ? value.bytes : JSON.stringify(value) }
  }

  /** One line for each refusal. An outage that a handler puts into words itself is an outage all the same. */
  function refused(refusal: Refusal, { trace }: Call): Refusal {
    const { code, status, errors } = refusal.problem
    const fields = { traceId: trace.traceId, method, code, ...(errors ? { errors } : {}) }
    if (status >= 500) {
      trace.fail(code)
      log.warn(fields, 'an ask failed for an outage')
    } else {
      log.info(fields, 'an ask was refused')
    }
    return refusal
  }

  function failed(error: unknown, { trace }: Call): Refusal {
    const { traceId } = trace
    const outage = outageBehind(error)
    if (outage) {
      trace.fail(outage.kind, outage.message)
      log.warn({ traceId, method, outage: outage.kind, target: outage.target }, 'an ask failed for an outage')
      return { ok: false, problem: outage.problem }
    }
    trace.fail('bug', error instanceof Error ? error.message : undefined)
    log.error({ traceId, method, error }, 'an ask failed')
    return refuse('internal')
  }
}

function problemAnswer({ code, status, ...rest }: Problem): BusAnswer {
  return {
    text: JSON.stringify({ ...rest, code, status }),
    headers: { [header.serviceError]: code, [header.serviceErrorCode]: String(status) },
  }
}
