import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { Outage } from '@galleria/chassis/outage'
import type { Answer } from '@galleria/contracts/answer'
import type { catalog } from '@galleria/contracts/catalog'

/** What there is to see in the catalogue, by name. */
export interface CatalogueNames {
  readonly categories: readonly string[]
  readonly products: readonly string[]
}

/** The catalogue's longest page, and as many of them as are ever turned: half a million products. */
const pageLimit = 48
const mostPages = 10_000

/**
 * Names everything in the catalogue, page by page. A product that comes while the pages are turned may be missed; none is
 * named twice. Rejects with {@link Outage} when a page cannot be had, since half a catalogue would pass for a whole one.
 */
export async function walkCatalogue(client: Client<typeof catalog>, call: Call): Promise<CatalogueNames> {
  const { categories } = needed(await client.category.list({ locale: 'en' }, call))
  const products = new Set<string>()
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const question = { filters: {}, sort: 'newest', limit: pageLimit, locale: 'en' } as const
    const listing = needed(await client.product.search(cursor === undefined ? question : { ...question, cursor }, call))
    for (const { productId } of listing.products) products.add(productId)
    cursor = listing.nextCursor
    if (cursor === undefined) break
  }
  return { categories: categories.map(({ categoryId }) => categoryId), products: [...products] }
}

/** Nothing here can be refused for being asked wrongly, so a refusal is the catalogue's trouble and not the reader's. */
function needed<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Outage('failed', 'catalog', { cause: new Error(answer.problem.code) })
}
