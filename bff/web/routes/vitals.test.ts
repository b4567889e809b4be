import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import type { ReportPageView } from '@galleria/contracts/web'
import { appUnderTest } from '../test/app-under-test.ts'

const path = '/api/web/vitals'
const report: ReportPageView = {
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  route: '/product/:productId',
  navigation: {
    type: 'navigate',
    connectStartMs: 2,
    connectEndMs: 9,
    requestStartMs: 10,
    responseStartMs: 28,
    responseEndMs: 31,
    completeMs: 210,
  },
  vitals: { lcpMs: 180, inpMs: 40, cls: 0.001 },
  problems: [{ kind: 'error', message: 'oh no', route: '/orders/:orderId', atMs: 900 }],
}

/** A BFF whose registry knows some routes. */
function bff(told: NonNullable<Parameters<typeof appUnderTest>[0]>['told'] = {}) {
  const row = (routes: string[]) => ({ routes: routes.map((route) => ({ path: route })) })
  const value = { remotes: [row(['/', '/product/:productId']), row(['/orders/:orderId'])] } as never
  const app = appUnderTest({ told, ports: { published: async () => ({ value, version: 'v1' }) } })
  /** What was counted of pages, without the buckets. */
  async function counted(): Promise<string[]> {
    const { text } = await app.metrics.exposition()
    return text
      .split('\n')
      .filter((line) => /^(web_vital|galleria_page)_/.test(line) && !line.includes('_bucket'))
      .map((line) => line.replace(/,?service="bff-web"/, '').replace('{,', '{'))
  }
  return { ...app, counted }
}

test('a page’s story goes to the observatory under its trace, and into the metrics by route', async () => {
  const { send, asked, counted, lines } = bff()
  const response = await send('POST', path, report)

  expect([response.status, await response.text()]).toEqual([204, ''])
  const { traceparent: _, ...view } = report
  expect(asked).toMatchObject([
    {
      endpoint: 'observatory.page-view.record',
      request: { ...view, traceId: '4bf92f3577b34da6a3ce929d0e0e4736', parentSpanId: '00f067aa0ba902b7' },
      call: { priority: 'low' },
    },
  ])
  expect(await counted()).toEqual([
    'web_vital_lcp_seconds_sum{route="/product/:productId"} 0.18',
    'web_vital_lcp_seconds_count{route="/product/:productId"} 1',
    'web_vital_inp_seconds_sum{route="/product/:productId"} 0.04',
    'web_vital_inp_seconds_count{route="/product/:productId"} 1',
    'web_vital_cls_sum{route="/product/:productId"} 0.001',
    'web_vital_cls_count{route="/product/:productId"} 1',
    'galleria_page_problems_total{kind="error",route="/orders/:orderId"} 1',
    'galleria_page_views_reported_total{outcome="recorded"} 1',
  ])
  expect(lines.some(({ problems }) => Array.isArray(problems))).toBe(true)
})

test('an address that no frontend answers is told to nobody', async () => {
  const { send, asked, counted } = bff()
  const secret = '/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
  const problems = [{ kind: 'error', message: 'oh no', route: secret, atMs: 1 }]

  expect((await send('POST', path, { ...report, route: secret, problems })).status).toBe(204)
  expect(asked[0]?.request).toMatchObject({ route: '/*', problems: [{ route: '/*' }] })
  expect((await counted()).join()).not.toContain(secret)
})

test('a page whose request left no trace is in the metrics only', async () => {
  const { send, endpoints, counted } = bff()
  const { traceparent, ...untraced } = report
  await send('POST', path, untraced)
  await send('POST', path, { ...report, traceparent: traceparent?.replace(/01$/, '00') })

  expect(endpoints()).toEqual([])
  expect(await counted()).toContain('galleria_page_views_reported_total{outcome="unsampled"} 2')
})

test('without the observatory a report is lost, and nobody is told but the metrics', async () => {
  const { send, counted } = bff({
    'observatory.page-view.record': () => {
      throw new Outage('no-responders', 'observatory.page-view.record')
    },
  })

  expect((await send('POST', path, report)).status).toBe(204)
  expect(await counted()).toContain('galleria_page_views_reported_total{outcome="lost"} 1')
})

const problem = { kind: 'error', message: 'm', route: '/', atMs: 1 }
const bad: Record<string, readonly [body: unknown, status: number, headers?: Record<string, string>]> = {
  'no body': [undefined, 400],
  'half a body': ['{"route":', 400],
  'a list': [[], 400],
  'a field nobody asked for': [{ ...report, shopper: 'mina' }, 400],
  'a prototype': [`{"__proto__":{"route":"/"},${JSON.stringify(report).slice(1)}`, 400],
  'no route': [{ ...report, route: undefined }, 400],
  'an address with a query': [{ ...report, route: '/search?q=secret' }, 400],
  'another site’s address': [{ ...report, route: 'https://elsewhere.example/' }, 400],
  'a very long route': [{ ...report, route: `/${'a'.repeat(100)}` }, 400],
  'a trace of zeros': [{ ...report, traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }, 400],
  'a trace in capitals': [{ ...report, traceparent: report.traceparent?.toUpperCase() }, 400],
  'a trace of another version': [{ ...report, traceparent: report.traceparent?.replace(/^00/, 'ff') }, 400],
  'a time before the page': [{ ...report, vitals: { lcpMs: -1 } }, 400],
  'a time without end': [JSON.stringify(report).replace('180', '1e999'), 400],
  'a time of a week': [{ ...report, vitals: { lcpMs: 604_800_000 } }, 400],
  'a time in words': [{ ...report, vitals: { lcpMs: '180' } }, 400],
  'no times at all': [{ ...report, vitals: null }, 400],
  'half a navigation': [{ ...report, navigation: { type: 'navigate' } }, 400],
  'a navigation of no kind': [{ ...report, navigation: { ...report.navigation, type: 'teleport' } }, 400],
  'a problem of no kind': [{ ...report, problems: [{ ...problem, kind: 'sad' }] }, 400],
  'a problem without words': [{ ...report, problems: [{ ...problem, message: '' }] }, 400],
  'a problem with a stack': [{ ...report, problems: [{ ...problem, stack: 'at line 1' }] }, 400],
  'too long a message': [{ ...report, problems: [{ ...problem, message: 'm'.repeat(201) }] }, 400],
  'too many problems': [{ ...report, problems: Array(11).fill(problem) }, 400],
  'too long a body': [{ ...report, problems: Array(200).fill(problem) }, 413],
  'another site': [report, 403, { 'sec-fetch-site': 'cross-site' }],
  'a sister site': [report, 403, { 'sec-fetch-site': 'same-site' }],
  'a form’s type': [JSON.stringify(report), 415, { 'content-type': 'text/plain' }],
}

test.each(Object.keys(bad))('%s is refused, and nothing is counted', async (what) => {
  const [body, status, headers] = bad[what] ?? []
  const { send, asked, counted } = bff()
  const response = await send('POST', path, body, headers)

  expect([response.status, response.headers.get('content-type')]).toEqual([status ?? 0, 'application/problem+json'])
  expect(asked).toEqual([])
  expect(await counted()).toEqual([])
})

test('a page does not read what pages told', async () => {
  expect((await bff().get(path)).status).toBe(405)
})
