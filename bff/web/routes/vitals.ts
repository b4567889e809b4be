import type { Service } from '@galleria/chassis/service/service'
import { ReportPageView } from '@galleria/contracts/web'
import { z } from 'zod'
import { problemsOf, refusalsOfChanges } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import type { PageOrigin } from '../downstream/observatory.ts'
import { makeKnownRoutes } from '../pages/known-routes.ts'
import { createPageMetrics } from '../pages/page-metrics.ts'
import type { WebPorts } from '../ports.ts'

/** The longest report, in bytes: ten problems in Korean are three quarters of it. */
export const maxReportBytes = 8_192

/** Sent as a page is left, by the one way that a browser has for that; it can send no header of ours. */
export const vitalsPath = '/api/web/vitals'

const vitals = createRoute({
  method: 'post',
  path: vitalsPath,
  access: 'everyone',
  tags: ['Frontends'],
  summary: 'What a page tells of how it felt',
  description:
    'Sent by `navigator.sendBeacon` when a page is left: its figures (web vitals), its stages, what went wrong. Nothing in it says who looked at ' +
    'what. It is added to the trace of the request the page came with; without the observatory it is lost. At most 8 KiB.',
  request: {
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: ReportPageView } } },
  },
  responses: { 204: { description: 'It was heard' }, ...problemsOf(...refusalsOfChanges) },
})

/** Real-user monitoring: the figures become metrics, the whole story a part of the page's trace. */
export function addVitals(api: Api, { observatory, published }: WebPorts, service: Service): void {
  const inKnownRoutes = makeKnownRoutes({ published })
  const metrics = createPageMetrics(service.metrics)

  serve(api, vitals, async (c) => {
    const { call } = c.var
    const { traceparent, ...told } = c.req.valid('json')
    const view = await inKnownRoutes(told)
    metrics.told(view)
    const origin = originOf(traceparent)
    if (view.problems.length > 0) {
      // A page whose request was not traced has no other place to tell this.
      const { route, problems } = view
      call.log.info({ route, problems, pageTraceId: origin?.traceId }, 'a page told of problems')
    }
    metrics.became(origin ? await observatory.record(view, origin, call) : 'unsampled')
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  })
}

/** The span a page hangs below, if the front door keeps that trace at all. */
function originOf(traceparent: string | undefined): PageOrigin | undefined {
  const [, traceId, parentSpanId, flags] = traceparent?.split('-') ?? []
  return traceId !== undefined && parentSpanId !== undefined && flags === '01' ? { traceId, parentSpanId } : undefined
}
