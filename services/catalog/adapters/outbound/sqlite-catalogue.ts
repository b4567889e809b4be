import type { Database } from 'bun:sqlite'
import type { Category, Product, Store, Variant } from '../../domain/catalogue.ts'
import type { Catalogue } from '../../ports.ts'

/**
 * Reads the whole catalogue into memory, once: a few hundred products are a few megabytes, they only change when the
 * shop is seeded, and a listing with facets looks at all of them anyway.
 */
export function sqliteCatalogue(db: Database): Catalogue {
  const categories = readCategories(db)
  const products = readProducts(db)
  const stores = readStores(db)
  const categoriesById = new Map(categories.map((category) => [category.categoryId, category]))
  const productsById = new Map(products.map((product) => [product.productId, product]))
  const offers = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, { product, variant }])),
  )
  return {
    products,
    categories,
    stores,
    product: (productId) => productsById.get(productId),
    offer: (sku) => offers.get(sku),
    category: (categoryId) => categoriesById.get(categoryId),
  }
}

type Row<Text extends string, Count extends string = never> = Readonly<Record<Text, string> & Record<Count, number>>

type CategoryRow = Row<
  | 'category_id'
  | 'name_en'
  | 'name_ko'
  | 'description_en'
  | 'description_ko'
  | 'picture_id'
  | 'picture_alt_en'
  | 'picture_alt_ko'
>

function readCategories(db: Database): Category[] {
  const rows = db.query<CategoryRow, []>('SELECT * FROM category ORDER BY place').all()
  return rows.map((row) => ({
    categoryId: row.category_id,
    name: { en: row.name_en, ko: row.name_ko },
    description: { en: row.description_en, ko: row.description_ko },
    pictureId: row.picture_id,
    pictureAlt: { en: row.picture_alt_en, ko: row.picture_alt_ko },
  }))
}

type ProductRow = Row<
  | 'product_id'
  | 'code'
  | 'category_id'
  | 'name_en'
  | 'name_ko'
  | 'summary_en'
  | 'summary_ko'
  | 'description_en'
  | 'description_ko'
  | 'material'
  | 'attributes'
  | 'keywords'
  | 'added_on',
  'rating' | 'rating_count' | 'popularity'
>

function readProducts(db: Database): Product[] {
  const variants = readVariants(db)
  return db
    .query<ProductRow, []>('SELECT * FROM product ORDER BY place')
    .all()
    .map((row) => ({
      productId: row.product_id,
      code: row.code,
      categoryId: row.category_id,
      name: { en: row.name_en, ko: row.name_ko },
      summary: { en: row.summary_en, ko: row.summary_ko },
      description: { en: row.description_en, ko: row.description_ko },
      material: row.material,
      attributes: JSON.parse(row.attributes),
      keywords: JSON.parse(row.keywords),
      rating: row.rating,
      ratingCount: row.rating_count,
      popularity: row.popularity,
      addedOn: row.added_on,
      variants: variants.get(row.product_id) ?? [],
    }))
}

type VariantRow = Row<
  'sku' | 'product_id' | 'colour' | 'name_en' | 'name_ko' | 'pictures',
  'price_cents' | 'weight_grams' | 'volume_cm3'
>

function readVariants(db: Database): Map<string, Variant[]> {
  const rows = db.query<VariantRow, []>('SELECT * FROM variant ORDER BY product_id, place').all()
  return Map.groupBy(rows, ({ product_id }) => product_id)
    .entries()
    .reduce(
      (byProduct, [productId, own]) =>
        byProduct.set(
          productId,
          own.map((row) => ({
            sku: row.sku,
            colour: row.colour,
            name: { en: row.name_en, ko: row.name_ko },
            priceCents: row.price_cents,
            packed: { weightGrams: row.weight_grams, volumeCm3: row.volume_cm3 },
            pictures: JSON.parse(row.pictures),
          })),
        ),
      new Map<string, Variant[]>(),
    )
}

type StoreRow = Row<
  | 'store_id'
  | 'name_en'
  | 'name_ko'
  | 'street'
  | 'city_en'
  | 'city_ko'
  | 'country_code'
  | 'opening_hours_en'
  | 'opening_hours_ko'
  | 'picture_id'
  | 'picture_alt_en'
  | 'picture_alt_ko'
>

function readStores(db: Database): Store[] {
  return db
    .query<StoreRow, []>('SELECT * FROM store ORDER BY place')
    .all()
    .map((row) => ({
      storeId: row.store_id,
      name: { en: row.name_en, ko: row.name_ko },
      street: row.street,
      city: { en: row.city_en, ko: row.city_ko },
      countryCode: row.country_code,
      openingHours: { en: row.opening_hours_en, ko: row.opening_hours_ko },
      pictureId: row.picture_id,
      alt: { en: row.picture_alt_en, ko: row.picture_alt_ko },
    }))
}
