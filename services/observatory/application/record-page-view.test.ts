import { expect, test } from 'bun:test'
import type { PageView } from '../domain/page-view.ts'
import type { Span } from '../domain/span.ts'
import type { Spans } from '../ports.ts'
import { makeRecordPageView } from './record-page-view.ts'

const view: PageView = { traceId: 't1', parentSpanId: 'door', route: '/', vitals: {}, problems: [] }

/** A store that knows of some spans, and a clock that is set by hand. */
function observatory(...known: string[]) {
  const kept = new Map(known.map((name) => [name, '1768471200000000000']))
  const outcomes: string[] = []
  const added: Span[] = []
  const at = { ms: 0 }
  const spans: Spans = {
    add(more) {
      for (const span of more) kept.set(`${span.traceId} ${span.spanId}`, span.startNanos)
      added.push(...more)
      return more.length
    },
    startOf: (traceId, spanId) => kept.get(`${traceId} ${spanId}`),
    ofTrace: () => [],
    recent: () => [],
    keepAtMost: () => 0,
  }
  const pageViews = makeRecordPageView({
    spans,
    nameSpan: (words) => words,
    now: () => at.ms,
    settled: (outcome) => outcomes.push(outcome),
  })
  return { ...pageViews, kept, outcomes, added, at }
}

test('a page that tells its story twice, or another one, is heard once', () => {
  const { record, added } = observatory('t1 door')

  expect([record(view), record(view), record({ ...view, route: '/cart' })]).toEqual(['added', 'known', 'known'])
  expect(added.map(({ name }) => name)).toEqual(['page problems /'])
})

test('a page that is quicker than the front door waits for it', () => {
  const { record, placeWaiting, kept, added, outcomes } = observatory()
  expect([record(view), record(view)]).toEqual(['waiting', 'waiting'])
  placeWaiting()
  expect(added).toEqual([])

  kept.set('t1 door', '1768471200000000000')
  placeWaiting()
  placeWaiting()
  expect([added.length, outcomes]).toEqual([1, ['added']])
})

test('a made-up trace is forgotten after half a minute and leaves nothing behind', () => {
  const { record, placeWaiting, kept, added, outcomes, at } = observatory()
  record(view)
  at.ms = 29_999
  placeWaiting()
  expect(outcomes).toEqual([])
  at.ms = 30_000
  placeWaiting()
  expect(outcomes).toEqual(['lapsed'])

  kept.set('t1 door', '1768471200000000000')
  placeWaiting()
  expect(added).toEqual([])
})

test('only so many wait, and those whose request is known need not', () => {
  const { record, outcomes } = observatory('t1 door')
  for (let page = 0; page < 1_000; page += 1) record({ ...view, traceId: `made up ${page}` })

  expect(record({ ...view, traceId: 'one more' })).toBe('full')
  expect(record(view)).toBe('added')
  expect(outcomes).toEqual(['full', 'added'])
})
