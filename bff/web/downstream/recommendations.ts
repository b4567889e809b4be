import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Answer } from '@galleria/contracts/answer'
import type { recommendations, SuggestedProduct, Suggestions } from '@galleria/contracts/recommendations'
import type { SuggestedProducts } from '@galleria/contracts/web'
import { createPopularList } from '../compose/popular-list.ts'

/** What is suggested, and on what ground; never without anything. Only what is `last-known` is dated. */
export interface Suggested {
  readonly basis: SuggestedProducts['basis']
  readonly asOf?: string
  readonly suggestions: readonly SuggestedProduct[]
}

/**
 * The recommendations as the web BFF sees them: a page never waits for them longer than their contract says, and can do without. What
 * the model has nothing to say of, or does not answer, is what is popular; when nobody says what that is, what was popular last; and
 * then nothing.
 */
export interface RecommendationsDownstream {
  /** What goes with all of these, fifty at most, and is none of them. The later ones say more. */
  together(productIds: readonly string[], call: Call): Promise<Suggested | undefined>
  /** What may be bought instead, by the model alone. */
  similar(productId: string, call: Call): Promise<Suggested | undefined>
  /** What the shopper may like: theirs alone, so that it is remembered nowhere. */
  forShopper(shopperId: string, call: Call): Promise<Suggested | undefined>
}

/** How many are asked for: some more than are shown, since the catalogue may have stopped selling one. */
const wanted = 8

/** Asks the recommendations. */
export function createRecommendationsDownstream(
  client: Client<typeof recommendations>,
  clock: Clock,
): RecommendationsDownstream {
  // Asked for more of, so that enough is left without what a question is about.
  const popular = createPopularList(clock, (call) => client.product.popular({ limit: 2 * wanted }, call))

  async function orPopular(asked: Promise<Answer<Suggestions>>, about: readonly string[], call: Call) {
    // Both at once: whoever waits for a model that does not answer has waited long enough.
    const [said, floor] = await Promise.all([modelsWord(asked), popular(call)])
    return said ?? (floor && without(about, floor))
  }

  return {
    together: (productIds, call) =>
      orPopular(client.product.together({ productIds: [...productIds], limit: wanted }, call), productIds, call),
    async similar(productId, call) {
      const said = await modelsWord(client.product.similar({ productId, limit: wanted }, call))
      return said?.basis === 'model' ? said : undefined
    },
    forShopper: (shopperId, call) => orPopular(client.shopper.suggest({ shopperId, limit: wanted }, call), [], call),
  }
}

/** What the service said for itself, if it said something: its outage is not the page's, a bug is thrown on. */
async function modelsWord(asked: Promise<Answer<Suggestions>>): Promise<Suggested | undefined> {
  try {
    const answer = await asked
    return answer.ok && answer.value.suggestions.length > 0 ? answer.value : undefined
  } catch (error) {
    if (outageBehind(error)) return undefined
    throw error
  }
}

/** The same list without some products, such as those that somebody is looking at. */
export function without(productIds: readonly string[], { suggestions, ...ground }: Suggested): Suggested | undefined {
  const left = suggestions.filter(({ productId }) => !productIds.includes(productId)).slice(0, wanted)
  return left.length > 0 ? { ...ground, suggestions: left } : undefined
}
