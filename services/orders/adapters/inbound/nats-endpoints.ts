import type { Call } from '@galleria/chassis/call'
import { failPoint } from '@galleria/chassis/faults/fail-points'
import type { RawJson } from '@galleria/chassis/raw-json'
import type { Answers } from '@galleria/chassis/service/answers'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { orders } from '@galleria/contracts/orders'
import { type BegunChange, makeCancelOrder } from '../../application/cancel-order.ts'
import type { CarryOut } from '../../application/carry-out.ts'
import { makeAddToCart, makeChangeCart } from '../../application/fill-cart.ts'
import { makeGetCart } from '../../application/get-cart.ts'
import { makeMergeCarts } from '../../application/merge-carts.ts'
import { makePlaceOrder, type PlacePorts } from '../../application/place-order.ts'
import { makeQuoteOrder, type QuotePorts } from '../../application/quote-order.ts'
import { makeGetOrder, makeListOrders } from '../../application/read-orders.ts'
import { makeRemoveFromCart } from '../../application/remove-from-cart.ts'
import type { Result } from '../../application/result.ts'
import { makeReviseOrder, type RevisePorts } from '../../application/revise-order.ts'
import type { OrderViews } from '../../ports.ts'
import { orderBefore } from './cursor.ts'
import { type OrdersProblem, refusalOf } from './refusals.ts'
import { cartOnTheWire, orderOnTheWire, pageOnTheWire, quoteOnTheWire } from './wire.ts'

/** Kept back of a caller's patience, so that it still hears how far its order has come. */
const replyMarginMs = 300

/** What answering needs. */
export type AnsweringPorts = QuotePorts &
  PlacePorts &
  RevisePorts & { readonly views: OrderViews; readonly carryOut: CarryOut }

/** Answers the orders' questions. */
export function ordersAnswers(ports: AnsweringPorts): Answers<typeof orders> {
  const { views } = ports
  const getCart = makeGetCart(ports)
  const addToCart = makeAddToCart(ports)
  const changeCart = makeChangeCart(ports)
  const removeFromCart = makeRemoveFromCart(ports)
  const mergeCarts = makeMergeCarts(ports)
  const quoteOrder = makeQuoteOrder(ports)
  const placeOrder = makePlaceOrder(ports)
  const cancelOrder = makeCancelOrder(ports)
  const reviseOrder = makeReviseOrder(ports)
  const getOrder = makeGetOrder(views)
  const listOrders = makeListOrders(views)

  /** What was begun is on the disk: from here on nothing that happens to this process can lose it (I-ORD-1). */
  async function outcome(
    begun: Result<BegunChange, OrdersProblem>,
    waitMs: number,
    call: Call,
  ): Promise<Answer<RawJson>> {
    if (!begun.ok) return refusalOf(begun.problem)
    failPoint('after-commit-before-answer')
    const { orderId, sagaId } = begun.value
    if (sagaId) await ports.carryOut(sagaId, Math.min(waitMs, call.budget.remainingMs() - replyMarginMs), call)
    const view = views.find(orderId)
    if (!view) throw new Error(`${orderId} was written down and cannot be shown`)
    return done(orderOnTheWire(view))
  }

  return {
    'cart.get': async (request, call) => answer(await getCart(request, call), cartOnTheWire),
    'cart.add': async (request, call) => answer(await addToCart(request, call), cartOnTheWire),
    'cart.change': async (request, call) => answer(await changeCart(request, call), cartOnTheWire),
    'cart.remove': async (request, call) => answer(await removeFromCart(request, call), cartOnTheWire),
    'cart.merge': async (request, call) => answer(await mergeCarts(request, call), cartOnTheWire),
    'order.quote': async (request, call) => answer(await quoteOrder(request, call), quoteOnTheWire),
    async 'order.place'({ waitMs, ...request }, call) {
      if (call.idempotencyKey === undefined) return refuse('idempotency-key-missing')
      return outcome(await placeOrder(request, call.idempotencyKey, call), waitMs, call)
    },
    'order.cancel': async ({ waitMs, ...request }, call) => outcome(await cancelOrder(request, call), waitMs, call),
    async 'order.revise'({ waitMs, ...request }, call) {
      if (call.idempotencyKey === undefined) return refuse('idempotency-key-missing')
      return outcome(await reviseOrder(request, call.idempotencyKey, call), waitMs, call)
    },
    'order.get': (request) => answer(getOrder(request), orderOnTheWire),
    'order.list'({ shopperId, cursor, limit }) {
      const after = cursor === undefined ? undefined : orderBefore(cursor)
      if (cursor !== undefined && after === undefined) return refusalOf({ code: 'cursor-unknown' })
      return answer(listOrders({ shopperId, after, limit }), pageOnTheWire)
    },
    'sales.get': () => done(views.sales()),
  }
}

function answer<Value, Wire>(result: Result<Value, OrdersProblem>, onTheWire: (value: Value) => Wire): Answer<Wire> {
  return result.ok ? done(onTheWire(result.value)) : refusalOf(result.problem)
}
