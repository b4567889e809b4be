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
import { schemaOf, sourceOf } from './provenance.ts'
import { type Sending, startSending } from './sending.ts'

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

/**
 * Starts to publish an outbox: in a batch several aggregates at once, each in its order (I-MSG-4). The event's id is the message id: a
 * second try after a lost acknowledgement is not stored a second time.
 */
export function startRelay(outbox: Outbox, { bus, world, log, tracing, metrics }: RelayParts): Sending {
  const { context } = outbox.contract
  const stream = eventStream(context)
  metrics.observed(
    { name: 'galleria_outbox_pending', help: 'Events written down and not yet published.', labels: [] },
    () => outbox.depth(),
  )
  const published = metrics.counter({
    name: 'galleria_events_published_total',
    help: 'Events stored by the broker.',
    labels: ['event'],
  })
  return startSending(
    {
      stream,
      called: 'the outbox',
      batchSize,
      onWrite: (listener) => outbox.onWrite(listener),
      meet,
      sendBatch,
    },
    { bus, world, log },
  )

  function meet(birth: string): void {
    if (birth === outbox.knownBirth()) return
    const events = outbox.republishAll()
    outbox.rememberBirth(birth)
    if (events > 0) log.warn({ stream, events }, 'the stream is another than before, so everything is published again')
  }

  async function sendBatch(isVouchedFor: () => boolean): Promise<number> {
    const sent: number[] = []
    try {
      await inTurn(
        outbox.waiting(batchSize),
        { keyOf: (row) => row.aggregate_id, atOnce: publishedAtOnce },
        async (row) => {
          if (!isVouchedFor()) return
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
      'ce-source': sourceOf(context),
      'ce-type': type,
      'ce-subject': row.aggregate_id,
      'ce-time': row.time || instant(world.clock.now()),
      'ce-dataschema': schemaOf(context, type, row.version),
      'content-type': 'application/json',
      [header.traceparent]: traceparent,
    }
  }
}
