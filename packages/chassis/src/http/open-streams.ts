import type { Metrics } from '../telemetry/metrics.ts'
import type { StreamEnd } from './event-stream.ts'

/** The replies of a process that do not end by themselves. */
export interface OpenStreams {
  readonly size: number
  /** The door is closing: no new one should be begun. */
  readonly isClosing: boolean
  /** Counts one in. `end` is called when the door closes; the returned function counts it out, once. */
  enter(end: () => void): (how: StreamEnd) => void
  /** Ends all of them. To be called when the process begins to drain, which they would hold up for as long as it may take. */
  close(): void
}

/** Counts them; once a process. */
export function createOpenStreams(metrics: Metrics): OpenStreams {
  const open = new Set<{ readonly end: () => void }>()
  let isClosing = false
  metrics.observed(
    { name: 'galleria_event_stream_open', help: 'Streams of events that are open.', labels: [] },
    () => open.size,
  )
  const ended = metrics.counter({
    name: 'galleria_event_streams_ended_total',
    help: 'Streams of events that have ended, and how.',
    labels: ['how'],
  })

  return {
    get size() {
      return open.size
    },
    get isClosing() {
      return isClosing
    },
    enter(end) {
      const stream = { end }
      open.add(stream)
      return (how) => {
        if (open.delete(stream)) ended.increment({ how })
      }
    },
    close() {
      isClosing = true
      for (const { end } of [...open]) end()
    },
  }
}
