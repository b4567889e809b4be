import { createInbox, type Msg, type NatsConnection } from 'nats'
import { BusError, type BusHeaders, type BusMessage } from './bus.ts'
import { headerReader, outgoingHeaders, statusOf } from './header-block.ts'

/** Asks over one shared inbox. */
export interface RequestMux {
  /** Rejects with {@link BusError} when nobody listens, or nobody has answered in time (give or take a sweep). */
  ask(subject: string, text: string, headers: BusHeaders, timeoutMs: number): Promise<BusMessage>
  stop(): void
}

interface Pending {
  readonly resolve: (message: BusMessage) => void
  readonly reject: (error: BusError) => void
  readonly deadline: number
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
/** How late a timeout may come, in milliseconds. */
const sweepMs = 10
const noResponders = 503

/**
 * Request/reply over one inbox of the process's own, as the client's `request` does it, but with one timer for all that is
 * pending instead of one each, and without an error object and three more promises for every reply that did come. The
 * product page asks three times; this took a sixth off its CPU (measured).
 */
export function createRequestMux(connection: NatsConnection, inboxPrefix: string): RequestMux {
  const inbox = createInbox(inboxPrefix)
  const pending = new Map<string, Pending>()
  let last = 0
  let sweeping: ReturnType<typeof setInterval> | undefined

  // Nothing may be thrown out of this callback: the client's read loop would end with it.
  connection.subscribe(`${inbox}.*`, {
    callback: (fault, message) => {
      if (!fault) settle(message)
    },
  })

  function settle(message: Msg): void {
    const token = message.subject.slice(inbox.length + 1)
    const asked = pending.get(token)
    if (!asked) return
    pending.delete(token)
    if (message.data.length === 0 && statusOf(message) === noResponders) asked.reject(new BusError('no-responders'))
    else asked.resolve(received(message))
  }

  function sweep(): void {
    const now = performance.now()
    for (const [token, { deadline, reject }] of pending) {
      if (deadline > now) continue
      pending.delete(token)
      reject(new BusError('timeout'))
    }
    if (pending.size > 0) return
    clearInterval(sweeping)
    sweeping = undefined
  }

  return {
    ask(subject, text, headers, timeoutMs) {
      const { promise, resolve, reject } = Promise.withResolvers<BusMessage>()
      last += 1
      const token = last.toString(36)
      try {
        connection.publish(subject, encoder.encode(text), {
          reply: `${inbox}.${token}`,
          headers: outgoingHeaders(headers),
        })
      } catch (error) {
        reject(new BusError('disconnected', { cause: error }))
        return promise
      }
      pending.set(token, { resolve, reject, deadline: performance.now() + timeoutMs })
      sweeping ??= setInterval(sweep, sweepMs)
      return promise
    },
    stop() {
      clearInterval(sweeping)
      for (const { reject } of pending.values()) reject(new BusError('disconnected'))
      pending.clear()
    },
  }
}

/** A message as the bus hands it on; its text is decoded when it is asked for. */
export function received(message: Msg): BusMessage {
  return { subject: message.subject, header: headerReader(message), text: () => decoder.decode(message.data) }
}
