import { expect, test } from 'bun:test'
import { eventually, handClock, rememberingLogger } from '@galleria/testkit'
import { eventStreamHeaders, openEventStream } from '../http/event-stream.ts'
import { createOpenStreams } from '../http/open-streams.ts'
import { systemClock } from '../ports/clock.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { startHttpServer } from './http-server.ts'
import type { ServiceSettings } from './settings.ts'

/** A real server whose every reply is a stream of events without an end. */
function endless() {
  const log = rememberingLogger()
  const streams = createOpenStreams(createMetrics('test'))
  const clock = handClock()
  const server = startHttpServer(
    {
      maxBodyBytes: 1_000,
      onClosing: streams.close,
      fetch() {
        const stream = openEventStream({
          clock,
          retryMs: 2_000,
          heartbeatMs: 15_000,
          longestMs: 600_000,
          mostWaitingBytes: 65_536,
          onEnd: (how) => leave(how),
        })
        const leave = streams.enter(() => stream.end('closing'))
        return new Response(stream.body, { headers: eventStreamHeaders })
      },
    },
    { HOST: '127.0.0.1', HTTP_PORT: 0 } as ServiceSettings,
    systemClock,
    log,
  )
  return { server, streams, clock, log }
}

test('readers that come and go, before the first byte and after it, leave nothing behind', async () => {
  const { server, streams, clock } = endless()
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const abort = new AbortController()
        const reply = fetch(server.url, { signal: abort.signal })
        if (i % 2 === 0) await (await reply).body?.getReader().read()
        abort.abort()
        await reply.catch(() => {})
      }),
    )
  }
  await eventually(() => streams.size === 0 && clock.timers === 0)
  await server.stop(1_000)
})

test('a closing door ends the streams in good order, and is not held up by them', async () => {
  const { server, log } = endless()
  const replies = await Promise.all(Array.from({ length: 5 }, () => fetch(server.url)))
  const texts = replies.map((reply) => reply.text())
  const startMs = performance.now()
  await server.stop(5_000)

  expect(performance.now() - startMs).toBeLessThan(5_000)
  expect(new Set(await Promise.all(texts))).toEqual(new Set(['retry: 2000\n\n']))
  expect(log.messages('warn')).toEqual([])
})
