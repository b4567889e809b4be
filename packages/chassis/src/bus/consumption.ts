import type { ConsumerMessages, JetStreamClient } from 'nats'
import type { Logger } from '../telemetry/logger.ts'
import { ackWaitMs, type BusDelivery } from './bus.ts'
import { allHeaders, headerReader } from './header-block.ts'
import type { Link } from './link.ts'
import { type Arrival, type Opened, openConsumer } from './open-consumer.ts'

/** A durable consumer at work. */
export interface Consumption {
  /** Waits for the delivery in hand; those fetched and not begun go back at once, for another instance to take. */
  stop(): Promise<void>
}

const longestWaitMs = 5_000
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
 * so: without that, an event behind slow ones would be delivered again, and in the end count as failed.
 *
 * When the connection is lost or the durable vanishes it is opened again, however long that takes. One that was made
 * anew numbers its deliveries anew as well, so what the old one delivered is not settled with it: that would acknowledge
 * another event, which nobody had handled.
 * @throws when the durable is not there at the start.
 */
export async function startConsumption(parts: ConsumptionParts): Promise<Consumption> {
  const { stream, link, streamName, durable, handle, log, confirmed } = parts
  let waiting: Arrival[] = []
  let current: Arrival | undefined
  /** What was settled while it was not known whether the durable is still the same. */
  const unsettled: { readonly born: string; readonly act: () => void }[] = []
  let stopped = false
  let working = Promise.resolve()
  let reopening: Promise<void> | undefined
  let hurry = () => {}
  let opened: Opened | undefined
  opened = await open()

  link.onLost(reopen)
  link.onBack(() => hurry())
  const keepAlive = setInterval(() => {
    if (!link.isUp() || reopening) return
    for (const { message } of current ? [current, ...waiting] : waiting) message.working()
  }, ackWaitMs / 3)

  return {
    async stop() {
      stopped = true
      hurry()
      await reopening
      // The client closes without waiting for what is on its way, which would be missed until the broker lost patience.
      await confirmed(async () => (opened?.messages as (ConsumerMessages & WithSubscription) | undefined)?.sub?.drain())
      await opened?.messages.close()
      if (link.isUp()) for (const { message } of waiting.splice(0)) message.nak()
      await working
      clearInterval(keepAlive)
    },
  }

  async function open(): Promise<Opened> {
    const newly = await openConsumer(stream, streamName, durable, (arrival) => {
      waiting.push(arrival)
      proceed()
    })
    void newly.messages.closed().then((error) => {
      if (stopped || opened !== newly) return
      log.warn({ error, durable }, 'a consumer was closed by the broker')
      reopen()
    })
    return newly
  }

  function reopen(): void {
    if (stopped || reopening) return
    const last = opened
    opened = undefined
    void last?.messages.close()
    reopening = openAgain().then(() => {
      reopening = undefined
      proceed()
    })
  }

  async function openAgain(): Promise<void> {
    for (let failures = 0; !stopped; ) {
      try {
        if (link.isUp()) {
          opened = await open()
          if (failures > 0) log.info({ durable, failures }, 'a consumer is back')
          break
        }
      } catch (error) {
        if (failures === 0) log.warn({ error, durable }, 'a consumer is not there, and is tried again until it is')
        failures += 1
      }
      await pause(link.isUp() ? Math.min(longestWaitMs, 100 * 2 ** failures) : longestWaitMs)
    }
    waiting = waiting.filter(isOurs)
    for (const { act } of unsettled.splice(0).filter(isOurs)) act()
  }

  function isOurs({ born }: { readonly born: string }): boolean {
    return born === opened?.born
  }

  function pause(ms: number): Promise<void> {
    if (stopped) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, ms)
    hurry = () => {
      clearTimeout(timer)
      resolve()
    }
    return promise
  }

  function proceed(): void {
    if (!current && !stopped && !reopening) working = work()
  }

  async function work(): Promise<void> {
    while (!stopped && !reopening) {
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

  function delivered({ message, born }: Arrival): BusDelivery {
    const settle = (act: () => void) => {
      if (reopening) unsettled.push({ born, act })
      else if (isOurs({ born })) act()
    }
    return {
      subject: message.subject,
      delivery: message.info.deliveryCount,
      sequence: message.seq,
      header: headerReader(message),
      headers: () => allHeaders(message),
      bytes: () => message.data,
      text: () => decoder.decode(message.data),
      acknowledge: () => settle(() => message.ack()),
      later: (delayMs) => settle(() => message.nak(delayMs)),
      giveUp: (reason) => settle(() => message.term(reason)),
    }
  }
}
