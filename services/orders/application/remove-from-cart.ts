import type { Call } from '@galleria/chassis/call'
import { removeLines } from '../domain/cart.ts'
import { type CartPorts, type CartRequest, type CartView, makeChangeOfCart } from './cart-view.ts'
import type { Result } from './result.ts'

/** Takes a line out of the cart; one that is not in is out already. */
export function makeRemoveFromCart(ports: CartPorts) {
  const changeCart = makeChangeOfCart(ports)

  return ({ sku, ...request }: CartRequest & { readonly sku: string }, call: Call): Promise<Result<CartView, never>> =>
    changeCart<never>(request, call, [], (cart) => ({ ok: true, cart: removeLines(cart, [sku], ports.now()) }))
}
