import {
  type ConsumerMessages,
  ErrorCode,
  type JsMsg,
  type NatsConnection,
  NatsError,
  RequestStrategy,
  type ServiceMsg,
} from 'nats'
import type { Logger } from '../telemetry/logger.ts'
import { type Bus, type BusDelivery, BusError, type BusFault, type BusHeaders } from './bus.ts'
import { clientHeaders, outgoingHeaders } from './header-block.ts'
import { type ConnectionOptions, connectToNats, inboxPrefix } from './nats-connection.ts'
import { createRequestMux, received } from './request-mux.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** Connects to the broker and gives the bus over NATS: core request/reply for asks, JetStream for events, the Services API for the registry. */
export async function openNatsBus(options: ConnectionOptions): Promise<Bus> {
  return createNatsBus(await connectToNats(options), inboxPrefix(options.name), options.log)
}

function createNatsBus(connection: NatsConnection, inbox: string, log: Logger): Bus {
  const stream = connection.jetstream()
  const consumptions: ConsumerMessages[] = []
  const asks = createRequestMux(connection, inbox)

  return {
    ask: asks.ask,

    async register({ name, version, description, metadata, endpoints, statistics }) {
      const service = await connection.services.add({
        name,
        version,
        description,
        queue: name,
        metadata: { ...metadata },
        statsHandler: async ({ subject }) => statistics(subject),
      })
      for (const { name: endpoint, subject, metadata: about, handle } of endpoints) {
        // Nothing may be thrown out of this callback: the client's read loop would end with it.
        const handler = (fault: NatsError | null, message: ServiceMsg) => {
          if (fault) log.error({ error: fault, subject }, 'an endpoint lost its subscription')
          else void handle(received(message)).then((answer) => respond(message, answer.text, answer.headers, log))
        }
        service.addEndpoint(endpoint, { subject, handler, metadata: { ...about } })
      }
    },

    async publish(subject, text, headers, messageId, timeoutMs) {
      await stream
        .publish(subject, text, { msgID: messageId, headers: clientHeaders(headers), timeout: timeoutMs })
        .catch(rejected)
    },

    async consume(streamName, durable, handle) {
      const consumer = await stream.consumers.get(streamName, durable)
      const messages = await consumer.consume({ max_messages: 64 })
      consumptions.push(messages)
      void receive(messages, handle, durable, log)
    },

    async find(name, waitMs) {
      const found = []
      const client = connection.services.client({ strategy: RequestStrategy.JitterTimer, maxWait: waitMs, jitter: 50 })
      for await (const { id, version, metadata } of await client.ping(name)) {
        found.push({ name, instance: id, version, metadata: metadata ?? {} })
      }
      return found
    },

    isConnected: () => !connection.isClosed() && connection.info !== undefined,

    async drain() {
      await Promise.all(consumptions.map((messages) => messages.close()))
      if (!connection.isClosed()) await connection.drain()
      asks.stop()
    },
  }
}

async function receive(
  messages: ConsumerMessages,
  handle: (delivery: BusDelivery) => Promise<void>,
  durable: string,
  log: Logger,
): Promise<void> {
  try {
    for await (const message of messages) await handle(delivered(message))
  } catch (error) {
    log.error({ error, durable }, 'a consumer stopped')
  }
}

function delivered(message: JsMsg): BusDelivery {
  return {
    subject: message.subject,
    delivery: message.info.redeliveryCount,
    header: (name) => message.headers?.get(name) || undefined,
    text: () => decoder.decode(message.data),
    acknowledge: () => message.ack(),
    later: (delayMs) => message.nak(delayMs),
    giveUp: (reason) => message.term(reason),
  }
}

function respond(message: ServiceMsg, text: string, headers: BusHeaders | undefined, log: Logger): void {
  try {
    message.respond(encoder.encode(text), headers ? { headers: outgoingHeaders(headers) } : undefined)
  } catch (error) {
    log.error({ error, subject: message.subject }, 'a reply could not be sent')
  }
}

function rejected(error: unknown): never {
  throw new BusError(faultOf(error), { cause: error })
}

function faultOf(error: unknown): BusFault {
  const code = error instanceof NatsError ? error.code : undefined
  if (code === ErrorCode.NoResponders) return 'no-responders'
  if (code === ErrorCode.Timeout) return 'timeout'
  return 'disconnected'
}
