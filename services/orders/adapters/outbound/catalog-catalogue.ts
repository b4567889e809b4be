import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import type { catalog } from '@galleria/contracts/catalog'
import type { Article } from '../../domain/pricing.ts'
import type { Catalogue } from '../../participants.ts'
import type { Now } from '../../ports.ts'
import { answered } from './answered.ts'

/** The contract prices so many variants at once. */
const mostSkus = 50
/** Stores open and close rarely. */
const storesFreshMs = 30_000

/** The catalogue, asked over the bus. The list of stores is remembered briefly. */
export function catalogCatalogue(client: Client<typeof catalog>, now: Now): Catalogue {
  let stores: { readonly ids: ReadonlySet<string>; readonly until: number } | undefined

  async function storeIds(call: Call): Promise<ReadonlySet<string>> {
    if (stores && now() < stores.until) return stores.ids
    const listed = answered(await client.store.list({ locale: 'en' }, call), 'catalog.store.list')
    stores = { ids: new Set(listed.stores.map(({ storeId }) => storeId)), until: now() + storesFreshMs }
    return stores.ids
  }

  return {
    async articles(skus, locale, call) {
      const parts = chunks(skus, mostSkus).map((part) => client.variant.price({ skus: part, locale }, call))
      const variants = (await Promise.all(parts)).flatMap(
        (answer) => answered(answer, 'catalog.variant.price').variants,
      )
      return new Map<string, Article>(variants.map((variant) => [variant.sku, variant]))
    },
    hasStore: async (storeId, call) => (await storeIds(call)).has(storeId),
  }
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
