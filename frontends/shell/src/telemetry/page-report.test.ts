import { expect, test } from 'bun:test'
import { ReportPageView } from '@galleria/contracts/web'
import { laterReport, type Navigation, type PageFacts, pageReport, written } from './page-report.ts'

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
const navigation: Navigation = {
  name: 'https://shop.example/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d?from=mail',
  type: 'navigate',
  connectStart: 1.04,
  connectEnd: 9.99,
  requestStart: 10,
  responseStart: 28.123,
  responseEnd: 31,
  domContentLoadedEventEnd: 90,
  domComplete: 210,
  serverTiming: [
    { name: 'cache', description: 'hit' },
    { name: 'traceparent', description: traceparent },
  ],
}
const facts: PageFacts = {
  navigation,
  vitals: { lcpMs: 180.55, cls: 0.00123456, inpMs: 99_999 },
  problems: [{ kind: 'error', words: 'Error: no order 7000000', path: '/orders/7000000', atMs: 900.06 }],
  patterns: ['/', '/orders/:orderId'],
}

test('a page tells its route, its figures and its trace, and nobody’s address', () => {
  const report = pageReport(facts)

  expect(report).toEqual({
    traceparent,
    route: '/orders/:orderId',
    navigation: {
      type: 'navigate',
      connectStartMs: 1,
      connectEndMs: 10,
      requestStartMs: 10,
      responseStartMs: 28.1,
      responseEndMs: 31,
      completeMs: 210,
    },
    vitals: { lcpMs: 180.6, inpMs: 60_000, cls: 0.0012 },
    problems: [{ kind: 'error', message: 'Error: no order <number>', route: '/orders/:orderId', atMs: 900.1 }],
  })
  expect(ReportPageView.safeParse(report).success).toBe(true)
})

test('whatever a browser says, the report is one that is taken', () => {
  const odd: PageFacts = {
    navigation: {
      ...navigation,
      connectStart: -5,
      domComplete: 0,
      domContentLoadedEventEnd: 0,
      responseEnd: 9e9,
      serverTiming: [{ name: 'traceparent', description: '00-not-a-trace-01' }],
    },
    vitals: { lcpMs: 9e9, fcpMs: -1, ttfbMs: 0 },
    problems: [{ kind: 'error', words: '', path: '/nobody/knows', atMs: 9e12 }],
    patterns: [],
  }
  const report = pageReport(odd)

  expect(ReportPageView.safeParse(report).success).toBe(true)
  expect(report).toMatchObject({ route: '/*', navigation: { connectStartMs: 0, completeMs: 600_000 } })
  expect(report.traceparent).toBeUndefined()
})

test('what went wrong later is told without the figures, which were told before', () => {
  const report = laterReport(facts)

  expect(report.navigation).toBeUndefined()
  expect(report.vitals).toEqual({})
  expect([report.traceparent, report.problems.length]).toEqual([traceparent, 1])
})

test('a report too long to be taken leaves its last problems out', () => {
  const problems = Array.from({ length: 10 }, (_, i) => ({
    kind: 'unhandled-rejection' as const,
    words: `${i} ${'광'.repeat(300)}`,
    path: '/orders/7',
    atMs: i,
  }))
  const patterns = [`/orders/:${'a'.repeat(90)}`]
  const text = written(pageReport({ ...facts, problems, patterns }))

  expect(Buffer.byteLength(text)).toBeWithin(6_500, 8_193)
  expect(
    ReportPageView.parse(JSON.parse(text))
      .problems.map(({ atMs }) => atMs)
      .slice(0, 3),
  ).toEqual([0, 1, 2])
})
