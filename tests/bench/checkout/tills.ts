import type { Call } from '@galleria/chassis/call'
import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { orders } from '@galleria/contracts/orders'
import { type TestBroker, testCall } from '@galleria/testkit'
import { ownPage } from '../../support/shopper.ts'
import type { Shop } from './shop.ts'
import { granted, type Purchase } from './shoppers.ts'

/** A way to place an order. */
export type Till = (purchase: Purchase) => Promise<void>

/** Asks the orders as a BFF does, and takes the first answer: it is written down. `sampled` asks for a trace. */
export function tillForAcceptance(broker: TestBroker, { sampled }: { readonly sampled: boolean }): Till {
  const client = broker.client(orders)
  return async ({ key, shopperId, order }) => {
    granted(await client.order.place.raw({ shopperId, ...order, waitMs: 0 }, callWith(key, sampled)))
  }
}

/** Asks the orders as a BFF does, and waits until the order is confirmed. */
export function tillForConfirmation(broker: TestBroker): Till {
  const client = broker.client(orders)
  return async ({ key, shopperId, order }) => {
    const call = callWith(key, true)
    confirmed(granted(await client.order.place({ shopperId, ...order, waitMs: 8_000 }, call)).status)
  }
}

/** Buys through the front door, as the shop's page does, and waits until the order is confirmed. */
export function tillAtTheDoor({ url }: Pick<Shop, 'url'>): Till {
  return async ({ key, shopperId, order }) => {
    const response = await fetch(`${url}/api/web/orders`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...ownPage,
        'idempotency-key': key,
        cookie: `__Host-Http-galleria-shopper=${shopperId}`,
      },
      body: JSON.stringify(order),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`the shop answered ${response.status}: ${text}`)
    confirmed((JSON.parse(text) as { status: string }).status)
  }
}

/** A call under a key. A sampled one has those it asks record their spans, as the edge lets them by default. */
function callWith(idempotencyKey: string, sampled: boolean): Call {
  const call = testCall({ idempotencyKey })
  if (!sampled) return call
  const { traceId } = call.trace
  const trace: TraceHandle = {
    traceId,
    sampled: true,
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    child: () => trace,
    set() {},
    rename() {},
    fail() {},
    end() {},
  }
  return { ...call, trace }
}

function confirmed(status: string): void {
  if (status !== 'confirmed') throw new Error(`an order is ${status} after the longest wait`)
}
