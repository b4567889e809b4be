import type { Call } from '@galleria/chassis/call'
import { RawJson, spliceJson } from '@galleria/chassis/raw-json'
import { type Answer, done } from '@galleria/contracts/answer'
import type { Locale } from '@galleria/contracts/values'
import type { Part } from '@galleria/contracts/web'
import { z } from 'zod'
import type { AroundProduct } from './around-product.ts'
import { createDerived } from './derived.ts'
import { mapPart, partJson } from './part.ts'

/** What the product page asks for. Every part is JSON text as its service wrote it. */
export interface ProductPageSources {
  /** A refusal (the catalogue denies the product) is kept apart from an outage, which is a part. */
  product(productId: string, locale: Locale, call: Call): Promise<Answer<Part<RawJson>>>
  /** Replies with `{ levels }`. */
  stock(skus: readonly string[], call: Call): Promise<Part<RawJson>>
  /** Replies with `{ products }`. */
  related(skus: readonly string[], locale: Locale, call: Call): Promise<Part<RawJson>>
  /** What is suggested; left out when there is nothing. */
  suggested(productId: string, locale: Locale, call: Call): Promise<AroundProduct>
}

const Skus = z.object({ variants: z.array(z.object({ sku: z.string() })).min(1) })
const remembered = 2_000

/** All that stands around a product. */
interface Around {
  readonly stock: Part<RawJson>
  readonly related: Part<RawJson>
  readonly suggested: AroundProduct
}

/**
 * Composes the product page: the path that is asked for most, so nothing on it is parsed that has been seen before.
 *
 * Stock is asked by SKU, and only the product knows its SKUs. They are learnt when a product is first seen, and from then
 * on all services are asked at once; should the product's text turn out to have changed, its SKUs are read again
 * and, if they are others, so is what stands around it. What nobody is known to sell is suggested nothing for.
 */
export function makeProductPage(sources: ProductPageSources) {
  const skusOf = createDerived(remembered, (json) => Skus.parse(json).variants.map(({ sku }) => sku))
  const levelsIn = createDerived(remembered, (json) => member(json, 'levels'))
  const productsIn = createDerived(remembered, (json) => member(json, 'products'))

  async function around(productId: string, skus: readonly string[], locale: Locale, call: Call): Promise<Around> {
    const [stock, related, suggested] = await Promise.all([
      sources.stock(skus.slice(0, 60), call),
      sources.related(skus.slice(0, 20), locale, call),
      sources.suggested(productId, locale, call),
    ])
    const key = `${skus.join()} ${locale}`
    return {
      stock: mapPart(stock, (raw) => levelsIn.from(key, raw)),
      related: mapPart(related, (raw) => productsIn.from(key, raw)),
      suggested,
    }
  }

  return async (productId: string, locale: Locale, call: Call): Promise<Answer<RawJson>> => {
    const key = `${productId} ${locale}`
    const guess = skusOf.last(key)
    const [product, early] = await Promise.all([
      sources.product(productId, locale, call),
      guess ? around(productId, guess, locale, call) : undefined,
    ])
    if (!product.ok) return product
    if (product.value.state === 'missing')
      return page(product.value, early ?? { stock: product.value, related: product.value, suggested: {} })

    const skus = skusOf.from(key, product.value.data)
    const sameSkus = guess?.join() === skus.join()
    return page(product.value, early && sameSkus ? early : await around(productId, skus, locale, call))
  }
}

function page(product: Part<RawJson>, { stock, related, suggested }: Around): Answer<RawJson> {
  return done(
    spliceJson({ product: partJson(product), stock: partJson(stock), related: partJson(related), ...suggested }),
  )
}

/** One member of a reply, as text again. Replies grow by adding, so it cannot be cut out by position. */
function member(json: unknown, name: string): RawJson {
  const found: unknown = Object(json)[name]
  if (!Array.isArray(found)) throw new TypeError(`the reply has no list named ${name}`)
  return new RawJson(JSON.stringify(found))
}
