import type { Category, Product, Store } from '../domain/catalogue.ts'
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
