import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import type { RawJson } from '@galleria/chassis/raw-json'
import { type Answer, done } from '@galleria/contracts/answer'
import type { Category, catalog, Listing, ProductCard, Store, Suggestion } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { Part } from '@galleria/contracts/web'
import { createLastKnown } from '../compose/last-known.ts'
import { mapAnswer, part } from '../compose/part.ts'
import type { Cards, LookUpCards } from '../compose/suggested-products.ts'
import type { ListingSearch } from '../shape/listing.ts'
import { type CatalogueNames, walkCatalogue } from './catalogue-walk.ts'

/** The shelves a home page shows. */
export type Shelf = 'popular' | 'newest'

/** The catalogue as the web BFF sees it: what is a part of a page, and what the page is for. */
export interface CatalogDownstream {
  /** Last known and dated. */
  categories(locale: Locale, call: Call): Promise<Part<Category[]>>
  /** Last known and dated. */
  shelf(shelf: Shelf, locale: Locale, call: Call): Promise<Part<ProductCard[]>>
  /** Last known and dated. */
  stores(locale: Locale, call: Call): Promise<Part<Store[]>>
  /** Last known and dated; a refusal (there is no such product) is nobody's part. */
  product(productId: string, locale: Locale, call: Call): Promise<Answer<Part<RawJson>>>
  /** Last known and dated. */
  related(skus: readonly string[], locale: Locale, call: Call): Promise<Part<RawJson>>
  /** Last known and dated. */
  recommendations(skus: readonly string[], locale: Locale, call: Call): Promise<Part<ProductCard[]>>
  /** Last known and dated; those never seen are left out then, as are those that are not for sale. */
  readonly cards: LookUpCards
  /** Needed: an outage is thrown. */
  listing(search: ListingSearch, call: Call): Promise<Answer<Listing>>
  /** Left out: nobody waits for a completion. */
  suggestions(prefix: string, locale: Locale, call: Call): Promise<Suggestion[]>
  /** Needed: an outage is thrown. */
  picture(pictureId: string, call: Call): Promise<Answer<string>>
  /** Needed, and all of it: an outage is thrown. */
  names(call: Call): Promise<CatalogueNames>
}

const hourMs = 3_600_000
const relatedShown = 4
const shelfShown = 8
const completionsShown = 8

/** Asks the catalogue. What it said is shown for up to six hours after, with its date; prices at checkout are never from here. */
export function createCatalogDownstream(client: Client<typeof catalog>, clock: Clock): CatalogDownstream {
  const remember = <Data>(questions: number) => createLastKnown<Data>({ clock, questions, maxAgeMs: 6 * hourMs })
  const categories = remember<Category[]>(4)
  const shelves = remember<ProductCard[]>(8)
  const stores = remember<Store[]>(4)
  const products = remember<RawJson>(1_000)
  const related = remember<RawJson>(1_000)
  const recommended = remember<ProductCard[]>(500)
  const cards = remember<ProductCard>(2_000)

  async function lookUp(productIds: readonly string[], locale: Locale, call: Call): Promise<Cards> {
    const memoryOf = (productId: string) => cards(`${productId} ${locale}`)
    try {
      const answer = await client.product.list({ productIds: [...productIds], locale }, call)
      const found = answer.ok ? answer.value.products : []
      for (const card of found) memoryOf(card.productId).remember(card)
      return { byId: new Map(found.map((card) => [card.productId, card])) }
    } catch (error) {
      if (!outageBehind(error)) throw error
      const known = productIds.flatMap((productId) => memoryOf(productId).recall() ?? [])
      const [oldest] = known.map(({ asOf }) => asOf).sort()
      const byId = new Map(known.map(({ data }) => [data.productId, data]))
      return oldest === undefined ? { byId } : { byId, asOf: oldest }
    }
  }

  return {
    categories: (locale, call) =>
      part(
        client.category.list({ locale }, call).then((answer) => mapAnswer(answer, (reply) => reply.categories)),
        categories(locale),
      ),
    shelf: (sort, locale, call) =>
      part(
        client.product
          .search({ filters: {}, sort, limit: shelfShown, locale }, call)
          .then((answer) => mapAnswer(answer, (listing) => listing.products)),
        shelves(`${sort} ${locale}`),
      ),
    stores: (locale, call) =>
      part(
        client.store.list({ locale }, call).then((answer) => mapAnswer(answer, (reply) => reply.stores)),
        stores(locale),
      ),
    async product(productId, locale, call) {
      const asked = client.product.get.raw({ productId, locale }, call)
      const memory = products(`${productId} ${locale}`)
      // The same promise is looked at twice: a refusal ends the page, everything else makes a part of it.
      const [answer, shown] = await Promise.all([asked.catch(() => undefined), part(asked, memory)])
      return answer?.ok === false ? answer : done(shown)
    },
    related: (skus, locale, call) =>
      part(
        client.product.related.raw({ skus: [...skus], limit: relatedShown, locale }, call),
        related(`${skus.join()} ${locale}`),
      ),
    recommendations: (skus, locale, call) =>
      part(
        client.product
          .related({ skus: [...skus], limit: relatedShown, locale }, call)
          .then((answer) => mapAnswer(answer, (reply) => reply.products)),
        recommended(`${skus.join()} ${locale}`),
      ),
    cards: lookUp,
    listing: (search, call) => client.product.search(search, call),
    async suggestions(prefix, locale, call) {
      try {
        const answer = await client.product.suggest({ prefix, limit: completionsShown, locale }, call)
        return answer.ok ? answer.value.suggestions : []
      } catch (error) {
        if (outageBehind(error)) return []
        throw error
      }
    },
    picture: (pictureId, call) =>
      client.picture.get({ pictureId }, call).then((answer) => mapAnswer(answer, (reply) => reply.svg)),
    names: (call) => walkCatalogue(client, call),
  }
}
