import type { Guard } from '@galleria/chassis/breaker/guard'
import type { Call } from '@galleria/chassis/call'
import { Outage, outageBehind } from '@galleria/chassis/outage'
import type { HttpOut, OutboundReply } from '@galleria/chassis/ports/index'
import type { HistogramMetric } from '@galleria/chassis/telemetry/metrics'

/** One request to the provider. `route` is its path without ids, for spans and metrics. */
export interface PspRequest {
  readonly method: 'GET' | 'POST'
  readonly route: string
  readonly path: string
  readonly body?: unknown
  readonly idempotencyKey?: string
}

/** A complete reply with a JSON body, and a status that is an answer: neither a 5xx nor a redirect. */
export interface PspReply {
  readonly status: number
  readonly json: unknown
}

/** Talks HTTP with the provider. @throws Outage when no reply came that is worth reading. */
export type PspHttp = (request: PspRequest, call: Call) => Promise<PspReply>

/** What the provider's HTTP client needs. */
export interface PspHttpOptions {
  readonly baseUrl: string
  readonly apiKey: string
  readonly httpOut: HttpOut
  readonly guard: Pick<Guard, 'runSelfTimed'>
  /** Milliseconds that only ever grow. */
  readonly now: () => number
  readonly durations: HistogramMetric<'method' | 'route' | 'error_type'>
}

/** Longer than the provider usually takes, shorter than our own callers wait. */
const timeoutMs = 4_000
/** What is kept of the caller's budget to write the answer down and say it. */
const reserveMs = 200
const maxBytes = 32_768
/** For how long we stay away at most when the provider asks us to slow down; it cannot silence us for longer. */
const longestPauseMs = 10_000
const usualPauseMs = 1_000

/**
 * An HTTP client for the provider behind a breaker and a bulkhead, with a deadline and a bounded reply. Redirects are not
 * followed: they would hand on key and token. While the provider wants fewer requests (429), none is sent.
 */
export function createPspHttp({ baseUrl, apiKey, httpOut, guard, now, durations }: PspHttpOptions): PspHttp {
  let awayUntil = Number.NEGATIVE_INFINITY

  return async (request, call) => {
    const patienceMs = Math.min(timeoutMs, call.budget.remainingMs() - reserveMs)
    if (patienceMs <= 0) throw new Outage('budget-spent', 'psp')
    if (now() < awayUntil) throw new Outage('overloaded', 'psp')
    const { method, route } = request
    const span = call.trace.child(`${method} ${route}`, 'client', {
      'http.request.method': method,
      'url.template': route,
      'peer.service': 'psp',
    })
    const start = now()
    let errorType = ''
    try {
      return await guard.runSelfTimed(
        async () => {
          const reply = await httpOut(sent(request, span.sampled ? span.traceparent : undefined, patienceMs))
          span.set('http.response.status_code', reply.status)
          if (reply.status === 429) awayUntil = now() + pauseOf(reply)
          return readable(reply)
        },
        () => 'success',
      )
    } catch (error) {
      const outage = outageBehind(error) ?? new Outage(isTimeout(error) ? 'timeout' : 'failed', 'psp', { cause: error })
      errorType = outage.kind
      span.fail(outage.kind)
      throw outage
    } finally {
      span.end()
      durations.observe({ method, route, error_type: errorType }, (now() - start) / 1000)
    }
  }

  function sent({ method, path, body, idempotencyKey }: PspRequest, traceparent: string | undefined, patience: number) {
    return {
      method,
      url: new URL(path, baseUrl).href,
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json',
        ...(traceparent === undefined ? {} : { traceparent }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeoutMs: patience,
      maxBytes,
    }
  }
}

/** What is no answer is thrown inside the guard, so that it counts against the provider. */
function readable({ status, text }: OutboundReply): PspReply {
  const isAnswer =
    (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 408 && status !== 429)
  if (!isAnswer) throw new Error(`the payment provider answered ${status}`)
  return { status, json: JSON.parse(text) }
}

function pauseOf({ headers }: OutboundReply): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, longestPauseMs) : usualPauseMs
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
