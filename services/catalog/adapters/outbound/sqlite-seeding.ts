import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { CatalogueContent, Category, Product, Store } from '../../domain/catalogue.ts'
import { fileProduct, filingVersion } from './filed-product.ts'

/**
 * Makes the store hold this seed: all of it in one transaction, or nothing to do when it already does. What was sold is
 * kept. Returns whether anything was written.
 */
export function seedStore(db: Database, content: CatalogueContent): boolean {
  const hash = new Bun.CryptoHasher('sha256').update(JSON.stringify([filingVersion, content])).digest('hex')
  const seeded = db.query<{ hash: string }, []>('SELECT hash FROM seed').get()
  if (seeded?.hash === hash) return false
  inTransaction(db, () => {
    for (const table of ['variant', 'product', 'category', 'store', 'product_search', 'search_word', 'seed']) {
      db.run(`DELETE FROM ${table}`)
    }
    for (const [place, category] of content.categories.entries()) insertCategory(db, category, place)
    for (const [place, product] of content.products.entries()) insertProduct(db, product, place)
    for (const [place, store] of content.stores.entries()) insertStore(db, store, place)
    fileProducts(db, content)
    db.query('INSERT INTO seed (only, hash) VALUES (1, ?)').run(hash)
  })
  return true
}

function insertCategory(
  db: Database,
  { categoryId, name, description, pictureId, pictureAlt }: Category,
  place: number,
): void {
  db.query('INSERT INTO category VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    categoryId,
    place,
    name.en,
    name.ko,
    description.en,
    description.ko,
    pictureId,
    pictureAlt.en,
    pictureAlt.ko,
  )
}

function insertProduct(db: Database, product: Product, place: number): void {
  const { productId, code, categoryId, name, summary, description, material, attributes, keywords } = product
  db.query('INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    productId,
    place,
    code,
    categoryId,
    name.en,
    name.ko,
    summary.en,
    summary.ko,
    description.en,
    description.ko,
    material,
    JSON.stringify(attributes),
    JSON.stringify(keywords),
    product.rating,
    product.ratingCount,
    product.popularity,
    product.addedOn,
  )
  product.variants.forEach(({ sku, colour, name, priceCents, packed, pictures }, place) => {
    const shown = JSON.stringify(pictures.map(({ pictureId, alt }) => ({ pictureId, alt })))
    db.query('INSERT INTO variant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      sku,
      productId,
      place,
      colour,
      name.en,
      name.ko,
      priceCents,
      shown,
      packed.weightGrams,
      packed.volumeCm3,
    )
  })
}

function insertStore(db: Database, store: Store, place: number): void {
  const { storeId, name, street, city, countryCode, openingHours, pictureId, alt } = store
  db.query('INSERT INTO store VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    storeId,
    place,
    name.en,
    name.ko,
    street,
    city.en,
    city.ko,
    countryCode,
    openingHours.en,
    openingHours.ko,
    pictureId,
    alt.en,
    alt.ko,
  )
}

function fileProducts(db: Database, { categories, products }: CatalogueContent): void {
  const byId = new Map(categories.map((category) => [category.categoryId, category]))
  const uses = new Map<string, number>()
  for (const product of products) {
    const category = byId.get(product.categoryId)
    if (!category) throw new Error(`${product.productId} is in ${product.categoryId}, which is no category`)
    const { name, keywords, summary, description, words } = fileProduct(product, category)
    db.query('INSERT INTO product_search VALUES (?, ?, ?, ?, ?)').run(
      product.productId,
      name,
      keywords,
      summary,
      description,
    )
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  for (const [word, count] of uses) db.query('INSERT INTO search_word VALUES (?, ?)').run(word, count)
}
