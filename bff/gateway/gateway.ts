import { noteTurnedAway } from '@galleria/chassis/audit/http-notes'
import { problemResponse } from '@galleria/chassis/http/problem-response'
import type { Service } from '@galleria/chassis/service/service'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { CompressedText } from './assets/compress.ts'
import type { PublishedFile } from './assets/published-files.ts'
import { serveAsset, serveSheet } from './assets/serve-asset.ts'
import { costOf, type Door, doorOf } from './doors.ts'
import type { RateLimit } from './guards/rate-limit.ts'
import { methods, pathOf, queryOf, refuseShape, targetOf } from './guards/request-shape.ts'
import { makeObserve } from './observe.ts'
import type { PageDoor } from './page/page-door.ts'
import type { PagePolicy } from './page/policy.ts'
import type { Forward } from './proxy/forward.ts'
import type { PassEvents } from './proxy/pass-events.ts'
import type { TakeReports } from './reports/report-door.ts'

/** What the gateway needs of the world. */
export interface GatewayPorts {
  readonly forward: Forward
  readonly passEvents: PassEvents
  readonly file: (address: string) => Promise<PublishedFile | undefined>
  /** A sheet that was put together for pages, by its path. */
  readonly sheet: (path: string) => Promise<CompressedText | undefined>
  readonly page: PageDoor
  readonly reports: TakeReports
  readonly limits: { readonly requests: RateLimit; readonly changes: RateLimit }
  readonly allowedHosts: ReadonlySet<string>
  readonly policy: PagePolicy
}

/** Serves one request of one client (its address). */
export type Gateway = (request: Request, client: string) => Promise<Response>

/** Serves what lies behind one door. */
type ServeDoor = (request: Request, path: string, trace: TraceHandle, client: string) => Promise<Response>

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** The front door: refuses what nobody behind it should have to think about, then serves by door. */
export function createGateway(service: Service, ports: GatewayPorts): Gateway {
  const { forward, passEvents, file, sheet, page, reports, limits, allowedHosts, policy } = ports
  const observe = makeObserve(service, policy.publicOrigin)

  const behind: Record<Door, ServeDoor> = {
    '/api/web/*': proxied,
    '/pictures/*': proxied,
    '/forms/*': onlyBy(new Set(['POST']), proxied),
    '/session/*': onlyBy(new Set(['GET', 'POST']), proxied),
    '/sitemap.xml': onlyBy(reading, proxied),
    '/robots.txt': onlyBy(reading, proxied),
    '/frontends/*': onlyBy(reading, async (request, path, trace) => {
      const found = await file(path.slice('/frontends/'.length))
      if (found) return serveAsset(request, found)
      const made = await sheet(path)
      return made ? serveSheet(request, made) : refusal(refuse('not-found'), trace)
    }),
    '/reports/*': onlyBy(new Set(['POST']), async (request, _path, trace, client) => {
      const taken = await reports(request, client)
      return taken.ok ? taken.response : turnAway(request, '/reports/*', taken.refused, trace, taken.headers)
    }),
    page: onlyBy(reading, async (request, path, trace) =>
      takesHtml(request.headers.get('accept'))
        ? page(request, path, queryOf(request.url), trace)
        : refusal(refuse('not-found'), trace),
    ),
  }

  async function proxied(request: Request, _path: string, trace: TraceHandle, client: string): Promise<Response> {
    const forwarded = await forward(request, targetOf(request.url), {
      traceparent: trace.traceparent,
      client,
      publicOrigin: policy.publicOrigin,
    })
    const passed = forwarded.ok ? passEvents(forwarded.response, request.signal) : forwarded
    return passed.ok ? passed.response : refusal(passed, trace)
  }

  function refuseTooMany(request: Request, door: Door, client: string, trace: TraceHandle): Response | undefined {
    const spent = limits.requests(client, costOf[door])
    const isChange = !reading.has(request.method) && door !== '/reports/*'
    const verdict = spent.ok && isChange ? limits.changes(client, 1) : spent
    return verdict.ok ? undefined : turnAway(request, door, refuse('too-many-requests'), trace, verdict.headers)
  }

  /** The refusals that go into the audit; what is refused behind a door is written down there. */
  function turnAway(
    { method }: Request,
    door: Door,
    refused: Refusal,
    trace: TraceHandle,
    headers: Readonly<Record<string, string>>,
  ): Response {
    const { status, code } = refused.problem
    noteTurnedAway(service.audit, { method, route: door, status, code, call: { trace } })
    return refusal(refused, trace, headers)
  }

  return (request, client) => {
    const path = pathOf(request.url)
    const door = doorOf(path)
    return observe(request, door, client, async (trace) => {
      const refused = refuseShape(request, allowedHosts)
      const allow = refused?.problem.status === 405 ? { allow: methods.join(', ') } : {}
      if (refused) return turnAway(request, door, refused, trace, allow)
      return refuseTooMany(request, door, client, trace) ?? behind[door](request, path, trace, client)
    })
  }
}

function refusal({ problem }: Refusal, trace: TraceHandle, headers: Readonly<Record<string, string>> = {}): Response {
  return problemResponse(problem, trace.traceId, headers)
}

function onlyBy(allowed: ReadonlySet<string>, serve: ServeDoor): ServeDoor {
  const allow = [...allowed].join(', ')
  const refused = refuse('method-not-allowed', { detail: `Allowed: ${allow}.` })
  return async (request, path, trace, client) =>
    allowed.has(request.method) ? serve(request, path, trace, client) : refusal(refused, trace, { allow })
}

/** A browser says so when it navigates; a tool that takes anything gets the page too. */
function takesHtml(accept: string | null): boolean {
  return accept === null || /text\/(html|\*)|\*\/\*/.test(accept)
}
