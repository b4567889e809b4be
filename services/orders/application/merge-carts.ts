import type { Call } from '@galleria/chassis/call'
import { type CartLine, cartNow, mergeCarts, removeLines } from '../domain/cart.ts'
import { maxCartWorth, subtotalOf } from '../domain/pricing.ts'
import {
  type Articles,
  type CartPorts,
  type CartRequest,
  type CartView,
  goneFrom,
  makeChangeOfCart,
  pricedLines,
} from './cart-view.ts'
import { makeGetCart } from './get-cart.ts'
import type { Result } from './result.ts'

/** Who has signed in, and the guest they were until then. */
export interface MergeCarts extends CartRequest {
  readonly guestId: string
}

/**
 * Puts what a guest had into the cart of the user that the guest has become. Both carts are written in one transaction, so whoever
 * asks again because no answer came changes nothing. What is no longer sold is not taken along.
 */
export function makeMergeCarts(ports: CartPorts) {
  const { carts, now, cartLifetimeMs } = ports
  const changeCart = makeChangeOfCart(ports)
  const getCart = makeGetCart(ports)

  return async ({ guestId, ...request }: MergeCarts, call: Call): Promise<Result<CartView, never>> => {
    const brought = cartNow(carts.load(guestId), now(), cartLifetimeMs).lines.map(({ sku }) => sku)
    // Somebody who is their own guest would lose everything to themselves.
    if (brought.length === 0 || guestId === request.shopperId) return await getCart(request, call)
    return await changeCart<never>(request, call, brought, (own, articles) => {
      const stored = carts.load(guestId)
      const guests = cartNow(stored, now(), cartLifetimeMs)
      const sold = removeLines(guests, goneFrom(guests, brought, articles), now())
      const { cart, left } = mergeCarts(own, sold, now(), isTooDear(articles))
      carts.keep(guestId, stored, left, call)
      return { ok: true, cart }
    })
  }
}

function isTooDear(articles: Articles) {
  return (lines: readonly CartLine[]): boolean =>
    subtotalOf(pricedLines({ lines }, articles)).cents > maxCartWorth.cents
}
