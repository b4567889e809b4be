import type { HomePage, ProductPage } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { newShopper, type Shopper, served } from './shopper.ts'

/** Something that can be bought. */
export interface Article {
  readonly productId: string
  readonly name: string
  readonly sku: string
  readonly available: number
}

/** The first of the shop's favourites, in a variant of which there is plenty. A shop that has just opened may be late with them. */
export function anArticle(shop: string): Promise<Article> {
  return eventually(() => plentyOf(newShopper(shop)))
}

/** See {@link anArticle}; for somebody who comes in a way of their own. */
export async function plentyOf(shopper: Shopper): Promise<Article> {
  const { popular } = served(await shopper.get<HomePage>('/pages/home'))
  if (popular.state === 'missing') throw new Error(`the shop has no favourites: ${popular.problem.code}`)
  for (const { productId, name } of popular.data) {
    const { stock } = served(await shopper.get<ProductPage>(`/pages/product/${productId}`))
    const plenty = stock.state === 'fresh' ? stock.data.find(({ available }) => available >= 10) : undefined
    if (plenty) return { productId, name, sku: plenty.sku, available: plenty.available }
  }
  throw new Error('nothing on the shelf of favourites is known to be in stock')
}

/** How many pieces of an article can be had now; what was known a while ago is no answer. */
export function piecesLeft(shop: string, { productId, sku }: Article): Promise<number> {
  return eventually(async () => {
    const { stock } = served(await newShopper(shop).get<ProductPage>(`/pages/product/${productId}`))
    const level = stock.state === 'fresh' ? stock.data.find((level) => level.sku === sku) : undefined
    if (!level) throw new Error(`nobody can say how many of ${sku} are left`)
    return level.available
  })
}
