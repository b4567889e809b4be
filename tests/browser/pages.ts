import type { Page } from 'playwright-core'
import { shopperAt } from '../support/in-page.ts'
import { cards } from '../support/psp.ts'
import type { Article } from '../support/shelves.ts'
import { served } from '../support/shopper.ts'

/** A page of the shop: what it is called in a report, and where it is. */
export interface PageOfShop {
  readonly name: string
  readonly path: string
}

/** Every page there is, with something on each: has the visitor buy something first, and put another into the cart. */
export async function everyPage(page: Page, { sku, productId }: Article): Promise<readonly PageOfShop[]> {
  const shopper = shopperAt(page)
  served(await shopper.add(sku))
  const { orderId } = served(await shopper.place(await shopper.checkOut(cards.approved)))
  served(await shopper.add(sku, 2))
  return [
    { name: 'home', path: '/' },
    { name: 'category', path: '/category/lighting' },
    { name: 'category, narrowed', path: '/category/lighting?sort=price-asc&rating=4' },
    { name: 'search', path: '/search?q=lamp' },
    { name: 'search, nothing found', path: '/search?q=qqqqqq' },
    { name: 'product', path: `/product/${productId}` },
    { name: 'product, unknown', path: '/product/no-such-thing' },
    { name: 'stores', path: '/stores' },
    { name: 'cart', path: '/cart' },
    { name: 'checkout', path: '/checkout' },
    { name: 'thanks', path: `/orders/${orderId}/thanks` },
    { name: 'order', path: `/orders/${orderId}` },
    { name: 'orders', path: '/orders' },
    { name: 'not found', path: '/no/such/place' },
  ]
}
