import { isEventStream, type StreamEnd } from '@galleria/chassis/http/event-stream'
import type { OpenStreams } from '@galleria/chassis/http/open-streams'
import { refuse } from '@galleria/contracts/answer'
import type { Forwarded } from './forward.ts'

/** Sees to a reply that is a stream of events; any other is handed on as it is. `signal` is that of whoever asked. */
export type PassEvents = (response: Response, signal: AbortSignal) => Forwarded

/**
 * A stream is counted while it is open and passed on piece by piece as it comes. It ends on both sides when either has
 * gone and when the door closes; in good order for the client, who comes back by itself (a browser does in any case).
 * Each takes one of the connections that `fetch` may have open at once, so there are at most `most` of them.
 */
export function makePassEvents(streams: OpenStreams, most: number): PassEvents {
  return (response, signal) => {
    const { body } = response
    if (!body || !isEventStream(response)) return { ok: true, response }
    if (streams.size >= most) {
      discard(body)
      return refuse('overloaded')
    }
    return { ok: true, response: new Response(counted(streams, body, signal), response) }
  }
}

function counted(streams: OpenStreams, body: ReadableStream<Uint8Array>, signal: AbortSignal) {
  const reader = body.getReader()
  let client: ReadableStreamDefaultController<Uint8Array> | undefined
  const leave = streams.enter(() => end('closing'))
  const passed = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        client = controller
      },
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) end('finished')
          else if (client) controller.enqueue(value)
        } catch {
          // The instance has gone, or the client has and its signal was first to tell.
          end(signal.aborted ? 'left' : 'broken')
        }
      },
      cancel() {
        client = undefined
        leave('left')
        discard(reader)
      },
    },
    { highWaterMark: 0 },
  )
  if (streams.isClosing) end('closing')
  return passed

  function end(how: StreamEnd): void {
    const open = client
    if (!open) return
    client = undefined
    leave(how)
    open.close()
    discard(reader)
  }
}

/** Lets go of what will not be read. That it may be broken already is of no consequence any more. */
function discard(unread: { cancel(): Promise<void> }): void {
  void unread.cancel().catch(() => {})
}
