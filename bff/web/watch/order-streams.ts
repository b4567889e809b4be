import { openEventStream } from '@galleria/chassis/http/event-stream'
import type { OpenStreams } from '@galleria/chassis/http/open-streams'
import type { World } from '@galleria/chassis/ports/index'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { type Answer, done } from '@galleria/contracts/answer'
import type { Order } from '@galleria/contracts/orders'
import type { Parcel } from '@galleria/contracts/shipping'
import { orderEventName, parcelEventName } from '@galleria/contracts/web'
import { mayBePacked } from '../compose/order-parcel.ts'
import type { StreamPlaces } from './stream-places.ts'
import type { WatchedOrders, Watcher } from './watched-orders.ts'

/** The name of the event after which nothing more will happen to the order; its data is the order's last status. */
export const endEventName = 'end'

/** Who follows which order, and from where on. */
export interface FollowOrder {
  readonly visitorId: string
  /** In whose name the order is looked at, as of then; undefined when they are no longer who they were. */
  readonly again: Watcher<Order>['again']
  readonly orderId: string
  /** The version seen last; zero when none was. */
  readonly after: number
  /** The trace of the request that opened the stream; what is sent later hangs below it. */
  readonly trace: TraceHandle
}

/** Opens the stream of an order once `check` has found that the visitor may see it; otherwise answers as `check` did. */
export type OpenOrderStream = (
  follow: FollowOrder,
  check: () => Promise<Answer<Order>>,
) => Promise<Answer<ReadableStream<Uint8Array<ArrayBuffer>>>>

/** What order streams are made of. */
export interface OrderStreamParts {
  readonly watched: WatchedOrders<Order>
  /** The parcels of the same orders, undefined while nobody has packed them. */
  readonly parcels: WatchedOrders<Parcel | undefined>
  readonly places: StreamPlaces
  readonly streams: OpenStreams
  readonly world: World
  readonly sent: (event: typeof orderEventName | typeof parcelEventName | typeof endEventName) => void
}

/** From here on, and up to half as much again by chance: those whose process has gone should not all come back at once. */
const retryMs = 2_000
const heartbeatMs = 15_000
/** Long enough to see an order through on a good day; whoever stays longer comes back by itself and misses nothing. */
const longestMs = 15 * 60_000
/** Some ten orders of the largest kind. */
const mostWaitingBytes = 262_144
/** After these nothing can happen to an order. */
const over: ReadonlySet<Order['status']> = new Set(['delivered', 'rejected', 'cancelled'])

/**
 * Makes streams that tell of each version of an order once, oldest first; versions that came and went meanwhile are left out. From when
 * it may be packed on they tell of its parcel as well: as it is, and whenever it has moved.
 */
export function makeOpenOrderStream({
  watched,
  parcels,
  places,
  streams,
  world,
  sent,
}: OrderStreamParts): OpenOrderStream {
  return async (follow, check) => {
    const { visitorId, again, orderId, after, trace } = follow
    const place = places.take(visitorId)
    if (!place.ok) return place
    // Watched from before the check on, so that nothing happens between the two.
    let meanwhile: Order | undefined
    const watcher = {
      again,
      tell(order: Order) {
        meanwhile = order
      },
      lost() {},
    }
    const unfollow = watched.follow(visitorId, orderId, watcher)
    let unfollowParcel: (() => void) | undefined
    const letGo = () => {
      unfollow()
      unfollowParcel?.()
      place.value()
    }
    const first = await check().catch((error: unknown) => {
      letGo()
      throw error
    })
    if (!first.ok) {
      letGo()
      return first
    }

    const stream = openEventStream({
      clock: world.clock,
      retryMs: Math.round(retryMs * (1 + world.random.fraction() / 2)),
      heartbeatMs,
      longestMs: longestMs * (1 - world.random.fraction() / 10),
      mostWaitingBytes,
      onEnd(how) {
        leave(how)
        letGo()
      },
    })
    const leave = streams.enter(() => stream.end('closing'))
    let seen = after
    watcher.lost = () => stream.end('broken')
    watcher.tell = (order) => {
      if (order.version > seen) push(order)
      if (over.has(order.status)) finish(order)
      else if (mayBePacked(order)) followParcel()
    }
    watcher.tell(first.value)
    if (meanwhile) watcher.tell(meanwhile)
    // Whoever comes while the door closes is sent to come back, which a refusal would keep a browser from doing.
    if (streams.isClosing) stream.end('closing')
    return done(stream.body)

    function push(order: Order): void {
      if (stream.isOver) return
      const span = trace.child('push order', 'producer', { 'galleria.order.version': order.version })
      seen = order.version
      stream.send({ name: orderEventName, id: String(order.version), data: JSON.stringify(order) })
      sent(orderEventName)
      span.end()
    }

    function followParcel(): void {
      if (stream.isOver) return
      let told: string | undefined
      unfollowParcel ??= parcels.follow(visitorId, orderId, {
        again,
        tell(parcel) {
          const data = JSON.stringify(parcel)
          if (stream.isOver || !parcel || data === told) return
          const span = trace.child('push parcel', 'producer', { 'galleria.parcel.status': parcel.status })
          told = data
          stream.send({ name: parcelEventName, data })
          sent(parcelEventName)
          span.end()
        },
        lost: () => stream.end('broken'),
      })
    }

    function finish({ status, version }: Order): void {
      if (stream.isOver) return
      stream.send({ name: endEventName, id: String(version), data: JSON.stringify({ status }) })
      sent(endEventName)
      stream.end('finished')
    }
  }
}
