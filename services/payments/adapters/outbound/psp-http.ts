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

/** A complete reply with a JSON body and a status below 500. Redirects are not followed: they would hand on key and token. */
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
  readonly now: () => number
  readonly durations: HistogramMetric<'method' | 'route' | 'error_type'>
}

/** Longer than the provider usually takes, shorter than our own callers wait. */
const timeoutMs = 4_000
/** What is kept of the caller's budget to write the answer down and say it. */
const reserveMs = 200
const maxBytes = 32_768

/** An HTTP client for the provider behind a breaker and a bulkhead, with a deadline and a bounded reply. */
export function createPspHttp({ baseUrl, apiKey, httpOut, guard, now, durations }: PspHttpOptions): PspHttp {
  return async ({ method, route, path, body, idempotencyKey }, call) => {
    const patienceMs = Math.min(timeoutMs, call.budget.remainingMs() - reserveMs)
    if (patienceMs <= 0) throw new Outage('budget-spent', 'psp')
    const span = call.trace.child(`${method} ${route}`, 'client', {
      'http.request.method': method,
      'url.template': route,
      'peer.service': 'psp',
    })
    const start = now()
    let errorType = ''
    try {
      const reply = await guard.runSelfTimed(
        () =>
          httpOut({
            method,
            url: new URL(path, baseUrl).href,
            headers: {
              authorization: `Bearer ${apiKey}`,
              accept: 'application/json',
              ...(span.sampled ? { traceparent: span.traceparent } : {}),
              ...(body === undefined ? {} : { 'content-type': 'application/json' }),
              ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            timeoutMs: patienceMs,
            maxBytes,
          }),
        (answer) => (isOutage(answer) ? 'failure' : 'success'),
      )
      span.set('http.response.status_code', reply.status)
      return { status: reply.status, json: readJson(reply) }
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
}

function isOutage({ status }: OutboundReply): boolean {
  return status >= 500 || status === 429 || status === 408
}

function readJson(reply: OutboundReply): unknown {
  if (isOutage(reply)) throw new Error(`the payment provider answered ${reply.status}`)
  return JSON.parse(reply.text)
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}
