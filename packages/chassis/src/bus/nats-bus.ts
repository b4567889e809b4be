import { header } from '@galleria/contracts/headers'
import {
  ErrorCode,
  type Msg,
  type NatsConnection,
  NatsError,
  RequestStrategy,
  type Service,
  type ServiceMsg,
  type Subscription,
} from 'nats'
import { within } from '../deadline.ts'
import { systemClock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'
import { inboxPrefix } from './broker-options.ts'
import { type Bus, type BusAnswer, BusError, type BusHeaders, type BusMessage } from './bus.ts'
import { type Consumption, startConsumption } from './consumption.ts'
import { outgoingHeaders } from './header-block.ts'
import { nothingInHand } from './in-hand.ts'
import { watchLink } from './link.ts'
import { type ConnectionOptions, connectToNats } from './nats-connection.ts'
import { createRequestMux, received } from './request-mux.ts'

const encoder = new TextEncoder()
/** How long the broker may take over a part of the farewell. */
const farewellMs = 2_000
/** How long the broker may take to tell of a stream. */
const infoMs = 5_000

/** Why JetStream did not do what it was asked to. */
interface ApiError {
  readonly code: number
  readonly description: string
}

/** Connects to the broker and gives the bus over NATS: core request/reply for asks, JetStream for events, the Services API for the registry. */
export async function openNatsBus(options: ConnectionOptions): Promise<Bus> {
  return createNatsBus(await connectToNats(options), inboxPrefix(options.name), options.log)
}

function createNatsBus(connection: NatsConnection, inbox: string, log: Logger): Bus {
  const stream = connection.jetstream()
  const asks = createRequestMux(connection, inbox, log)
  const link = watchLink(connection)
  link.onLost(() => asks.failAll('disconnected'))
  const watches: Subscription[] = []
  const services: Service[] = []
  const consumptions: Consumption[] = []
  const inHand = nothingInHand()
  let draining: Promise<void> | undefined

  return {
    ask,

    async register({ name, version, description, metadata, endpoints, statistics }) {
      const service = await connection.services.add({
        name,
        version,
        description,
        queue: name,
        metadata: { ...metadata },
        statsHandler: async ({ subject }) => statistics(subject),
      })
      services.push(service)
      for (const { name: endpoint, subject, metadata: about, handle } of endpoints) {
        // Nothing may be thrown out of this callback: the client's read loop would end with it.
        const handler = (fault: NatsError | null, message: ServiceMsg) => {
          if (fault) {
            log.error({ error: fault, subject }, 'an endpoint lost its subscription')
            return
          }
          inHand.begin()
          try {
            const answer = handle(received(message))
            if (answer instanceof Promise)
              void answer.then(
                (late) => send(message, late),
                (error) => lose(subject, error),
              )
            else send(message, answer)
          } catch (error) {
            lose(subject, error)
          }
        }
        service.addEndpoint(endpoint, { subject, handler, metadata: { ...about } })
      }
      // Only when the broker has answered does it know all of them; whoever asked earlier would find nobody.
      await connection.flush()
    },

    async publish(subject, text, headers, messageId, timeoutMs) {
      // The client's own publish would wait for its whole time when the connection is lost meanwhile.
      const reply = await ask(subject, text, { ...headers, [header.messageId]: messageId }, timeoutMs)
      const { error } = JSON.parse(reply.text()) as { error?: ApiError }
      if (error) throw new Error(`${subject} was not stored: ${error.description}`)
    },

    async consume(streamName, durable, handle) {
      consumptions.push(await startConsumption({ stream, link, streamName, durable, handle, log, confirmed }))
    },

    async watch(subject, handle) {
      let refused: Error | undefined
      const failed = (error: unknown) => log.error({ error, subject }, 'an onlooker failed')
      // Nothing may be thrown out of this callback: the client's read loop would end with it.
      const callback = (fault: Error | null, message: Msg) => {
        if (fault) {
          refused = fault
          log.error({ error: fault, subject }, 'an onlooker lost its subscription')
          return
        }
        try {
          const seen: unknown = handle(received(message))
          if (seen instanceof Promise) seen.catch(failed)
        } catch (error) {
          failed(error)
        }
      }
      watches.push(connection.subscribe(subject, { callback }))
      await connection.flush()
      if (refused) throw refused
    },

    async streamBirth(name) {
      const reply = await ask(`$JS.API.STREAM.INFO.${name}`, '', {}, infoMs)
      const { created, error } = JSON.parse(reply.text()) as { created?: string; error?: ApiError }
      if (created === undefined)
        throw new Error(`nothing is known of ${name}: ${error?.description ?? 'no reason given'}`)
      return created
    },

    onReconnect: link.onBack,

    async find(name, waitMs) {
      const found = []
      const client = connection.services.client({ strategy: RequestStrategy.JitterTimer, maxWait: waitMs, jitter: 50 })
      for await (const { id, version, metadata } of await client.ping(name)) {
        found.push({ name, instance: id, version, metadata: metadata ?? {} })
      }
      return found
    },

    isConnected: link.isUp,
    leave,

    drain() {
      draining ??= drain()
      return draining
    },
  }

  function ask(
    subject: string,
    text: string | Uint8Array,
    headers: BusHeaders,
    timeoutMs: number,
  ): Promise<BusMessage> {
    return link.isUp() ? asks.ask(subject, text, headers, timeoutMs) : Promise.reject(new BusError('disconnected'))
  }

  function send(message: ServiceMsg, answer: BusAnswer): void {
    try {
      respond(message, answer.text, answer.headers)
      inHand.end()
    } catch (error) {
      lose(message.subject, error)
    }
  }

  function lose(subject: string, error: unknown): void {
    log.error({ error, subject }, 'a reply could not be sent')
    inHand.end()
  }

  async function leave(): Promise<void> {
    for (const watch of watches.splice(0)) watch.unsubscribe()
    const left = services.splice(0)
    const ended = consumptions.splice(0).map((consumption) => consumption.stop())
    await confirmed(() => Promise.all(left.map((service) => service.stop())))
    await Promise.all([...ended, inHand.none()])
  }

  async function drain(): Promise<void> {
    await leave()
    await confirmed(() => connection.drain())
    if (!connection.isClosed()) await connection.close()
  }

  /** A broker that is away confirms nothing, and one that hangs must not keep a process from ending. */
  async function confirmed(farewell: () => Promise<unknown>): Promise<void> {
    if (!link.isUp()) return
    const late = () => new BusError('timeout')
    await within(systemClock, farewellMs, farewell(), late).catch((error) =>
      log.warn({ error }, 'the broker did not confirm the farewell'),
    )
  }
}

/** A reply that is too long for the broker must not leave its asker waiting. */
function respond(message: ServiceMsg, text: BusAnswer['text'], headers: BusHeaders | undefined): void {
  try {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text
    message.respond(bytes, headers ? { headers: outgoingHeaders(headers) } : undefined)
  } catch (error) {
    if (error instanceof NatsError && error.code === ErrorCode.MaxPayloadExceeded) message.respondError(500, 'internal')
    throw error
  }
}
