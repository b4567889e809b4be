import { type Category, type Offer, type Product, type Store, shownVariant } from '../domain/catalogue.ts'
import type { Catalogue } from '../ports.ts'

/** A category, and how many products are in it. */
export interface StockedCategory {
  readonly category: Category
  readonly productCount: number
}

/** Finds one product by its name in addresses. */
export function makeGetProduct({ catalogue }: { catalogue: Catalogue }) {
  return (productId: string): Product | undefined => catalogue.product(productId)
}

/** Products as a list shows them, in the order asked, each once. Names of nothing that is for sale are passed over. */
export function makeShowProducts({ catalogue }: { catalogue: Catalogue }) {
  return (productIds: readonly string[]): Offer[] =>
    [...new Set(productIds)].flatMap((productId) => {
      const product = catalogue.product(productId)
      return (product && catalogue.offer(shownVariant(product).sku)) ?? []
    })
}

/** The shop's floor plan, in its own order. */
export function makeListCategories({ catalogue }: { catalogue: Catalogue }) {
  return (): StockedCategory[] =>
    catalogue.categories.map((category) => ({
      category,
      productCount: catalogue.products.filter(({ categoryId }) => categoryId === category.categoryId).length,
    }))
}

/** The shops where an order can be picked up. */
export function makeListStores({ catalogue }: { catalogue: Catalogue }) {
  return (): readonly Store[] => catalogue.stores
}
