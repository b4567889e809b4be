import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { createMetrics } from '../telemetry/metrics.ts'
import { type EventStreamOptions, openEventStream, type StreamEnd } from './event-stream.ts'
import { createOpenStreams } from './open-streams.ts'

/** A stream that nobody reads yet, under a clock that is moved by hand. */
function opened(over: Partial<EventStreamOptions> = {}) {
  const clock = handClock()
  const ends: StreamEnd[] = []
  const stream = openEventStream({
    clock,
    retryMs: 2_000,
    heartbeatMs: 15_000,
    longestMs: 60_000,
    mostWaitingBytes: 1_000,
    onEnd: (how) => ends.push(how),
    ...over,
  })
  return { clock, ends, stream, text: () => new Response(stream.body).text() }
}

test('an event has its name, its id and its data, and the reader learns at once how soon to come back', async () => {
  const { stream, text, ends } = opened()
  stream.send({ name: 'order', id: '7', data: '{"version":7}' })
  stream.send({ name: 'end', data: 'two\nlines\rand\r\nmore' })
  stream.end('finished')

  expect(await text()).toBe(
    'retry: 2000\n\nevent: order\nid: 7\ndata: {"version":7}\n\nevent: end\ndata: two\ndata: lines\ndata: and\ndata: more\n\n',
  )
  expect(ends).toEqual(['finished'])
})

test('a quiet stream says now and then that it is alive, and ends when it is old', async () => {
  const { clock, text, ends } = opened()
  await clock.pass(60_000)

  expect(await text()).toBe('retry: 2000\n\n:\n\n:\n\n:\n\n')
  expect(ends).toEqual(['aged'])
  expect(clock.timers).toBe(0)
})

test('a reader that leaves takes its timers with it, and what is sent after that goes nowhere', async () => {
  const { clock, stream, ends } = opened()
  await stream.body.cancel()
  stream.send({ name: 'order', data: 'x' })
  stream.end('closing')

  expect([ends, stream.isOver, clock.timers]).toEqual([['left'], true, 0])
})

test('a reader that does not keep up is let go', () => {
  const { clock, stream, ends } = opened()
  for (let i = 0; i < 5; i += 1) stream.send({ name: 'order', data: 'x'.repeat(400) })

  expect([ends, stream.isOver, clock.timers]).toEqual([['slow'], true, 0])
})

test('open streams are counted, and all ended when the door closes', async () => {
  const metrics = createMetrics('bff-web')
  const streams = createOpenStreams(metrics)
  const open = () => {
    const { stream } = opened({ onEnd: (how) => leave(how) })
    const leave = streams.enter(() => stream.end('closing'))
    return stream
  }
  const [left] = [open(), open(), open()]
  await left?.body.cancel()
  expect([streams.size, streams.isClosing]).toEqual([2, false])
  expect((await metrics.exposition()).text).toContain('galleria_event_stream_open{service="bff-web"} 2')

  streams.close()
  expect([streams.size, streams.isClosing]).toEqual([0, true])
  const { text } = await metrics.exposition()
  expect(text).toContain('galleria_event_streams_ended_total{how="left",service="bff-web"} 1')
  expect(text).toContain('galleria_event_streams_ended_total{how="closing",service="bff-web"} 2')
})
