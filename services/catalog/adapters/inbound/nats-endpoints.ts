import { RawJson, spliceJson } from '@galleria/chassis/raw-json'
import type { Answers } from '@galleria/chassis/service/answers'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import { done, refuse } from '@galleria/contracts/answer'
import type { catalog } from '@galleria/contracts/catalog'
import { type Locale, locales } from '@galleria/contracts/values'
import { boundedMemo } from '../../application/bounded-memo.ts'
import {
  makeGetProduct,
  makeListCategories,
  makeListStores,
  makeShowProducts,
} from '../../application/browse-catalogue.ts'
import { makeFindRelated } from '../../application/find-related.ts'
import { makePriceVariants } from '../../application/price-variants.ts'
import { makeSuggest } from '../../application/suggest.ts'
import type { Product } from '../../domain/catalogue.ts'
import type { Bestsellers, Catalogue, Pictures, SearchIndex } from '../../ports.ts'
import { cardOnTheWire, categoryOnTheWire, pricedOnTheWire, productOnTheWire, storeOnTheWire } from './on-the-wire.ts'
import { searchAnswer } from './searching.ts'
import { jsonList, writtenOnce } from './written-json.ts'

/** Everything the catalogue's answers are made of. */
export interface CatalogParts {
  readonly catalogue: Catalogue
  readonly index: SearchIndex
  readonly pictures: Pictures
  readonly bestsellers: Bestsellers
  readonly metrics: Metrics
}

/** The pictures of a few full listings: some megabytes at most. */
const keptPictures = 400
const keptRelated = 2_000

/**
 * Answers the catalogue's questions. Between two seeds nothing in it changes but the order of lists, so each thing is
 * written as JSON once and answers are put together from those texts.
 */
export function catalogAnswers(parts: CatalogParts): Answers<typeof catalog> {
  const getProduct = makeGetProduct(parts)
  const showProducts = makeShowProducts(parts)
  const priceVariants = makePriceVariants(parts)
  const findRelated = makeFindRelated(parts)
  const suggest = makeSuggest(parts)
  const product = writtenOnce((one: Product, locale) => productOnTheWire(one, categoryOf(one, parts.catalogue), locale))
  const card = writtenOnce(cardOnTheWire)
  const priced = writtenOnce(pricedOnTheWire)
  const categories = inEachLanguage((locale) => ({
    categories: makeListCategories(parts)().map((category) => categoryOnTheWire(category, locale)),
  }))
  const stores = inEachLanguage((locale) => ({
    stores: makeListStores(parts)().map((store) => storeOnTheWire(store, locale)),
  }))
  const related = boundedMemo<RawJson>(keptRelated)
  const picture = boundedMemo<ReturnType<typeof drawn>>(keptPictures)

  return {
    'product.get': ({ productId, locale }) => {
      const found = getProduct(productId)
      return found ? done(product(found, locale)) : refuse('product-unknown')
    },
    'product.search': searchAnswer({ ...parts, card }),
    'product.suggest': ({ prefix, limit, locale }) => done({ suggestions: [...suggest(prefix, locale, limit)] }),
    'product.related': ({ skus, limit, locale }) =>
      // Asked for on every product page, and the same until popularity moves.
      done(
        related(`${parts.bestsellers.revision()} ${locale} ${limit} ${skus.join()}`, () =>
          spliceJson({ products: jsonList(findRelated(skus, limit).map((offer) => card(offer, locale))) }),
        ),
      ),
    'product.list': ({ productIds, locale }) =>
      done(spliceJson({ products: jsonList(showProducts(productIds).map((offer) => card(offer, locale))) })),
    'variant.price': ({ skus, locale }) => {
      const { offers, unknown } = priceVariants(skus)
      return done(spliceJson({ variants: jsonList(offers.map((offer) => priced(offer, locale))), unknown }))
    },
    'category.list': ({ locale }) => done(categories[locale]),
    'store.list': ({ locale }) => done(stores[locale]),
    'picture.get': ({ pictureId }) => picture(pictureId, () => drawn(parts.pictures, pictureId)),
  }
}

function drawn({ draw }: Pictures, pictureId: string) {
  const svg = draw(pictureId)
  return svg === undefined ? refuse('not-found') : done(new RawJson(JSON.stringify({ svg })))
}

function inEachLanguage(write: (locale: Locale) => unknown): Readonly<Record<Locale, RawJson>> {
  const [en, ko] = locales
  return { [en]: new RawJson(JSON.stringify(write(en))), [ko]: new RawJson(JSON.stringify(write(ko))) }
}

function categoryOf({ productId, categoryId }: Product, catalogue: Catalogue) {
  const category = catalogue.category(categoryId)
  if (!category) throw new Error(`${productId} is in ${categoryId}, which is no category`)
  return category
}
