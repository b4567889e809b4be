import { reply } from '@galleria/chassis/http/edge-app'
import { refuse } from '@galleria/contracts/answer'
import { AskQuote, PageQuery, PaymentField, Quote } from '@galleria/contracts/web'
import { json, problemsOf, refusalsOfChanges } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { privateReply } from '../edge/cached-reply.ts'
import { noBody } from '../edge/no-body.ts'
import { shopperOf } from '../edge/shopper.ts'
import type { WebPorts } from '../ports.ts'

const tags = ['Checkout']

const quote = createRoute({
  method: 'post',
  path: '/api/web/checkout/quote',
  access: 'visitor',
  tags,
  summary: 'A price that holds',
  description: 'Prices the cart with its delivery. Orders are needed, and through them the catalogue.',
  request: { query: PageQuery, body: { required: true, content: { 'application/json': { schema: AskQuote } } } },
  responses: {
    200: json(Quote, 'The quote'),
    ...problemsOf('cart-empty', 'cart-expired', 'cart-changed', 'store-unknown', ...refusalsOfChanges),
  },
})

const paymentField = createRoute({
  method: 'post',
  path: '/api/web/checkout/payment-field',
  access: 'visitor',
  tags,
  summary: 'Opens the payment provider’s card field',
  description: 'Takes no body, or an empty object. Payments are needed: without the field nobody can pay.',
  request: { query: PageQuery },
  responses: { 200: json(PaymentField, 'Where the field is to be framed from'), ...problemsOf(...refusalsOfChanges) },
})

/** What comes between the cart and the order. */
export function addCheckout(api: Api, { orders, payments }: WebPorts): void {
  serve(api, quote, async (c) => {
    const shopper = shopperOf(c)
    if (!shopper) return reply(c, refuse('cart-empty'))
    const quoted = await orders.quote(shopper, c.req.valid('json'), c.req.valid('query').locale, c.var.call)
    return reply(c, quoted, privateReply)
  })

  serve(api, paymentField, async (c) => {
    const said = await noBody(c)
    if (!said.ok) return reply(c, said)
    return reply(c, await payments.openField(c.var.call), privateReply)
  })
}
