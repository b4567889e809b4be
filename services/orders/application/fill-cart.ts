import type { Call } from '@galleria/chassis/call'
import { addPieces, type Cart, type CartDecision, type CartProblem, setPieces } from '../domain/cart.ts'
import { maxCartWorth, subtotalOf } from '../domain/pricing.ts'
import {
  type Articles,
  type CartPorts,
  type CartRequest,
  type CartView,
  makeChangeOfCart,
  pricedLines,
} from './cart-view.ts'
import { because, type Result } from './result.ts'

/** How many pieces of what. */
export interface FillCart extends CartRequest {
  readonly sku: string
  readonly quantity: number
}

/** Why pieces did not come into the cart. */
export type FillProblem = CartProblem | { readonly code: 'article-unknown' } | { readonly code: 'cart-too-dear' }

/** Adds pieces to the cart. */
export function makeAddToCart(ports: CartPorts) {
  const changeCart = makeChangeOfCart(ports)

  return ({ sku, quantity, ...request }: FillCart, call: Call): Promise<Result<CartView, FillProblem>> =>
    changeCart<FillProblem>(request, call, [sku], (cart, articles) =>
      articles.has(sku)
        ? affordable(addPieces(cart, { sku, quantity }, ports.now()), articles)
        : because({ code: 'article-unknown' }),
    )
}

/** Sets the pieces of a line that is in the cart. */
export function makeChangeCart(ports: CartPorts) {
  const changeCart = makeChangeOfCart(ports)

  return ({ sku, quantity, ...request }: FillCart, call: Call): Promise<Result<CartView, FillProblem>> =>
    changeCart<FillProblem>(request, call, [], (cart, articles) =>
      fewerOrAffordable(cart, { sku, quantity }, articles, ports.now()),
    )
}

/** Fewer pieces are always welcome, also in a cart that has become too dear since. */
function fewerOrAffordable(cart: Cart, wanted: { sku: string; quantity: number }, articles: Articles, now: number) {
  const decision: CartDecision<FillProblem> = setPieces(cart, wanted, now)
  const inCart = cart.lines.find(({ sku }) => sku === wanted.sku)?.quantity ?? 0
  return wanted.quantity <= inCart ? decision : affordable(decision, articles)
}

/** Keeps the cart's worth within what an amount of money can say. */
function affordable(decision: CartDecision<FillProblem>, articles: Articles): CartDecision<FillProblem> {
  if (!decision.ok) return decision
  const worth = subtotalOf(pricedLines(decision.cart, articles))
  return worth.cents > maxCartWorth.cents ? because({ code: 'cart-too-dear' }) : decision
}
