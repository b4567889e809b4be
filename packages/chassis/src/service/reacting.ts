import { eventStream } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import { budget } from '../budget.ts'
import { type Bus, type BusDelivery, maxDeliveries } from '../bus/bus.ts'
import type { Call } from '../call.ts'
import { replayDurable, replayStream } from '../dead-letters/names.ts'
import { inBudget } from '../deadline.ts'
import { failPoint } from '../faults/fail-points.ts'
import type { World } from '../ports/index.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import { type Burial, createBurial } from './burial.ts'
import { misfit } from './provenance.ts'
import type { HeardEvent, Reaction } from './reaction.ts'

/** What reacting needs of the process. */
export interface ReactingParts {
  readonly bus: Bus
  readonly world: World
  readonly log: Logger
  readonly tracing: Tracing
  readonly metrics: Metrics
}

/** Within the broker's own patience, so that an event is not handled twice at once. */
const budgetMs = 20_000
const longestWaitMs = 30_000

/**
 * Starts two durable consumers for each reaction: one for the events, one for dead letters that somebody replays. A
 * handler that throws gets its event again, later each time; an event that fails for good becomes a dead letter.
 */
export async function startReactions(reactions: readonly Reaction[], parts: ReactingParts): Promise<void> {
  if (reactions.length === 0) return
  const { bus, metrics } = parts
  const processed = metrics.counter({
    name: 'galleria_events_processed_total',
    help: 'Deliveries of events, by what became of them.',
    labels: ['consumer', 'outcome'],
  })
  const bury = createBurial(parts)
  for (const reaction of reactions) {
    const { durable, contract } = reaction
    const hearing = (stream: string) => async (delivery: BusDelivery) =>
      processed.increment({ consumer: durable, outcome: await react(delivery, reaction, stream, bury, parts) })
    const events = eventStream(contract.context)
    await bus.consume(events, durable, hearing(events))
    await bus.consume(replayStream, replayDurable(durable), hearing(replayStream))
  }
}

type Outcome = 'done' | 'later' | 'given-up'

async function react(
  delivery: BusDelivery,
  reaction: Reaction,
  stream: string,
  bury: Burial,
  { world, log, tracing }: ReactingParts,
): Promise<Outcome> {
  const subject = `evt.${reaction.contract.context}.${reaction.event}`
  const trace = tracing.continued(delivery.header(header.traceparent), `process ${subject}`, 'consumer', {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.destination.name': subject,
    'messaging.consumer.group.name': reaction.durable,
  })
  const own = log.child({ traceId: trace.traceId, consumer: reaction.durable, eventId: delivery.header('ce-id') })
  const call: Call = { trace, budget: budget(world.clock, budgetMs), priority: 'normal', log: own }
  try {
    if (delivery.delivery > maxDeliveries) throw new NeverSettled(`delivered ${maxDeliveries} times and never settled`)
    await inBudget(
      { clock: world.clock, budget: call.budget, target: reaction.durable },
      reaction.handle(readEvent(delivery, reaction) as HeardEvent<never>, call),
      (error) => own.error({ error }, 'an event failed after it had been given up'),
    )
    failPoint('after-effect-before-ack')
    delivery.acknowledge()
    return 'done'
  } catch (error) {
    trace.fail(error instanceof Error ? error.name : 'error', error instanceof Error ? error.message : undefined)
    if (isForGood(error, delivery)) {
      const buried = await bury(delivery, {
        consumer: reaction.durable,
        stream,
        error,
        traceId: trace.traceId,
        log: own,
      })
      return buried ? 'given-up' : 'later'
    }
    own.warn({ error, delivery: delivery.delivery }, 'an event will come again')
    delivery.later(Math.min(longestWaitMs, 100 * 2 ** delivery.delivery))
    return 'later'
  } finally {
    trace.end()
  }
}

/** The chassis counts, and not the broker: that one would leave off without a word to anybody. */
function isForGood(error: unknown, { delivery }: BusDelivery): boolean {
  return error instanceof UnreadableEvent || delivery >= maxDeliveries
}

/** An event whose deliveries all ended before they were settled, as when it ends the process each time: it is not tried once more. */
class NeverSettled extends Error {
  override readonly name = 'NeverSettled'
}

/** An event that no later delivery will make readable. */
class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
}

function readEvent(delivery: BusDelivery, { contract, event }: Reaction): HeardEvent<unknown> {
  const wrong = misfit(delivery, contract, event)
  if (wrong !== undefined) throw new UnreadableEvent(`this is no ${event} of ${contract.context}: ${wrong}`)
  try {
    return {
      id: delivery.header('ce-id') ?? '',
      type: delivery.header('ce-type') ?? '',
      time: delivery.header('ce-time') ?? '',
      subject: delivery.header('ce-subject') ?? '',
      data: contract.events[event]?.data.parse(JSON.parse(delivery.text())),
      delivery: delivery.delivery,
    }
  } catch (error) {
    throw new UnreadableEvent('the data does not keep to the schema', { cause: error })
  }
}
