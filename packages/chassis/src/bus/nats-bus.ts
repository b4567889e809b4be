import {
  type ConsumerMessages,
  headers as createHeaders,
  ErrorCode,
  type JsMsg,
  type Msg,
  type MsgHdrs,
  type NatsConnection,
  NatsError,
  RequestStrategy,
  type ServiceMsg,
} from 'nats'
import type { Logger } from '../telemetry/logger.ts'
import { type Bus, type BusDelivery, BusError, type BusFault, type BusHeaders, type BusMessage } from './bus.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** The bus over NATS: core request/reply for asks, JetStream for events, the Services API for the registry. */
export function createNatsBus(connection: NatsConnection, log: Logger): Bus {
  const stream = connection.jetstream()
  const consumptions: ConsumerMessages[] = []

  return {
    async ask(subject, text, headers, timeoutMs) {
      try {
        return incoming(await connection.request(subject, text, { timeout: timeoutMs, headers: outgoing(headers) }))
      } catch (error) {
        throw new BusError(faultOf(error), { cause: error })
      }
    },

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
          else void handle(incoming(message)).then((answer) => respond(message, answer.text, answer.headers, log))
        }
        service.addEndpoint(endpoint, { subject, handler, metadata: { ...about } })
      }
    },

    async publish(subject, text, headers, messageId, timeoutMs) {
      try {
        await stream.publish(subject, text, { msgID: messageId, headers: outgoing(headers), timeout: timeoutMs })
      } catch (error) {
        throw new BusError(faultOf(error), { cause: error })
      }
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

function incoming(message: Msg | ServiceMsg): BusMessage {
  return {
    subject: message.subject,
    header: (name) => message.headers?.get(name) || undefined,
    text: () => decoder.decode(message.data),
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
    message.respond(encoder.encode(text), headers ? { headers: outgoing(headers) } : undefined)
  } catch (error) {
    log.error({ error, subject: message.subject }, 'a reply could not be sent')
  }
}

function outgoing(headers: BusHeaders): MsgHdrs {
  const encoded = createHeaders()
  for (const name in headers) encoded.set(name, headers[name] ?? '')
  return encoded
}

function faultOf(error: unknown): BusFault {
  const code = error instanceof NatsError ? error.code : undefined
  if (code === ErrorCode.NoResponders) return 'no-responders'
  if (code === ErrorCode.Timeout) return 'timeout'
  return 'disconnected'
}
