import { catalog, type Listing, type Product, type ProductCard, type Store } from '@galleria/contracts/catalog'
import type { Problem } from '@galleria/contracts/problem'
import type { ProductPage, SuggestedProducts } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import type { CatalogApi } from '../api/catalog-api.ts'

// The contracts' own examples, so that a test never believes in a shape the shop does not send.

const product = catalog.endpoints['product.get'].example.reply as Product
const [oak] = product.variants as [Product['variants'][number]]

/** A lamp in oak and in black. */
export const lamp: Product = {
  ...product,
  variants: [
    oak,
    { ...oak, sku: 'LMP-012-BLK', name: 'Black', colour: 'black', price: { cents: 9900, currency: 'EUR' } },
  ],
}

/** A product as it stands in a list. */
export const card = (catalog.endpoints['product.search'].example.reply as Listing).products[0] as ProductCard

/** A listing of products with these ids. */
export function listingOf(ids: readonly string[], nextCursor?: string, total = ids.length): Listing {
  const example = catalog.endpoints['product.search'].example.reply as Listing
  const products = ids.map((productId) => ({ ...card, productId }))
  return { ...example, products, total, ...(nextCursor === undefined ? {} : { nextCursor }) }
}

/** A product's page with everything fresh. */
export const lampPage: ProductPage = {
  product: { state: 'fresh', data: lamp },
  stock: {
    state: 'fresh',
    data: [
      { sku: 'LMP-012-OAK', available: 40, level: 'in-stock' },
      { sku: 'LMP-012-BLK', available: 2, level: 'low' },
    ],
  },
  related: { state: 'fresh', data: [{ ...card, productId: 'reading-chair' }] },
}

/** Products suggested on this ground, because of the lamp or because many buy them. */
export function suggested(basis: SuggestedProducts['basis'], ...ids: readonly string[]): SuggestedProducts {
  const reason =
    basis === 'model'
      ? { kind: 'bought-with' as const, productId: lamp.productId, name: lamp.name }
      : { kind: 'popular' as const }
  return {
    basis,
    ...(basis === 'last-known' ? { asOf: '2026-01-15T10:00:00.000Z' } : {}),
    products: ids.map((productId) => ({ ...card, productId, reason })),
  }
}

/** A store. */
export const hannam = catalog.endpoints['store.list'].example.reply.stores[0] as Store

/** An answer that says yes. */
export function yes<Value>(value: Value): ApiAnswer<Value> {
  return { ok: true, value }
}

/** An answer that says no; a status of 500 and more, or 0, means that nobody answered. */
export function no(code: string, status: number, more: Partial<Problem> = {}): ApiAnswer<never> {
  const problem = {
    type: `/problems/${code}`,
    title: code,
    status,
    code,
    outage: status === 0 || status >= 500,
    ...more,
  }
  return { ok: false, problem }
}

/** An api of which only the given questions may be asked. */
export function apiOf(given: Partial<CatalogApi>): CatalogApi {
  const unasked = () => Promise.reject(new Error('This page should not have asked that.'))
  const none = {
    home: unasked,
    category: unasked,
    search: unasked,
    product: unasked,
    recommendations: unasked,
    together: unasked,
    forYou: unasked,
    stores: unasked,
  }
  return { ...none, ...given }
}

/** A question that stays open until it is answered by hand. */
export function held<Value>(): { asked: Promise<Value>; answer(value: Value): Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<Value>()
  return {
    asked: promise,
    answer: async (value) => {
      resolve(value)
      await settled()
    },
  }
}

/** Lets everything that is already answered arrive. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}
