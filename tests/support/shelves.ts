import type { HomePage, ProductPage } from '@galleria/contracts/web'
import { newShopper, served } from './shopper.ts'

/** Something that can be bought. */
export interface Article {
  readonly productId: string
  readonly name: string
  readonly sku: string
  readonly available: number
}

/** The first of the shop's favourites, in a variant of which there is plenty. */
export async function anArticle(shop: string): Promise<Article> {
  const shopper = newShopper(shop)
  const { popular } = served(await shopper.get<HomePage>('/pages/home'))
  if (popular.state === 'missing') throw new Error(`the shop has no favourites: ${popular.problem.code}`)
  for (const { productId, name } of popular.data) {
    const { stock } = served(await shopper.get<ProductPage>(`/pages/product/${productId}`))
    const plenty = stock.state === 'missing' ? undefined : stock.data.find(({ available }) => available >= 10)
    if (plenty) return { productId, name, sku: plenty.sku, available: plenty.available }
  }
  throw new Error('nothing on the shelf of favourites is in stock')
}
