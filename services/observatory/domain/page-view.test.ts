import { expect, test } from 'bun:test'
import { type PageView, spansOfPageView } from './page-view.ts'

const view: PageView = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  parentSpanId: '00f067aa0ba902b7',
  route: '/product/:productId',
  navigation: {
    type: 'navigate',
    connectStartMs: 1,
    connectEndMs: 1,
    requestStartMs: 5,
    responseStartMs: 40,
    responseEndMs: 42.5,
    completeMs: 300,
  },
  vitals: { lcpMs: 350, cls: 0.01 },
  problems: [],
}
const seenAt = '1768471200000000000'
const made = (given: Partial<PageView>) => spansOfPageView({ ...view, ...given }, seenAt, (words) => words)
const lasting = ({ startNanos, endNanos }: { startNanos: string; endNanos: string }) =>
  [startNanos, endNanos].map((moment) => Number(BigInt(moment) - BigInt(seenAt)) / 1e6)

test('a page is placed by the clock of the house: it began as long before its request as it says', () => {
  const [page, ...stages] = made({})

  expect(page && [page.name, page.service, page.parentSpanId, ...lasting(page)]).toEqual([
    'page view /product/:productId',
    'browser',
    '00f067aa0ba902b7',
    -5,
    345,
  ])
  expect(page?.attributes).toEqual({
    'http.route': '/product/:productId',
    'galleria.page.navigation': 'navigate',
    'galleria.page.lcp_ms': 350,
    'galleria.page.cls': 0.01,
    'galleria.page.problems': 0,
  })
  expect(stages.map((stage) => [stage.name, ...lasting(stage)])).toEqual([
    ['request', 0, 35],
    ['response', 35, 37.5],
    ['document', 37.5, 295],
  ])
  expect(stages.every(({ parentSpanId }) => parentSpanId === page?.spanId)).toBe(true)
})

test('what went wrong stands in the page, oldest first, and marks the trace', () => {
  const [page] = made({
    problems: [
      { kind: 'error', message: 'no such shelf', route: '/cart', atMs: 900 },
      { kind: 'hydration', message: 'Hydration completed but contains mismatches.', route: '/', atMs: 100 },
    ],
  })

  expect([page?.status, page?.statusMessage]).toEqual(['error', 'no such shelf'])
  expect(page?.events.map(({ atNanos, attributes }) => [BigInt(atNanos) - BigInt(seenAt), attributes])).toEqual([
    [
      95_000_000n,
      {
        'exception.type': 'hydration',
        'exception.message': 'Hydration completed but contains mismatches.',
        'http.route': '/',
      },
    ],
    [895_000_000n, { 'exception.type': 'error', 'exception.message': 'no such shelf', 'http.route': '/cart' }],
  ])
})

test('problems that come later are a span of their own, which changes nothing of the view', () => {
  const later = made({
    navigation: undefined,
    vitals: {},
    problems: [{ kind: 'error', message: 'gone', route: '/', atMs: 60_000 }],
  })

  expect(later.map((span) => [span.name, ...lasting(span)])).toEqual([['page problems /product/:productId', 0, 60_000]])
  expect(later[0]?.spanId).not.toBe(made({})[0]?.spanId)
})

test('a page whose stages are out of order has no stage of negative length', () => {
  const { navigation } = view
  const spans = made({
    navigation: navigation && { ...navigation, responseStartMs: 3, responseEndMs: 1, completeMs: 0 },
  })

  expect(spans.map(({ name }) => name)).toEqual(['page view /product/:productId'])
  expect(spans.every(({ startNanos, endNanos }) => startNanos <= endNanos)).toBe(true)
})
