import { reply } from '@galleria/chassis/http/edge-app'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { orders as ordersContract } from '@galleria/contracts/orders'
import { Cursor } from '@galleria/contracts/values'
import { Order, OrderPage, OrdersPage, PageQuery, PlaceOrder, pathParameters } from '@galleria/contracts/web'
import { z } from 'zod'
import { json, problemsOf, refusalsOfChanges } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { asOwnerOrSupport } from '../compose/known-as.ts'
import { parcelOf } from '../compose/order-parcel.ts'
import { privateReply } from '../edge/cached-reply.ts'
import { idempotencyKey, idempotencyKeyHeader } from '../edge/idempotency-key.ts'
import { preferHeader, preferred } from '../edge/prefer.ts'
import { shopperOf } from '../edge/shopper.ts'
import type { WebPorts } from '../ports.ts'

const tags = ['Orders']
const { 'order.place': placing } = ordersContract.endpoints
const { shopperId: _, ...wish } = placing.example.request

const place = createRoute({
  method: 'post',
  path: '/api/web/orders',
  access: 'visitor',
  tags,
  summary: 'Buys what was quoted',
  description:
    'The order is written down for good before anything is answered. Its outcome is waited for, eight seconds unless `Prefer` says ' +
    'otherwise; an order that has none by then is `pending` and can be followed at `Location` and its `/events`. The same ' +
    '`Idempotency-Key` with the same body gives the same order, however often it is sent and whatever it prefers. Orders are needed.',
  request: {
    query: PageQuery,
    headers: z.object({ ...idempotencyKeyHeader, ...preferHeader }),
    body: { required: true, content: { 'application/json': { schema: PlaceOrder, example: wish } } },
  },
  responses: {
    201: json(Order, 'The order, decided: `rejection` says why it came to nothing, if it did', placing.example.reply),
    202: json(Order, 'The order, still being settled; `Location` says where it stays'),
    ...problemsOf(
      'idempotency-key-missing',
      'idempotency-key-reused',
      'idempotency-key-in-use',
      'quote-expired',
      'cart-changed',
      'cart-empty',
      'not-found',
      ...refusalsOfChanges,
    ),
  },
})

const list = createRoute({
  method: 'get',
  path: '/api/web/orders',
  access: 'visitor',
  tags,
  summary: 'The shopper’s orders, newest first',
  description: 'Orders are needed.',
  request: {
    query: PageQuery.extend({
      cursor: Cursor.optional(),
      limit: z
        .string()
        .regex(/^\d{1,2}$/, 'must be a whole number')
        .transform(Number)
        .pipe(z.int().min(1).max(50))
        .default(20),
    }),
  },
  responses: { 200: json(OrdersPage, 'A page of the history'), ...problemsOf() },
})

const one = createRoute({
  method: 'get',
  path: '/api/web/orders/{orderId}',
  access: 'visitor-or-support',
  tags,
  summary: 'One of the shopper’s orders',
  description:
    'Orders are needed. Somebody else’s order and no order at all look the same; whose role is support sees anybody’s, which is written down. ' +
    'An order that is being packed or has been comes with its parcel; without shipping it says `parcelUnknown` instead.',
  request: { params: pathParameters.orderId, query: PageQuery },
  responses: { 200: json(OrderPage, 'The order'), ...problemsOf('order-unknown') },
})

/** Placing orders and looking at them. */
export function addOrders(api: Api, { orders, shipping }: WebPorts): void {
  serve(api, place, async (c) => {
    const key = idempotencyKey(c)
    if (!key.ok) return reply(c, key)
    const shopper = shopperOf(c)
    if (!shopper) return reply(c, refuse('cart-empty'))
    const { waitMs, applied } = preferred(c)
    const placed = await orders.place(shopper, c.req.valid('json'), { key: key.value, waitMs }, c.var.call)
    if (!placed.ok) return reply(c, placed)
    const isOpen = placed.value.status === 'pending'
    return reply(c, placed, { status: isOpen ? 202 : 201, headers: whereItStays(placed.value, applied(isOpen)) })
  })

  serve(api, list, async (c) => {
    const shopper = shopperOf(c)
    const { cursor, limit } = c.req.valid('query')
    const page: Answer<OrdersPage> = shopper
      ? await orders.list(shopper, { cursor, limit }, c.var.call)
      : done({ orders: [] })
    return reply(c, page, privateReply)
  })

  serve(api, one, async (c) => {
    const { call } = c.var
    const { orderId } = c.req.valid('param')
    const found = await asOwnerOrSupport<OrderPage>(call, async (shopper) => {
      const answer = await orders.order(shopper, orderId, call)
      return answer.ok && shopper === undefined ? done({ ...answer.value, seenAs: 'support' }) : answer
    })
    if (!found.ok) return reply(c, found)
    return reply(c, done({ ...found.value, ...(await parcelOf(shipping, found.value, call)) }), privateReply)
  })
}

/** The headers of an answer that holds an order: where it is to be found, and that nobody keeps it on its way. */
export function whereItStays({ orderId }: Order, applied: Readonly<Record<string, string>>) {
  return { ...privateReply.headers, location: `/api/web/orders/${orderId}`, ...applied }
}
