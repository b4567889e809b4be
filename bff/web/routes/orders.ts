import { type EdgeEnv, reply } from '@galleria/chassis/http/edge-app'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { header, IdempotencyKey } from '@galleria/contracts/headers'
import { Cursor } from '@galleria/contracts/values'
import { Order, OrdersPage, PageQuery, PlaceOrder, pathParameters } from '@galleria/contracts/web'
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { json, problemsOf, refusalsOfChanges } from '../api/answers.ts'
import { type Api, serve } from '../api/api.ts'
import { privateReply } from '../edge/cached-reply.ts'
import { shopperOf } from '../edge/shopper.ts'
import type { WebPorts } from '../ports.ts'

const tags = ['Orders']

const place = createRoute({
  method: 'post',
  path: '/api/web/orders',
  tags,
  summary: 'Buys what was quoted',
  description:
    'The same `Idempotency-Key` with the same body gives the same order, however often it is sent. Orders are needed; a payment or a ' +
    'reservation that has not been settled yet makes the order `pending`.',
  request: {
    query: PageQuery,
    // Only described here: that the key is missing and that it is malformed are different refusals.
    headers: z.object({
      [header.idempotencyKey]: z
        .string()
        .optional()
        .describe('16 to 64 letters, digits, hyphens or underscores; needed'),
    }),
    body: { required: true, content: { 'application/json': { schema: PlaceOrder } } },
  },
  responses: {
    201: json(Order, 'The order, confirmed or rejected; `Location` says where it stays'),
    202: json(Order, 'The order, still being settled'),
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
  tags,
  summary: 'One of the shopper’s orders',
  description: 'Orders are needed. Somebody else’s order and no order at all look the same.',
  request: { params: pathParameters.orderId, query: PageQuery },
  responses: { 200: json(Order, 'The order'), ...problemsOf('order-unknown') },
})

/** Placing orders and looking at them. */
export function addOrders(api: Api, { orders }: WebPorts): void {
  serve(api, place, async (c) => {
    const key = idempotencyKey(c)
    if (!key.ok) return reply(c, key)
    const shopper = shopperOf(c)
    if (!shopper) return reply(c, refuse('cart-empty'))
    const placed = await orders.place(shopper, c.req.valid('json'), key.value, c.var.call)
    if (!placed.ok) return reply(c, placed)
    const { orderId, status } = placed.value
    return reply(c, placed, {
      status: status === 'pending' ? 202 : 201,
      headers: { ...privateReply.headers, location: `/api/web/orders/${orderId}` },
    })
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
    const shopper = shopperOf(c)
    if (!shopper) return reply(c, refuse('order-unknown'))
    return reply(c, await orders.order(shopper, c.req.valid('param').orderId, c.var.call), privateReply)
  })
}

function idempotencyKey(c: Context<EdgeEnv>): Answer<string> {
  const given = c.req.header(header.idempotencyKey)
  if (!given) return refuse('idempotency-key-missing')
  const key = IdempotencyKey.safeParse(given)
  if (key.success) return done(key.data)
  const reason = key.error.issues[0]?.message ?? 'is not valid'
  return refuse('invalid-request', { errors: [{ field: header.idempotencyKey, reason }] })
}
