import type { Bus, BusDelivery } from '../bus/bus.ts'
import { letterHeaders, letterMessageId } from '../dead-letters/letter.ts'
import { deadSubject, replayStream } from '../dead-letters/names.ts'
import { reasonOf } from '../dead-letters/reason.ts'
import { instant } from '../ports/clock.ts'
import type { World } from '../ports/index.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** What a burial needs of the process. */
export interface BurialParts {
  readonly bus: Bus
  readonly world: World
  readonly metrics: Metrics
}

/** Who failed on what, and why. */
export interface Failure {
  readonly consumer: string
  /** The stream that delivered it. */
  readonly stream: string
  readonly error: unknown
  readonly traceId: string
  readonly log: Logger
}

/** Makes a delivery a dead letter and ends it. False when no letter could be stored: then it will be delivered again. */
export type Burial = (delivery: BusDelivery, failure: Failure) => Promise<boolean>

const publishTimeoutMs = 5_000
const againMs = 30_000

/** Dead letter channel (Hohpe and Woolf). A delivery ends only when the broker has stored its letter: nothing vanishes (I-MSG-3). */
export function createBurial({ bus, world, metrics }: BurialParts): Burial {
  const buried = metrics.counter({
    name: 'galleria_dead_letters_total',
    help: 'Events that a consumer failed on for good.',
    labels: ['consumer'],
  })
  return async (delivery, { consumer, stream, error, traceId, log }) => {
    const time = instant(world.clock.now())
    const headers = letterHeaders(delivery, { consumer, stream, reason: reasonOf(error), time, traceId })
    const messageId = letterMessageId(consumer, stream, delivery, stream === replayStream)
    try {
      await bus.publish(deadSubject(consumer), delivery.bytes(), headers, messageId, publishTimeoutMs)
    } catch (fault) {
      log.error(
        { error, fault, delivery: delivery.delivery },
        'a dead letter could not be stored; its event will come again',
      )
      delivery.later(againMs)
      return false
    }
    buried.increment({ consumer })
    log.error({ error, delivery: delivery.delivery }, 'an event was given up')
    delivery.giveUp('it is a dead letter now')
    return true
  }
}
