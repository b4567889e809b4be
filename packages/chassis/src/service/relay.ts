import { eventStream, eventSubject } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import type { Bus, BusHeaders } from '../bus/bus.ts'
import { failPoint } from '../faults/fail-points.ts'
import { instant } from '../ports/clock.ts'
import type { World } from '../ports/index.ts'
import type { Outbox, OutboxRow } from '../store/outbox.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import { inTurn } from './in-turn.ts'

/** What the relay needs of the process. */
export interface RelayParts {
  readonly bus: Bus
  readonly world: World
  readonly log: Logger
  readonly tracing: Tracing
  readonly metrics: Metrics
}

const batchSize = 100
/** Enough to hide the way to the broker and back; it stores one after the other anyway. */
const publishedAtOnce = 16
const publishTimeoutMs = 5_000
/** Also looks without being woken, for what an earlier process left behind or a lost broker kept back. */
const idleMs = 5_000
const longestWaitMs = 10_000

/** Publishes an outbox until it is stopped. */
export interface Relay {
  /** Publishes what is written down already, if the broker takes it; the rest is published at the next start. */
  stop(): Promise<void>
}

/**
 * Starts to publish an outbox, oldest first: one batch after the other, and in it several aggregates at once, each in its
 * order (I-MSG-4). The event's id is the message id: a second try after a lost acknowledgement is not stored a second time.
 * A stream that is another than the one it has filled is given everything again (I-MSG-6).
 */
export function startRelay(outbox: Outbox, { bus, world, log, tracing, metrics }: RelayParts): Relay {
  const { context } = outbox.contract
  metrics.observed(
    { name: 'galleria_outbox_pending', help: 'Events written down and not yet published.', labels: [] },
    () => outbox.depth(),
  )
  const published = metrics.counter({
    name: 'galleria_events_published_total',
    help: 'Events stored by the broker.',
    labels: ['event'],
  })
  let stopped = false
  let wake = () => {}
  let onWritten = () => {}
  let failures = 0
  /** Set by a write that came while a batch was under way, which the batch may have missed. */
  let written = false
  /** Whether the stream is known to hold what was published. */
  let vouchedFor = false
  outbox.onWrite(() => {
    written = true
    onWritten()
  })
  bus.onReconnect(() => {
    vouchedFor = false
    wake()
  })

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        written = false
        await vouch()
        const sent = await publishBatch()
        failures = 0
        if (sent < batchSize && !written && vouchedFor) await sleep(idleMs, { untilWritten: true })
      } catch (error) {
        failures += 1
        vouchedFor = false
        log.warn({ error, failures }, 'the outbox could not be published and will be tried again')
        await sleep(Math.min(longestWaitMs, 100 * 2 ** failures), { untilWritten: false })
      }
    }
  }

  /** Looks whether the stream is still the one that was filled; another one is filled again, in the same order. */
  async function vouch(): Promise<void> {
    if (vouchedFor) return
    const stream = eventStream(context)
    // Set first: a connection that is lost and found during the ask takes it back.
    vouchedFor = true
    const birth = await bus.streamBirth(stream)
    if (birth === outbox.knownBirth()) return
    const events = outbox.republishAll()
    outbox.rememberBirth(birth)
    if (events > 0) log.warn({ stream, events }, 'the stream is another than before, so everything is published again')
  }

  async function publishBatch(): Promise<number> {
    const sent: number[] = []
    try {
      await inTurn(
        outbox.waiting(batchSize),
        { keyOf: (row) => row.aggregate_id, atOnce: publishedAtOnce },
        async (row) => {
          // What follows must not be in a new stream before what was published into the old one.
          if (!vouchedFor) return
          await publish(row)
          sent.push(row.sequence)
        },
      )
    } finally {
      if (sent.length > 0) {
        failPoint('after-publish-before-mark')
        outbox.markPublished(sent)
      }
    }
    return sent.length
  }

  /** What the last work in hand has written is sent now, rather than when the process comes back. */
  async function publishRest(): Promise<void> {
    try {
      while (bus.isConnected()) {
        await vouch()
        if ((await publishBatch()) === 0 && vouchedFor) return
      }
    } catch (error) {
      log.warn({ error }, 'the rest of the outbox will be published at the next start')
    }
  }

  async function publish(row: OutboxRow): Promise<void> {
    const name = `evt.${context}.${row.event}`
    const trace = tracing.continued(row.traceparent ?? undefined, `publish ${name}`, 'producer', {
      'messaging.system': 'nats',
      'messaging.operation.type': 'send',
      'messaging.destination.name': name,
      'messaging.message.id': row.event_id,
    })
    try {
      const subject = eventSubject(context, row.event, row.aggregate_id)
      failPoint('after-commit-before-publish')
      await bus.publish(subject, row.data, cloudEvent(row, trace.traceparent), row.event_id, publishTimeoutMs)
      published.increment({ event: row.event })
    } catch (error) {
      trace.fail(error instanceof Error ? error.name : 'error')
      throw error
    } finally {
      trace.end()
    }
  }

  /** CloudEvents 1.0 in the NATS protocol binding's binary mode. */
  function cloudEvent(row: OutboxRow, traceparent: string): BusHeaders {
    const type = outbox.contract.events[row.event]?.type ?? row.event
    return {
      'ce-specversion': '1.0',
      'ce-id': row.event_id,
      'ce-source': `/galleria/${context}`,
      'ce-type': type,
      'ce-subject': row.aggregate_id,
      'ce-time': row.time || instant(world.clock.now()),
      'ce-dataschema': `/schemas/${context}/${type}/${row.version}`,
      'content-type': 'application/json',
      [header.traceparent]: traceparent,
    }
  }

  /** A broker that fails is not asked again at each write: only a stop cuts that wait short. */
  function sleep(ms: number, { untilWritten }: { untilWritten: boolean }): Promise<void> {
    // Whoever stopped the relay during a batch has already woken it, and would wait for this sleep to end.
    if (stopped) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const cancel = world.clock.after(ms, resolve)
    wake = () => {
      cancel()
      resolve()
    }
    onWritten = untilWritten ? wake : () => {}
    return promise
  }

  const running = run()
  return {
    async stop() {
      stopped = true
      wake()
      await running
      await publishRest()
    },
  }
}
