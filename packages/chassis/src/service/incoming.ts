import { type Answer, refuse } from '@galleria/contracts/answer'
import type { Endpoint } from '@galleria/contracts/contract'
import { header, IdempotencyKey, type Priority, priorities } from '@galleria/contracts/headers'
import type { z } from 'zod'
import { budget } from '../budget.ts'
import type { BusMessage } from '../bus/bus.ts'
import type { Call } from '../call.ts'
import type { World } from '../ports/index.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { TraceHandle } from '../telemetry/tracing.ts'
import { fieldErrors } from '../validation.ts'

/** The longest request that is looked at, in characters; far above any of the contracts', far below the broker's limit. */
const longestRequest = 262_144

/** Reads the call out of a message's headers. A header that makes no sense counts as missing. */
export function readCall(message: BusMessage, endpoint: Endpoint, trace: TraceHandle, world: World, log: Logger): Call {
  const idempotencyKey = message.header(header.idempotencyKey)
  return {
    trace,
    budget: budget(world.clock, patienceMs(message.header(header.timeoutMs), endpoint.timeoutMs)),
    priority: readPriority(message.header(header.priority)),
    idempotencyKey,
    get log() {
      return log.child({ traceId: trace.traceId })
    },
  }
}

/** Reads a request, and refuses one that its endpoint's contract does not allow. */
export function readRequest(
  message: BusMessage,
  { request: schema, needsKey }: Endpoint,
  { idempotencyKey }: Call,
): Answer<unknown> {
  const text = message.text()
  if (text.length > longestRequest) return refuse('body-too-large')
  const request = parse(text, schema)
  if (!request.ok) return request
  if (idempotencyKey === undefined) return needsKey ? refuse('idempotency-key-missing') : request
  const key = IdempotencyKey.safeParse(idempotencyKey)
  if (key.success) return request
  const [{ reason } = { reason: 'is not valid' }] = fieldErrors(key.error)
  return refuse('invalid-request', { errors: [{ field: header.idempotencyKey, reason }] })
}

function parse(text: string, schema: z.ZodType): Answer<unknown> {
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

/** Nobody may make an endpoint work longer than its contract says. */
function patienceMs(given: string | undefined, longestMs: number): number {
  const left = given === undefined ? Number.NaN : Number(given)
  return Number.isNaN(left) ? longestMs : Math.min(left, longestMs)
}

function readPriority(value: string | undefined): Priority {
  return priorities.find((priority) => priority === value) ?? 'normal'
}
