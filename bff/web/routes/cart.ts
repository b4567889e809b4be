import type { Call } from '@galleria/chassis/call'
import { type EdgeEnv, reply } from '@galleria/chassis/http/edge-app'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { Cart } from '@galleria/contracts/orders'
import { AddToCart, CartPage, ChangeLine, PageQuery, pathParameters } from '@galleria/contracts/web'
import type { Context } from 'hono'
import { json, problemsOf, refusalsOfChanges } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { privateReply } from '../edge/cached-reply.ts'
import { asGuest, introduce, shopperOf } from '../edge/shopper.ts'
import type { WebPorts } from '../ports.ts'
import { emptyCart, nothingToWarnOf, skusIn } from '../shape/cart.ts'

const tags = ['Cart']
const cartReply = json(CartPage, 'The cart, and what its lines can be had of')

const read = createRoute({
  method: 'get',
  path: '/api/web/cart',
  access: 'visitor',
  tags,
  summary: 'The shopper’s cart',
  description: 'The cart is needed. Without the inventory the stock is the last known and dated, or missing.',
  request: { query: PageQuery },
  responses: { 200: cartReply, ...problemsOf() },
})

const add = createRoute({
  method: 'post',
  path: '/api/web/cart/lines',
  access: 'visitor',
  tags,
  summary: 'Puts pieces of a variant into the cart',
  description: 'The first time it also makes a guest known to the browser, by a cookie no script can read.',
  request: { query: PageQuery, body: { required: true, content: { 'application/json': { schema: AddToCart } } } },
  responses: { 200: cartReply, ...problemsOf('product-unknown', ...refusalsOfChanges) },
})

const change = createRoute({
  method: 'patch',
  path: '/api/web/cart/lines/{sku}',
  access: 'visitor',
  tags,
  summary: 'Sets the number of pieces of a line',
  request: {
    params: pathParameters.sku,
    query: PageQuery,
    body: { required: true, content: { 'application/json': { schema: ChangeLine } } },
  },
  responses: { 200: cartReply, ...problemsOf('not-found', ...refusalsOfChanges) },
})

const remove = createRoute({
  method: 'delete',
  path: '/api/web/cart/lines/{sku}',
  access: 'visitor',
  tags,
  summary: 'Takes a line out of the cart',
  request: { params: pathParameters.sku, query: PageQuery },
  responses: { 200: cartReply, ...problemsOf(...refusalsOfChanges) },
})

/** The cart: the shopper's own, so it is never kept on its way and never remembered here. */
export function addCart(api: Api, { orders, inventory, newShopperId, clock }: WebPorts): void {
  async function cartReplyTo(c: Context<EdgeEnv>, cart: Answer<Cart>, headers: Readonly<Record<string, string>> = {}) {
    if (!cart.ok) return reply(c, cart, privateReply)
    const page = await withStock(cart.value, c.var.call)
    return reply(c, done(page), { headers: { ...privateReply.headers, ...headers } })
  }

  async function withStock(cart: Cart, call: Call): Promise<CartPage> {
    return { cart, stock: cart.lines.length > 0 ? await inventory.stock(skusIn(cart), call) : nothingToWarnOf }
  }

  serve(api, read, async (c) => {
    const shopper = shopperOf(c)
    const { locale } = c.req.valid('query')
    return cartReplyTo(c, shopper ? await orders.cart(shopper, locale, c.var.call) : done(emptyCart(clock)))
  })

  serve(api, add, async (c) => {
    const known = shopperOf(c)
    const shopper = known ?? newShopperId()
    const call = known ? c.var.call : asGuest(shopper, c.var.call)
    const cart = await orders.add(shopper, c.req.valid('json'), c.req.valid('query').locale, call)
    return cartReplyTo(c, cart, known ? {} : introduce(shopper))
  })

  serve(api, change, async (c) => {
    const shopper = shopperOf(c)
    if (!shopper) return cartReplyTo(c, refuse('not-found', { detail: 'There is no such line in the cart.' }))
    const line = { sku: c.req.valid('param').sku, ...c.req.valid('json') }
    return cartReplyTo(c, await orders.change(shopper, line, c.req.valid('query').locale, c.var.call))
  })

  serve(api, remove, async (c) => {
    const shopper = shopperOf(c)
    if (!shopper) return cartReplyTo(c, done(emptyCart(clock)))
    const { sku } = c.req.valid('param')
    return cartReplyTo(c, await orders.remove(shopper, sku, c.req.valid('query').locale, c.var.call))
  })
}
