import { eventStream } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import { budget } from '../budget.ts'
import { type Bus, type BusDelivery, maxDeliveries } from '../bus/bus.ts'
import type { Call } from '../call.ts'
import { inBudget } from '../deadline.ts'
import { failPoint } from '../faults/fail-points.ts'
import type { World } from '../ports/index.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Tracing } from '../telemetry/tracing.ts'
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

/** Starts a durable consumer for each reaction. A handler that throws gets its event again, later each time. */
export async function startReactions(reactions: readonly Reaction[], parts: ReactingParts): Promise<void> {
  if (reactions.length === 0) return
  const { bus, metrics } = parts
  const processed = metrics.counter({
    name: 'galleria_events_processed_total',
    help: 'Deliveries of events, by what became of them.',
    labels: ['consumer', 'outcome'],
  })
  for (const reaction of reactions) {
    await bus.consume(eventStream(reaction.contract.context), reaction.durable, async (delivery) => {
      const outcome = await react(delivery, reaction, parts)
      processed.increment({ consumer: reaction.durable, outcome })
    })
  }
}

type Outcome = 'done' | 'later' | 'given-up'

async function react(
  delivery: BusDelivery,
  reaction: Reaction,
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
    if (error instanceof UnreadableEvent || delivery.delivery >= maxDeliveries) {
      // Nobody is told after the last delivery, so this line is what remains of it.
      own.error({ error, delivery: delivery.delivery }, 'an event was given up')
      delivery.giveUp('failed for good')
      return 'given-up'
    }
    own.warn({ error, delivery: delivery.delivery }, 'an event will come again')
    delivery.later(Math.min(longestWaitMs, 100 * 2 ** delivery.delivery))
    return 'later'
  } finally {
    trace.end()
  }
}

/** An event that no later delivery will make readable. */
class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
}

function readEvent(delivery: BusDelivery, { contract, event }: Reaction): HeardEvent<unknown> {
  const id = delivery.header('ce-id')
  const type = contract.events[event]
  if (id === undefined || type === undefined) throw new UnreadableEvent(`no ce-id, or ${event} is not in the contract`)
  try {
    return {
      id,
      type: delivery.header('ce-type') ?? type.type,
      time: delivery.header('ce-time') ?? '',
      subject: delivery.header('ce-subject') ?? '',
      data: type.data.parse(JSON.parse(delivery.text())),
      delivery: delivery.delivery,
    }
  } catch (error) {
    throw new UnreadableEvent('the data does not keep to the schema', { cause: error })
  }
}
