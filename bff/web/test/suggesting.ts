import { Outage } from '@galleria/chassis/outage'
import { type Answer, done } from '@galleria/contracts/answer'
import { catalog, type ProductCard } from '@galleria/contracts/catalog'
import type { Reason } from '@galleria/contracts/recommendations'
import type { Told } from './fake-client.ts'

const [card] = catalog.endpoints['product.list'].example.reply.products as [ProductCard]

/** A catalogue that sells everything but what is named. */
export function sellsAllBut(...gone: readonly string[]): Told {
  return {
    'catalog.product.list': ({ productIds }: { productIds: readonly string[] }) =>
      done({ products: productIds.filter((id) => !gone.includes(id)).map(cardOf) }),
  }
}

/** The card of a product that is named after its id. */
export function cardOf(productId: string): ProductCard {
  return { ...card, productId, name: `The ${productId}` }
}

/** What the recommendations say: these, in this order, for this reason. */
export function suggests(
  basis: 'model' | 'popular',
  reason: Reason,
  ...productIds: readonly string[]
): () => Answer<unknown> {
  const suggestions = productIds.map((productId, i) => ({ productId, score: 9 - i, reason }))
  return () => done({ basis, suggestions })
}

/** What they say of what is popular. */
export function popular(...productIds: readonly string[]): () => Answer<unknown> {
  return suggests('popular', { kind: 'popular' }, ...productIds)
}

/** A neighbour that does not answer. */
export function away(): never {
  throw new Outage('no-responders', 'recommendations')
}
/** The recommendations while nobody answers for them. */
export const recommendationsAway: Told = {
  'recommendations.product.together': away,
  'recommendations.product.similar': away,
  'recommendations.product.popular': away,
  'recommendations.shopper.suggest': away,
}
