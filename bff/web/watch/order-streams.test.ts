import { expect, test } from 'bun:test'
import { guestCaller } from '@galleria/chassis/authority/caller'
import { createOpenStreams } from '@galleria/chassis/http/open-streams'
import { realWorld } from '@galleria/chassis/ports/index'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { done } from '@galleria/contracts/answer'
import type { Order } from '@galleria/contracts/orders'
import type { Parcel } from '@galleria/contracts/shipping'
import { handClock } from '@galleria/testkit'
import { example, exampleParcel, orderId } from '../test/order-story.ts'
import { makeOpenOrderStream } from './order-streams.ts'
import { createStreamPlaces } from './stream-places.ts'
import type { Watcher } from './watched-orders.ts'

/** A trace that notes which spans are open below it, and which were. */
function notedTrace() {
  const open = new Set<string>()
  const ended: string[] = []
  const trace: TraceHandle = {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    sampled: true,
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    child(name, role, attributes) {
      const span = `${role} ${name} ${JSON.stringify(attributes)}`
      open.add(span)
      const end = () => {
        open.delete(span)
        ended.push(span)
      }
      return { ...trace, end }
    },
    set() {},
    rename() {},
    fail() {},
    end() {},
  }
  return { trace, open, ended }
}

test('each push is a span of its own below the request that opened the stream, and none stays open in between', async () => {
  const { trace, open, ended } = notedTrace()
  const watchers: Watcher<Order>[] = []
  const parcelWatchers: Watcher<Parcel | undefined>[] = []
  const follow = makeOpenOrderStream({
    watched: {
      size: 0,
      follow(_shopper, _order, watcher) {
        watchers.push(watcher)
        return () => {}
      },
    },
    parcels: {
      size: 0,
      follow(_shopper, _order, watcher) {
        parcelWatchers.push(watcher)
        return () => {}
      },
    },
    places: createStreamPlaces({ perShopper: 1, inAll: 1 }),
    streams: createOpenStreams(createMetrics('bff-web')),
    world: { ...realWorld, clock: handClock() },
    sent: () => {},
  })
  await follow({ visitorId: 'mina', again: async () => guestCaller('mina'), orderId, after: 0, trace }, async () =>
    done({ ...example, version: 1 }),
  )
  for (const version of [1, 2, 2, 3]) watchers[0]?.tell({ ...example, version })

  for (const status of ['planned', 'planned', 'dispatched'] as const)
    parcelWatchers[0]?.tell({ ...exampleParcel, status })

  expect(ended).toEqual([
    ...[1, 2, 3].map((version) => `producer push order {"galleria.order.version":${version}}`),
    ...['planned', 'dispatched'].map((status) => `producer push parcel {"galleria.parcel.status":"${status}"}`),
  ])
  expect(parcelWatchers).toHaveLength(1)
  expect(open.size).toBe(0)
})
