import type { Caller } from '@galleria/chassis/authority/caller'
import { type Call, inTheNameOf } from '@galleria/chassis/call'
import { reply } from '@galleria/chassis/http/edge-app'
import { eventStreamHeaders } from '@galleria/chassis/http/event-stream'
import { problemResponse } from '@galleria/chassis/http/problem-response'
import type { Service } from '@galleria/chassis/service/service'
import { refuse } from '@galleria/contracts/answer'
import { orders as ordersContract } from '@galleria/contracts/orders'
import type { ProblemCode } from '@galleria/contracts/problem'
import { shipping as shippingContract } from '@galleria/contracts/shipping'
import { orderEventName, PageQuery, parcelEventName, pathParameters } from '@galleria/contracts/web'
import { z } from 'zod'
import { problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { asOwnerOrSupport } from '../compose/known-as.ts'
import { acceptable } from '../edge/acceptable.ts'
import type { WebPorts } from '../ports.ts'
import { endEventName, makeOpenOrderStream } from '../watch/order-streams.ts'
import { createStreamPlaces } from '../watch/stream-places.ts'
import { createWatchedOrders } from '../watch/watched-orders.ts'

const limits = { perShopper: 4, inAll: 1_000 } as const
/** The refusals of someone for whom there is no place, and when one may have become free, in seconds. */
const noRoom: ReadonlySet<string> = new Set<ProblemCode>(['too-many-requests', 'overloaded'])
const retryAfter = { 'retry-after': '10' } as const
const lookBudgetMs = 1_500

const Version = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a version of the order')
  .transform(Number)
  .optional()

const exampleOrder = ordersContract.endpoints['order.get'].example.reply
const exampleStream = [
  'retry: 2408',
  '',
  `event: ${orderEventName}\nid: ${exampleOrder.version}\ndata: ${JSON.stringify(exampleOrder)}`,
  '',
  `event: ${parcelEventName}\ndata: ${JSON.stringify(shippingContract.endpoints['parcel.get'].example.reply)}`,
  '',
  ':',
  '',
  `event: ${endEventName}\nid: 4\ndata: {"status":"delivered"}\n\n`,
].join('\n')

const events = createRoute({
  method: 'get',
  path: '/api/web/orders/{orderId}/events',
  access: 'visitor-or-support',
  tags: ['Orders'],
  summary: 'What happens to an order, as it happens',
  description:
    `Server-sent events. \`${orderEventName}\` carries the whole order as JSON, and its version as id: first the order as it is, unless ` +
    '`Last-Event-ID` or `after` names that version, and then each newer one; versions that followed one another quickly may be left out, ' +
    `so that the newest is never late. \`${parcelEventName}\` carries its parcel, and has no id: as it is for whoever comes, once there is one, and ` +
    'then whenever one of its packages was seen somewhere else. ' +
    `\`${endEventName}\` comes last, when nothing more can happen (\`delivered\`, \`rejected\`, ` +
    '`cancelled`): close the `EventSource` on it. A comment every 15 s says that the stream is alive. A stream may end without it, as when ' +
    `a process is replaced, or the reader’s session has ended; a browser comes back after 2 to 3 s by itself. At most ${limits.perShopper} streams a shopper. Orders are needed to ` +
    'open it; while they are away an open stream says nothing, and catches up. So it does of the parcel while shipping is away.',
  middleware: acceptable('text/event-stream'),
  request: {
    params: pathParameters.orderId,
    query: PageQuery.extend({
      after: Version.describe('The version seen last, for clients that cannot send the header'),
    }),
    headers: z.object({ 'last-event-id': Version.describe('The version seen last; a browser sends it by itself') }),
  },
  responses: {
    200: {
      description: 'The stream',
      content: { 'text/event-stream': { schema: z.string(), example: exampleStream } },
    },
    ...problemsOf('order-unknown', 'overloaded'),
  },
})

/** Following one’s own order live. Somebody else’s order and no order at all look the same. */
export function addOrderEvents(
  api: Api,
  { orders, shipping, orderNews, parcelNews, streams }: WebPorts,
  service: Service,
): void {
  const { world, log, metrics } = service
  const sent = metrics.counter({
    name: 'galleria_order_events_sent_total',
    help: 'Server-sent events of orders, by name.',
    labels: ['event'],
  })
  const find = (orderId: string, call: Call) =>
    asOwnerOrSupport(call, (shopper) => orders.order(shopper, orderId, call))
  const open = makeOpenOrderStream({
    places: createStreamPlaces(limits),
    watched: createWatchedOrders({
      news: orderNews,
      look: lookInTheNameOf('look at a watched order', find),
      world,
      log,
    }),
    parcels: createWatchedOrders({
      news: parcelNews,
      look: lookInTheNameOf('look at a watched parcel', shipping.parcel),
      looksAtOnce: true,
      world,
      log,
    }),
    streams,
    world,
    sent: (event) => sent.increment({ event }),
  })

  function lookInTheNameOf<Seen>(task: string, look: (orderId: string, call: Call) => Promise<Seen>) {
    return async (caller: Caller, orderId: string): Promise<Seen> => {
      const call = service.ownCall(task, lookBudgetMs)
      try {
        return await look(orderId, inTheNameOf(caller, call))
      } finally {
        call.trace.end()
      }
    }
  }

  serve(api, events, async (c, { again }) => {
    const { call } = c.var
    const visitorId = call.caller?.principal.id
    if (visitorId === undefined) return reply(c, refuse('order-unknown'))
    const { orderId } = c.req.valid('param')
    const after = Math.max(c.req.valid('query').after ?? 0, c.req.valid('header')['last-event-id'] ?? 0)
    const follow = { visitorId, again, orderId, after, trace: call.trace }
    const opened = await open(follow, () => find(orderId, call))
    if (!opened.ok) {
      const isFull = noRoom.has(opened.problem.code)
      return problemResponse(opened.problem, call.trace.traceId, isFull ? retryAfter : {})
    }
    if (c.req.method !== 'HEAD') return new Response(opened.value, { headers: eventStreamHeaders })
    // Nobody will ever read the body of this one.
    await opened.value.cancel()
    return new Response(null, { headers: eventStreamHeaders })
  })
}
