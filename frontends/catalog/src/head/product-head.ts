import type { Product, Variant } from '@galleria/contracts/catalog'
import type { ProductPage } from '@galleria/contracts/web'
import type { Load, PageHead } from '@galleria/ui'
import { categoryLink, productLink, productPage } from '../model/links.ts'
import { type StockNote, stockNote } from '../model/stock-note.ts'
import { chosenVariant } from '../model/variants.ts'
import { breadcrumbList, graph, priceOf } from './schema.ts'

type Stock = ProductPage['stock']

const availability: Readonly<Record<StockNote['kind'], string | undefined>> = {
  'in-stock': 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  out: 'https://schema.org/OutOfStock',
  unknown: undefined,
}

/** What a product's page says of itself; undefined while nothing is known. All variants go by one address. */
export function productHead(load: Load<ProductPage>, sku: string | undefined, home: string): PageHead | undefined {
  if (load.phase === 'loading') return undefined
  if (load.phase === 'failed' || load.value.product.state === 'missing') return { hidden: true }
  const { stock } = load.value
  const product = load.value.product.data
  const [picture] = chosenVariant(product, sku).pictures
  const image = openGraphPicture(product)
  return {
    description: product.summary,
    canonical: productPage(product.productId),
    type: 'product',
    image: { src: image, width: 1_200, height: 630, alt: product.name },
    ...(picture ? { firstPicture: { src: picture.src } } : {}),
    data: (origin) => graph(describe(product, stock, origin), crumbsOf(product, origin, home)),
  }
}

/** Drawn from the product's own pictures, for whoever cannot show those. */
function openGraphPicture({ productId }: Product): string {
  return `/pictures/og/${productId}.png`
}

function describe(product: Product, stock: Stock, origin: string): object {
  const { productId, name, summary, category, material, rating, ratingCount, variants } = product
  return {
    '@type': 'Product',
    '@id': origin + productPage(productId),
    name,
    description: summary,
    category: category.name,
    material,
    image: origin + openGraphPicture(product),
    brand: { '@type': 'Brand', name: 'Galleria' },
    ...(ratingCount > 0
      ? {
          aggregateRating: { '@type': 'AggregateRating', ratingValue: rating, reviewCount: ratingCount, bestRating: 5 },
        }
      : {}),
    offers: variants.map((variant) => offerOf(variant, { productId, stock, origin })),
  }
}

/** A variant for sale. What the storeroom does not tell is left out, because a guess would be a promise. */
function offerOf(
  { sku, name, price }: Variant,
  { productId, stock, origin }: { productId: string; stock: Stock; origin: string },
): object {
  const known = availability[stockNote(stock, sku).kind]
  return {
    '@type': 'Offer',
    sku,
    name,
    url: origin + productLink({ productId, sku }),
    price: priceOf(price),
    priceCurrency: price.currency,
    itemCondition: 'https://schema.org/NewCondition',
    ...(known === undefined ? {} : { availability: known }),
  }
}

function crumbsOf({ productId, name, category }: Product, origin: string, home: string): object {
  return breadcrumbList(origin, [
    { label: home, path: '/' },
    { label: category.name, path: categoryLink(category.categoryId) },
    { label: name, path: productPage(productId) },
  ])
}
