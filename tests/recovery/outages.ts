import { expect } from 'bun:test'
import type { CartPage, HomePage, ProductPage } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import type { Reply, Shopper } from '../support/shopper.ts'

/** What a shopper looks at, all at once. */
export interface Look {
  readonly home: Reply<HomePage>
  readonly product: Reply<ProductPage>
  readonly cart: Reply<CartPage>
}

/** Asks the home page, a product page and the cart. */
export async function look(shopper: Shopper, productId: string): Promise<Look> {
  const [home, product, cart] = await Promise.all([
    shopper.get<HomePage>('/pages/home'),
    shopper.get<ProductPage>(`/pages/product/${productId}`),
    shopper.get<CartPage>('/cart'),
  ])
  return { home, product, cart }
}

/** The state of every part: `home.popular` → `fresh`. A page that is a problem is its code instead: `cart` → `unavailable`. */
export function statesOf({ home, product, cart }: Look): Readonly<Record<string, string>> {
  return { ...partsOf('home', home), ...partsOf('product', product), ...partsOf('cart', cart) }
}

function partsOf(page: string, { status, body }: Reply<object>): Record<string, string> {
  if (status !== 200) return { [page]: (body as { code?: string }).code ?? String(status) }
  const parts = Object.entries(body).filter(([, value]) => typeof value?.state === 'string')
  return Object.fromEntries(parts.map(([name, { state }]) => [`${page}.${name}`, state]))
}

/** How everything is when nothing is wrong. */
export const allWell = {
  'home.categories': 'fresh',
  'home.popular': 'fresh',
  'home.newest': 'fresh',
  'product.product': 'fresh',
  'product.stock': 'fresh',
  'product.related': 'fresh',
  'cart.stock': 'fresh',
} as const

/** Waits until nothing is wrong any more. A breaker that has opened asks again after five to six seconds. */
export function untilAllIsWell(shopper: Shopper, productId: string): Promise<void> {
  return untilStates(shopper, productId, allWell)
}

/** Waits until the parts are in these states. */
export function untilStates(
  shopper: Shopper,
  productId: string,
  states: Readonly<Record<string, string>>,
): Promise<void> {
  return eventually(async () => expect(statesOf(await look(shopper, productId))).toEqual(states), { withinMs: 20_000 })
}
