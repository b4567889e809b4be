import { openDatabase } from '@galleria/chassis/store/database'
import { inboxMigration } from '@galleria/chassis/store/outbox'
import { sqliteBestsellers } from '../adapters/outbound/sqlite-bestsellers.ts'
import { sqliteCatalogue } from '../adapters/outbound/sqlite-catalogue.ts'
import { catalogueMigration, packedMigration } from '../adapters/outbound/sqlite-schema.ts'
import { sqliteSearchIndex } from '../adapters/outbound/sqlite-search-index.ts'
import { seedStore } from '../adapters/outbound/sqlite-seeding.ts'
import { makeMatchText } from '../application/match-text.ts'
import { makeSearchProducts, type SearchProducts } from '../application/search-products.ts'
import type { CatalogueContent } from '../domain/catalogue.ts'
import { smallShop } from './small-shop.ts'

/** A shop in memory: the real store and the real use cases, without a broker. */
export function openShop(content: CatalogueContent = smallShop) {
  const db = openDatabase({ file: ':memory:', migrations: [catalogueMigration, inboxMigration, packedMigration] })
  seedStore(db, content)
  const catalogue = sqliteCatalogue(db)
  const index = sqliteSearchIndex(db)
  const bestsellers = sqliteBestsellers(db, catalogue, 'test')
  const searchProducts = makeSearchProducts({ catalogue, bestsellers, matchText: makeMatchText({ index, catalogue }) })

  return {
    db,
    catalogue,
    index,
    bestsellers,
    searchProducts,
    /** The listing for a wish that the shop does not refuse. */
    list(wish: Partial<SearchProducts>) {
      const decision = searchProducts({ filters: {}, sort: 'relevance', limit: 48, ...wish })
      if (!decision.ok) throw new Error(`refused: ${decision.problem}`)
      return decision.found
    },
    /** The ids of the products that a text finds, best first. */
    find(text: string): string[] {
      return this.list({ text }).page.map(({ product }) => product.productId)
    },
  }
}
