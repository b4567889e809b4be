import type { Notebook } from '@galleria/chassis/audit/notebook'
import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import { createRateLimit } from '../guards/rate-limit.ts'
import { readers, type Violation } from './violation.ts'

/** Takes in what a browser has to report; gives a refusal back, with the headers that go with it. */
export type TakeReports = (request: Request, client: string) => Promise<Taken>

/** What became of a request with reports. */
export type Taken =
  | { readonly ok: true; readonly response: Response }
  | { readonly ok: false; readonly refused: Refusal; readonly headers: Readonly<Record<string, string>> }

/** What the door needs. */
export interface ReportPorts {
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Metrics
  readonly audit: Notebook
  readonly publicOrigin: string
  /** The pattern of a page's address, as the frontends have it. */
  readonly patternOf: (path: string) => Promise<string | undefined>
}

/** A report is a few hundred bytes; a page with much to complain of sends some in one go. */
const mostBytes = 16_384
/** For one browser, and for all together: whoever sends more has something else in mind than telling. */
const perClient = { perSecond: 1, burst: 20 }
const together = { perSecond: 20, burst: 200 }
/** The same is logged once in so long, in milliseconds, and counted every time. */
const sameForMs = 600_000
const mostRemembered = 500

/**
 * Takes reports of what policies have refused. Anybody can send some, so that they are counted, written down once, and believed by
 * nobody. Of a page its pattern is kept, of addresses no query and no path but those of builds: nothing about whoever was there.
 */
export function makeTakeReports(ports: ReportPorts): TakeReports {
  const { clock, log, metrics, audit, publicOrigin, patternOf } = ports
  const ofClient = createRateLimit('reports', perClient, clock)
  const ofAll = createRateLimit('reports', together, clock)
  const toldAt = boundedMap<string, number>(mostRemembered)
  const count = metrics.counter({
    name: 'galleria_policy_violations_reported_total',
    help: 'What browsers say that a policy of a page has refused, by kind of policy and directive.',
    labels: ['kind', 'directive'],
  })

  async function note({ path, ...violation }: Violation): Promise<void> {
    const { kind, directive, blocked, source } = violation
    count.increment({ kind, directive })
    const page = (await patternOf(path)) ?? 'other'
    const key = [kind, directive, blocked, source, page].join(' ')
    const now = clock.monotonic()
    if (now - (toldAt.get(key) ?? Number.NEGATIVE_INFINITY) < sameForMs) return
    toldAt.set(key, now)
    log.warn({ ...violation, page }, 'a browser refused something for a page')
    audit.note({
      action: 'security.reported-violation',
      outcome: 'refused',
      reason: `${kind}:${directive}`,
      object: { kind: 'page', id: page },
    })
  }

  return async (request, client) => {
    const one = ofClient(client, 1)
    const verdict = one.ok ? ofAll('all', 1) : one
    if (!verdict.ok) return { ok: false, refused: refuse('too-many-requests'), headers: verdict.headers }
    const read = readers[mediaTypeOf(request)]
    if (!read) return no(refuse('unsupported-media-type', { detail: `Taken: ${Object.keys(readers).join(', ')}.` }))
    const body = await request.text()
    if (body.length > mostBytes) return no(refuse('body-too-large', { detail: `At most ${mostBytes} bytes.` }))
    const violations = read(jsonOf(body), publicOrigin)
    if (!violations) return no(refuse('malformed-body'))
    await Promise.all(violations.map(note))
    return { ok: true, response: new Response(null, { status: 204 }) }
  }
}

function no(refused: Refusal): Taken {
  return { ok: false, refused, headers: {} }
}

function mediaTypeOf({ headers }: Request): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // No report at all; no schema takes it.
    return undefined
  }
}
