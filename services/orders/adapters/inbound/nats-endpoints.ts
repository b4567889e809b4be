import type { Call } from '@galleria/chassis/call'
import type { Answers } from '@galleria/chassis/service/answers'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { IdempotencyKey } from '@galleria/contracts/headers'
import type { orders } from '@galleria/contracts/orders'
import { makeAddToCart, makeChangeCart } from '../../application/fill-cart.ts'
import { makeGetCart } from '../../application/get-cart.ts'
import { makePlaceOrder, type PlacePorts } from '../../application/place-order.ts'
import { makeQuoteOrder, type QuotePorts } from '../../application/quote-order.ts'
import { makeGetOrder, makeListOrders } from '../../application/read-orders.ts'
import { makeRemoveFromCart } from '../../application/remove-from-cart.ts'
import type { Result } from '../../application/result.ts'
import { cursorAfter, orderBefore } from './cursor.ts'
import { type OrdersProblem, refusalOf, wrong } from './refusals.ts'
import { cartOnTheWire, orderOnTheWire, quoteOnTheWire, summaryOnTheWire } from './wire.ts'

/** Kept back of a caller's patience, so that it still hears that its order is pending. */
const replyMarginMs = 300

/** Answers the orders' questions. */
export function ordersAnswers(ports: QuotePorts & PlacePorts): Answers<typeof orders> {
  const getCart = makeGetCart(ports)
  const addToCart = makeAddToCart(ports)
  const changeCart = makeChangeCart(ports)
  const removeFromCart = makeRemoveFromCart(ports)
  const quoteOrder = makeQuoteOrder(ports)
  const placeOrder = makePlaceOrder(ports)
  const getOrder = makeGetOrder(ports)
  const listOrders = makeListOrders(ports)

  return {
    'cart.get': async (request, call) => answer(await getCart(request, call), cartOnTheWire),
    'cart.add': async (request, call) => answer(await addToCart(request, call), cartOnTheWire),
    'cart.change': async (request, call) => answer(await changeCart(request, call), cartOnTheWire),
    'cart.remove': async (request, call) => answer(await removeFromCart(request, call), cartOnTheWire),
    'order.quote': async (request, call) => answer(await quoteOrder(request, call), quoteOnTheWire),
    async 'order.place'(request, call) {
      if (call.idempotencyKey === undefined) return refuse('idempotency-key-missing')
      const key = IdempotencyKey.safeParse(call.idempotencyKey)
      if (!key.success) return wrong('idempotency-key', key.error.issues[0]?.message ?? 'is not a key')
      return answer(await placeOrder(request, key.data, withMargin(call)), orderOnTheWire)
    },
    'order.get': async (request) => answer(await getOrder(request), orderOnTheWire),
    async 'order.list'({ shopperId, cursor, limit }) {
      const after = cursor === undefined ? undefined : orderBefore(cursor)
      if (cursor !== undefined && after === undefined) return refusalOf({ code: 'cursor-unknown' })
      return answer(await listOrders({ shopperId, after, limit }), ({ orders, last }) => ({
        orders: orders.map(summaryOnTheWire),
        ...(last === undefined ? {} : { nextCursor: cursorAfter(last) }),
      }))
    },
  }
}

function answer<Value, Wire>(result: Result<Value, OrdersProblem>, onTheWire: (value: Value) => Wire): Answer<Wire> {
  return result.ok ? done(onTheWire(result.value)) : refusalOf(result.problem)
}

/** The same call, a little less patient, and without the key: it names our effect and not those we ask for. */
function withMargin({ idempotencyKey: _ours, budget, ...call }: Call): Call {
  return { ...call, budget: { remainingMs: () => Math.max(0, budget.remainingMs() - replyMarginMs) } }
}
