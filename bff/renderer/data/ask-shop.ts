import type { Budget } from '@galleria/chassis/budget'
import { within } from '@galleria/chassis/deadline'
import type { Pool } from '@galleria/chassis/http/instance-pool'
import type { Clock } from '@galleria/chassis/ports/clock'
import { ForwardError, type HttpForward } from '@galleria/chassis/ports/http-forward'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { header } from '@galleria/contracts/headers'
import type { Locale } from '@galleria/contracts/values'
import type { DataReply } from '../children/messages.ts'

/** In whose name the shop is asked. */
export interface Asker {
  readonly locale: Locale
  /** Of a page that is the shopper's own. It goes to the web BFF and never into a child. */
  readonly cookie: string | undefined
  readonly trace: TraceHandle
  readonly budget: Budget
}

/** Asks the shop's API for a page's data; undefined when nobody answered in time, or nobody may be asked that. */
export type AskShop = (path: string, asker: Asker) => Promise<DataReply | undefined>

/** What asking takes. */
export interface AskShopOptions {
  readonly pool: Pool
  readonly send: HttpForward
  readonly clock: Clock
  readonly publicOrigin: string
  /** How long an answer is waited for, in milliseconds; a part does not wait any longer either. */
  readonly patienceMs: number
}

/** The reply must leave the page time to do without it, in milliseconds. */
const marginMs = 30
/** What a page may ask lies behind this. */
export const door = '/api/web/'

/** Asks an instance of the web BFF, and another when the connection breaks. */
export function makeAskShop({ pool, send, clock, publicOrigin, patienceMs }: AskShopOptions): AskShop {
  const { host, protocol } = new URL(publicOrigin)

  function headersOf({ locale, cookie }: Asker, traceparent: string, timeoutMs: number): Headers {
    return new Headers({
      accept: 'application/json',
      'accept-encoding': 'identity',
      'accept-language': locale,
      ...(cookie === undefined ? {} : { cookie }),
      [header.traceparent]: traceparent,
      [header.timeoutMs]: String(Math.floor(timeoutMs)),
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
    })
  }

  async function attempt(origin: string, target: string, asker: Asker, trace: TraceHandle): Promise<DataReply> {
    const timeoutMs = Math.min(patienceMs, asker.budget.remainingMs() - marginMs)
    if (timeoutMs <= 0) throw new ForwardError('timeout')
    const response = await send({
      method: 'GET',
      url: `${origin}${target}`,
      headers: headersOf(asker, trace.traceparent, timeoutMs),
      timeoutMs,
    })
    const body = await within(clock, timeoutMs, textOf(response), () => new ForwardError('timeout'))
    return { status: response.status, type: response.headers.get('content-type') ?? '', body }
  }

  async function askAround(target: string, asker: Asker, trace: TraceHandle): Promise<DataReply | undefined> {
    if (!pool.pick()) await pool.refresh()
    let instance = pool.pick()
    for (let tries = 1; instance; tries += 1) {
      const leave = pool.enter(instance)
      try {
        return await attempt(instance.url, target, asker, trace)
      } catch (error) {
        if (!(error instanceof ForwardError)) throw error
        trace.fail(error.kind, error.message)
        if (error.kind === 'timeout') return undefined
        pool.leaveOut(instance)
        instance = tries === 1 ? pool.pick(instance) : undefined
      } finally {
        leave()
      }
    }
    return undefined
  }

  return async (path, asker) => {
    const target = targetOf(path)
    const trace = asker.trace.child(`GET ${door}*`, 'client', { 'http.request.method': 'GET', 'url.path': path })
    try {
      if (!target) {
        trace.fail('not-ours')
        return undefined
      }
      const reply = await askAround(target, asker, trace)
      if (reply) trace.set('http.response.status_code', reply.status)
      else trace.fail('no-reply')
      return reply
    } finally {
      trace.end()
    }
  }
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (cause) {
    throw new ForwardError('broken', { cause })
  }
}

/** Path and query of what may be asked, with all detours taken out; undefined for anything but the API. */
function targetOf(path: string): string | undefined {
  if (!path.startsWith(door)) return undefined
  const url = URL.parse(path, 'http://bff-web')
  return url?.host === 'bff-web' && url.pathname.startsWith(door) ? url.pathname + url.search : undefined
}
