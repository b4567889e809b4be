import { expect, test } from 'bun:test'
import { durationMs, inReadingOrder, type Span } from './span.ts'

const span = (spanId: string, parentSpanId: string | undefined, startNanos: string): Span => ({
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId,
  parentSpanId,
  service: 'orders',
  name: spanId,
  kind: 'internal',
  startNanos,
  endNanos: startNanos,
  status: 'unset',
  statusMessage: undefined,
  attributes: {},
  events: [],
})
const names = (spans: Span[]) => spans.map(({ name }) => name)

test('a trace reads from the top: parents first, then their children by time', () => {
  const trace = [
    span('charge', 'place', '30'),
    span('place', 'browser', '10'),
    span('reserve', 'place', '20'),
    span('browser', undefined, '5'),
  ]
  expect(names(inReadingOrder(trace))).toEqual(['browser', 'place', 'reserve', 'charge'])
})

test('a span whose parent never arrived is shown all the same', () => {
  expect(names(inReadingOrder([span('orphan', 'lost', '7')]))).toEqual(['orphan'])
})

test('spans that name each other as parents are left out rather than walked for ever', () => {
  expect(inReadingOrder([span('a', 'b', '1'), span('b', 'a', '2')])).toEqual([])
})

test('a child whose clock ran behind has no negative length', () => {
  expect(durationMs('1768471200000000000', '1768471200012500000')).toBe(12.5)
  expect(durationMs('2', '1')).toBe(0)
})
