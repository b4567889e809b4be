import type * as Wire from '@galleria/contracts/catalog'
import { euros, type Locale } from '@galleria/contracts/values'
import type { StockedCategory } from '../../application/browse-catalogue.ts'
import {
  type Category,
  type Offer,
  type PictureOf,
  type Product,
  priceFrom,
  priceTo,
  type Store,
  type Variant,
} from '../../domain/catalogue.ts'

/** Every picture is drawn on a square of this many CSS pixels. */
const pictureSize = 800

/** A product with all that its page shows. */
export function productOnTheWire(product: Product, category: Category, locale: Locale): Wire.Product {
  const { productId, name, summary, description, material, attributes, rating, ratingCount, variants } = product
  return {
    productId,
    name: name[locale],
    summary: summary[locale],
    description: description[locale],
    category: { categoryId: category.categoryId, name: category.name[locale] },
    material: material as Wire.Product['material'],
    attributes: attributes.map((attribute) => ({ name: attribute.name[locale], value: attribute.value[locale] })),
    rating,
    ratingCount,
    variants: variants.map((variant) => ({
      sku: variant.sku,
      name: variant.name[locale],
      colour: colour(variant),
      price: euros(variant.priceCents),
      pictures: variant.pictures.map((each) => picture(each, locale)),
    })),
  }
}

/** A product as it stands in a list, shown as one of its variants. The price is that of its cheapest. */
export function cardOnTheWire({ product, variant }: Offer, locale: Locale): Wire.ProductCard {
  const { productId, categoryId, name, rating, ratingCount, variants } = product
  const [from, to] = [priceFrom(product), priceTo(product)]
  return {
    productId,
    sku: variant.sku,
    name: name[locale],
    categoryId,
    price: euros(from),
    ...(to > from ? { priceTo: euros(to) } : {}),
    rating,
    ratingCount,
    colours: [...new Set(variants.map(colour))],
    picture: picture(firstPicture(variant), locale),
  }
}

/** What an order needs to know of a variant. */
export function pricedOnTheWire({ product, variant }: Offer, locale: Locale): Wire.PricedVariant {
  return {
    sku: variant.sku,
    productId: product.productId,
    productName: product.name[locale],
    variantName: variant.name[locale],
    unitPrice: euros(variant.priceCents),
    ...variant.packed,
    picture: picture(firstPicture(variant), locale),
  }
}

/** A category of the floor plan. */
export function categoryOnTheWire({ category, productCount }: StockedCategory, locale: Locale): Wire.Category {
  const { categoryId, name, description, pictureId, pictureAlt } = category
  return {
    categoryId,
    name: name[locale],
    description: description[locale],
    productCount,
    picture: picture({ pictureId, alt: pictureAlt }, locale),
  }
}

/** A shop of ours. */
export function storeOnTheWire(store: Store, locale: Locale): Wire.Store {
  const { storeId, name, street, city, countryCode, openingHours } = store
  return {
    storeId,
    name: name[locale],
    street,
    city: city[locale],
    countryCode,
    openingHours: openingHours[locale],
    picture: picture(store, locale),
  }
}

function picture({ pictureId, alt }: PictureOf, locale: Locale): Wire.Picture {
  return { id: pictureId, src: `/pictures/${pictureId}.svg`, width: pictureSize, height: pictureSize, alt: alt[locale] }
}

function firstPicture({ sku, pictures }: Variant): PictureOf {
  const [first] = pictures
  if (!first) throw new Error(`${sku} has no picture`)
  return first
}

// The domain knows colours and materials by their names; that those are the contract's is a rule of the seed, and tested.
function colour({ colour }: Variant): Wire.Variant['colour'] {
  return colour as Wire.Variant['colour']
}
