import { createGuard, type Guard } from '@galleria/chassis/breaker/guard'
import type { Instance, Pool } from '@galleria/chassis/http/instance-pool'
import { Outage } from '@galleria/chassis/outage'
import { ForwardError, type HttpForward } from '@galleria/chassis/ports/http-forward'
import type { Service } from '@galleria/chassis/service/service'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { header } from '@galleria/contracts/headers'
import { type PageRequest, RenderedPage } from '@galleria/contracts/rendering'

/** Has a page rendered. @throws Outage when that came to nothing, for whatever reason: a page never depends on it. */
export type AskRenderer = (request: PageRequest, trace: TraceHandle) => Promise<RenderedPage>

/** When the renderer is given up on, in milliseconds; it gives up on itself a third earlier. */
export const rendererPatienceMs = 1_500

/** Pages that may be on their way at once. */
const capacity = 128
/** A page of a hundred thousand words would still fit. */
const mostBytes = 4_000_000
const target = 'renderer'

/** A guard for the renderer: while most pages come to nothing, none is waited for. */
export function guardRenderer({ guardMetrics, world, watch }: Service): Guard {
  const guard = createGuard({ name: target, metrics: guardMetrics, world, capacity })
  watch(guard)
  return guard
}

/**
 * Asks an instance of the pool, and another one if the first cannot be reached; rendering only reads, so it may be asked
 * for twice. With nobody in the pool it does not wait for a roll call.
 */
export function makeAskRenderer(pool: Pool, send: HttpForward, guard: Guard): AskRenderer {
  async function attempt(instance: Instance, body: Uint8Array<ArrayBuffer>, traceparent: string, signal: AbortSignal) {
    const leave = pool.enter(instance)
    try {
      const response = await send({
        method: 'POST',
        url: `${instance.url}/pages`,
        headers: new Headers({
          'content-type': 'application/json',
          'accept-encoding': 'identity',
          [header.traceparent]: traceparent,
          [header.timeoutMs]: String(rendererPatienceMs),
        }),
        body,
        timeoutMs: rendererPatienceMs,
        signal,
      })
      return await pageOf(response)
    } finally {
      leave()
    }
  }

  async function ask(body: Uint8Array<ArrayBuffer>, traceparent: string, signal: AbortSignal): Promise<RenderedPage> {
    let instance = pool.pick()
    if (!instance) void pool.refresh()
    for (let tries = 1; instance; tries += 1) {
      try {
        return await attempt(instance, body, traceparent, signal)
      } catch (error) {
        if (!(error instanceof ForwardError)) throw error
        pool.leaveOut(instance)
        if (tries > 1 || signal.aborted)
          throw new Outage(signal.aborted ? 'timeout' : 'failed', target, { cause: error })
        instance = pool.pick(instance)
      }
    }
    throw new Outage('no-responders', target)
  }

  return async (request, trace) => {
    const span = trace.child('POST /pages', 'client', { 'peer.service': target })
    const body = new TextEncoder().encode(JSON.stringify(request))
    try {
      return await guard.run((signal) => ask(body, span.traceparent, signal), rendererPatienceMs)
    } catch (error) {
      span.fail(error instanceof Outage ? error.kind : 'failed')
      throw error instanceof Outage ? error : new Outage('failed', target, { cause: error })
    } finally {
      span.end()
    }
  }
}

async function pageOf(response: Response): Promise<RenderedPage> {
  const size = Number(response.headers.get('content-length') ?? 0)
  if (response.status !== 200 || size > mostBytes) {
    await response.body?.cancel()
    throw new Outage('failed', target, { cause: new Error(`status ${response.status}, ${size} bytes`) })
  }
  const checked = RenderedPage.safeParse(await response.json())
  if (!checked.success) throw new Outage('failed', target, { cause: checked.error })
  return checked.data
}
