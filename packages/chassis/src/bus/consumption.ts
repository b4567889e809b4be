import type { ConsumerMessages, JetStreamClient, JsMsg } from 'nats'
import type { Logger } from '../telemetry/logger.ts'
import { ackWaitMs, type BusDelivery } from './bus.ts'
import type { Link } from './link.ts'

/** A durable consumer at work. */
export interface Consumption {
  /** Waits for the delivery in hand; those fetched and not begun go back at once, for another instance to take. */
  stop(): Promise<void>
}

/** Few, since each waits for those before it, and all of them are this process's for as long. */
const mostWaiting = 16
const decoder = new TextDecoder()

/** What consuming needs. `handle` settles each delivery. */
export interface ConsumptionParts {
  readonly stream: JetStreamClient
  readonly link: Link
  readonly streamName: string
  readonly durable: string
  readonly handle: (delivery: BusDelivery) => Promise<void>
  readonly log: Logger
  /** Waits for what the broker has to confirm, if it can, and not for long. */
  readonly confirmed: (farewell: () => Promise<unknown>) => Promise<void>
}

/** The private part of the client that is used here; `reactions.test.ts` notices when it changes. */
interface WithSubscription {
  readonly sub?: { drain(): Promise<void> }
}

/**
 * Takes a durable consumer's events one after the other. As long as one waits or is being handled the broker is told
 * so: without that, an event behind slow ones would count as failed, and after the last delivery nobody would see it again.
 */
export async function startConsumption({
  stream,
  link,
  streamName,
  durable,
  handle,
  log,
  confirmed,
}: ConsumptionParts): Promise<Consumption> {
  const waiting: JsMsg[] = []
  let current: JsMsg | undefined
  let stopped = false
  let working = Promise.resolve()
  const consumer = await stream.consumers.get(streamName, durable)
  const messages = await consumer.consume({
    max_messages: mostWaiting,
    // Nothing may be thrown out of this callback: the client would stop consuming without a word.
    callback: (message) => {
      waiting.push(message)
      if (!current && !stopped) working = work()
    },
  })
  const keepAlive = setInterval(() => {
    if (!link.isUp()) return
    for (const message of current ? [current, ...waiting] : waiting) message.working()
  }, ackWaitMs / 3)
  void messages.closed().then((error) => {
    if (!stopped) log.error({ error, durable }, 'a consumer stopped')
  })

  async function work(): Promise<void> {
    while (!stopped) {
      current = waiting.shift()
      if (!current) return
      try {
        await handle(delivered(current))
      } catch (error) {
        log.error({ error, durable }, 'a delivery could not be settled and will come again')
      }
    }
    current = undefined
  }

  return {
    async stop() {
      stopped = true
      // The client closes without waiting for what is on its way, which would be missed until the broker lost patience.
      await confirmed(async () => (messages as ConsumerMessages & WithSubscription).sub?.drain())
      await messages.close()
      for (const message of waiting.splice(0)) message.nak()
      await working
      clearInterval(keepAlive)
    },
  }
}

function delivered(message: JsMsg): BusDelivery {
  return {
    subject: message.subject,
    delivery: message.info.deliveryCount,
    sequence: message.seq,
    headers: () =>
      Object.fromEntries((message.headers?.keys() ?? []).map((name) => [name, message.headers?.get(name) ?? ''])),
    bytes: () => message.data,
    header: (name) => message.headers?.get(name) || undefined,
    text: () => decoder.decode(message.data),
    acknowledge: () => message.ack(),
    later: (delayMs) => message.nak(delayMs),
    giveUp: (reason) => message.term(reason),
  }
}
