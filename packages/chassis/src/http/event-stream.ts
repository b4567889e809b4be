import type { Clock } from '../ports/clock.ts'

/** One server-sent event. Without a name a browser calls it `message`; without data it passes it over. */
export interface ServerSentEvent {
  readonly name: string
  /** What a reader that comes back says it has seen (`Last-Event-ID`). */
  readonly id?: string
  readonly data: string
}

/** Why a stream ended: all was said, the reader left or does not keep up, it is old, the door closes, what fed it broke. */
export type StreamEnd = 'finished' | 'left' | 'slow' | 'aged' | 'closing' | 'broken'

/** How a stream of events behaves. */
export interface EventStreamOptions {
  readonly clock: Clock
  /** How soon a reader whose stream has ended comes back, in milliseconds. */
  readonly retryMs: number
  /** How often a comment says that the stream is alive, in milliseconds. */
  readonly heartbeatMs: number
  /** When the stream ends at the latest, in milliseconds: a reader that vanished without a word is not kept for ever. */
  readonly longestMs: number
  /** How many bytes may wait for a reader; beyond it the reader is let go, and finds the newest when it comes back. */
  readonly mostWaitingBytes: number
  /** Called once, however the stream ends. */
  readonly onEnd: (how: StreamEnd) => void
}

/** An open stream of events. */
export interface EventStream {
  /** The body of the reply. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly isOver: boolean
  send(event: ServerSentEvent): void
  /** Ends the stream. A second end does nothing. */
  end(how: StreamEnd): void
}

/** The headers of a reply that is a stream of events; the last one is for proxies that would collect it first. */
export const eventStreamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
} as const

/** Whether a reply is a stream of events. */
export function isEventStream({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith(eventStreamHeaders['content-type']) === true
}

/**
 * Opens a stream of server-sent events (WHATWG HTML, 9.2).
 *
 * Hono's `streamSSE` was tried on Bun and not taken. Readers that leave are noticed, but the reply to a `HEAD` request
 * is never read and so never ends; a write to a reader that has stopped reading waits for as long as that takes, where
 * here the reader is let go; and what goes wrong in a write is passed over.
 */
export function openEventStream(options: EventStreamOptions): EventStream {
  const { clock, retryMs, heartbeatMs, longestMs, mostWaitingBytes, onEnd } = options
  const encoder = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
  let cancelBeat = () => {}
  let cancelAge = () => {}

  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(started) {
        controller = started
      },
      cancel: () => over('left'),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostWaitingBytes }),
  )
  // Said at once, so that the head of the reply is on its way before anything happens.
  write(`retry: ${retryMs}\n\n`)
  beatLater()
  cancelAge = clock.after(longestMs, () => end('aged'))

  return {
    body,
    get isOver() {
      return controller === undefined
    },
    send: (event) => write(textOf(event)),
    end,
  }

  function write(text: string): void {
    if (!controller) return
    if ((controller.desiredSize ?? 0) <= 0) end('slow')
    else controller.enqueue(encoder.encode(text))
  }

  function beatLater(): void {
    cancelBeat = clock.after(heartbeatMs, () => {
      beatLater()
      write(':\n\n')
    })
  }

  function end(how: StreamEnd): void {
    const open = controller
    if (!open) return
    over(how)
    open.close()
  }

  function over(how: StreamEnd): void {
    if (!controller) return
    controller = undefined
    cancelBeat()
    cancelAge()
    onEnd(how)
  }
}

function textOf({ name, id, data }: ServerSentEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}${lines.join('')}\n`
}
