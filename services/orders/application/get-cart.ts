import type { Call } from '@galleria/chassis/call'
import { cartNow } from '../domain/cart.ts'
import { type CartPorts, type CartRequest, type CartView, goneFrom, makeChangeOfCart, viewOf } from './cart-view.ts'
import { found, type Result } from './result.ts'

/**
 * Shows the cart with today's prices. Reading writes only to take out what is no longer sold, so an expired cart stays
 * expired (and shows as an empty one) until something is put into it.
 */
export function makeGetCart(ports: CartPorts) {
  const changeCart = makeChangeOfCart(ports)

  return async (request: CartRequest, call: Call): Promise<Result<CartView, never>> => {
    const { carts, catalogue, now, cartLifetimeMs } = ports
    const cart = cartNow(carts.load(request.shopperId), now(), cartLifetimeMs)
    const skus = cart.lines.map(({ sku }) => sku)
    const articles = await catalogue.articles(skus, request.locale, call)
    if (goneFrom(cart, skus, articles).length === 0) return found(viewOf(cart, articles, [], cartLifetimeMs))
    return await changeCart<never>(request, call, [], (remaining) => ({ ok: true, cart: remaining }))
  }
}
