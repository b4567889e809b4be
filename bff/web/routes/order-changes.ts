import { type EdgeEnv, reply } from '@galleria/chassis/http/edge-app'
import type { Answer } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import type { ProblemCode } from '@galleria/contracts/problem'
import { Order, PageQuery, pathParameters, ReviseOrder } from '@galleria/contracts/web'
import type { Context } from 'hono'
import { z } from 'zod'
import { json, problemsOf, refusalsOfChanges } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { asOwner } from '../compose/known-as.ts'
import { idempotencyKey, idempotencyKeyHeader } from '../edge/idempotency-key.ts'
import { noBody } from '../edge/no-body.ts'
import { type Preferred, preferHeader, preferred } from '../edge/prefer.ts'
import type { WebPorts } from '../ports.ts'
import { whereItStays } from './orders.ts'

const tags = ['Orders']
const refusals: readonly ProblemCode[] = ['order-unknown', 'order-closed', 'order-busy', ...refusalsOfChanges]
const { 'order.cancel': cancelling, 'order.revise': revising } = orders.endpoints
const answers = (underWay: z.input<typeof Order>) => ({
  200: json(Order, 'The order, the change made or refused: `refusedChange` says if and why it could not be had'),
  202: json(Order, 'The order, the change under way: `changing` says which', underWay),
})

const cancel = createRoute({
  method: 'post',
  path: '/api/web/orders/{orderId}/cancellation',
  access: 'visitor',
  tags,
  summary: 'Cancels an order',
  description:
    'Takes no body, or an empty object. The goods are called back and the money is given back, as long as nothing has been delivered. ' +
    'Asking again is answered with the order as it is. While another change is under way the order is busy (409). Orders are needed.',
  request: { params: pathParameters.orderId, query: PageQuery, headers: z.object(preferHeader) },
  responses: { ...answers(cancelling.example.reply), ...problemsOf(...refusals) },
})

const revise = createRoute({
  method: 'post',
  path: '/api/web/orders/{orderId}/revisions',
  access: 'visitor',
  tags,
  summary: 'Takes pieces or lines out of an order',
  description:
    '`lines` says what shall remain of the lines it names, zero taking a line out; the others stay as they are. An order cannot grow, ' +
    'and an order with nothing left in it is a cancellation, so that either is an `invalid-request`. Orders are needed.',
  request: {
    params: pathParameters.orderId,
    query: PageQuery,
    headers: z.object({ ...idempotencyKeyHeader, ...preferHeader }),
    body: {
      required: true,
      content: { 'application/json': { schema: ReviseOrder, example: { lines: revising.example.request.lines } } },
    },
  },
  responses: {
    ...answers(revising.example.reply),
    ...problemsOf('idempotency-key-missing', 'idempotency-key-reused', 'idempotency-key-in-use', ...refusals),
  },
})

/** Changing orders that were placed. Somebody else’s order and no order at all look the same. */
export function addOrderChanges(api: Api, ports: WebPorts): void {
  serve(api, cancel, async (c) => {
    const said = await noBody(c)
    if (!said.ok) return reply(c, said)
    const { call } = c.var
    const { orderId } = c.req.valid('param')
    const how = preferred(c)
    return changed(c, await asOwner(call, (shopper) => ports.orders.cancel(shopper, orderId, how, call)), how)
  })

  serve(api, revise, async (c) => {
    const key = idempotencyKey(c)
    if (!key.ok) return reply(c, key)
    const { call } = c.var
    const { orderId } = c.req.valid('param')
    const how = preferred(c)
    const wish = c.req.valid('json')
    const once = { key: key.value, waitMs: how.waitMs }
    return changed(c, await asOwner(call, (shopper) => ports.orders.revise(shopper, orderId, wish, once, call)), how)
  })
}

function changed(c: Context<EdgeEnv>, answer: Answer<Order>, { applied }: Preferred): Response {
  if (!answer.ok) return reply(c, answer)
  const isOpen = answer.value.changing !== undefined
  return reply(c, answer, { status: isOpen ? 202 : 200, headers: whereItStays(answer.value, applied(isOpen)) })
}
