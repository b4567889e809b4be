import { expect, test } from 'bun:test'
import { colours, materials } from '@galleria/contracts/catalog'
import { Measures } from '@galleria/contracts/measures'
import { CategoryId, locales, PictureId, ProductId, Sku, StoreId } from '@galleria/contracts/values'
import { seedCatalogue } from './index.ts'
import { openingStock } from './opening-stock.ts'
import { ranges } from './ranges.ts'
import { words } from './words/index.ts'

const shop = seedCatalogue()
const variants = shop.products.flatMap(({ variants }) => variants)
const repeated = (list: readonly string[]): string[] => list.filter((item, index) => list.indexOf(item) !== index)

test('the shop opens with at least 240 products in at least 12 categories, none of them empty', () => {
  expect(shop.products.length).toBeGreaterThanOrEqual(260)
  expect(shop.categories.length).toBeGreaterThanOrEqual(12)
  const stocked = new Set(shop.products.map(({ categoryId }) => categoryId))
  expect(shop.categories.map(({ categoryId }) => categoryId).filter((id) => !stocked.has(id))).toEqual([])
  expect([...stocked].filter((id) => !shop.categories.some(({ categoryId }) => categoryId === id))).toEqual([])
})

test('asked twice, the seed is the same to the last character', () => {
  expect(JSON.stringify(seedCatalogue())).toBe(JSON.stringify(shop))
})

test('every id and SKU is one the contracts accept, and nothing is called what something else is called', () => {
  for (const { productId } of shop.products) ProductId.parse(productId)
  for (const { sku } of variants) Sku.parse(sku)
  for (const { categoryId } of shop.categories) CategoryId.parse(categoryId)
  for (const { storeId } of shop.stores) StoreId.parse(storeId)
  expect(repeated(shop.products.map(({ productId }) => productId))).toEqual([])
  expect(repeated(shop.products.map(({ code }) => code))).toEqual([])
  expect(repeated(shop.products.map(({ name }) => name.en))).toEqual([])
  expect(repeated(shop.products.map(({ name }) => name.ko))).toEqual([])
  expect(repeated(variants.map(({ sku }) => sku))).toEqual([])
  expect(repeated(shop.stores.map(({ storeId }) => storeId))).toEqual([])
})

test('a SKU begins with the code of its product', () => {
  const strangers = shop.products.flatMap(({ code, variants }) =>
    variants.filter(({ sku }) => !sku.startsWith(`${code}-`)),
  )
  expect(strangers).toEqual([])
})

test('colours and materials are those a shopper can filter by, and each of them finds something', () => {
  expect(new Set(variants.map(({ colour }) => colour))).toEqual(new Set(colours))
  expect(new Set(shop.products.map(({ material }) => material))).toEqual(new Set(materials))
})

test('every variant can be sent: it has a weight and a volume that a carrier takes, and a larger size is heavier', () => {
  for (const { packed } of variants) Measures.parse(packed)
  const small = variants.filter(({ sku }) => /-[A-Z]{3}S$/.test(sku))
  expect(small.length).toBeGreaterThan(0)
  for (const { sku, packed } of small) {
    const large = variants.find((other) => other.sku === `${sku.slice(0, -1)}L`)
    expect(large?.packed.weightGrams ?? Number.POSITIVE_INFINITY).toBeGreaterThan(packed.weightGrams)
  }
})

test('every variant has a price that looks like a price, and a picture of each view', () => {
  const odd = variants.filter(
    ({ priceCents }) => priceCents < 900 || priceCents > 200_000 || ![0, 50, 90].includes(priceCents % 100),
  )
  expect(odd.map(({ sku, priceCents }) => `${sku} ${priceCents}`)).toEqual([])
  for (const { pictures } of variants) expect(pictures.map(({ view }) => view)).toEqual(['front', 'detail', 'room'])
})

test('every picture id is well formed, ends in a hash, and is used once', () => {
  const ids = [
    ...variants.flatMap(({ pictures }) => pictures.map(({ pictureId }) => pictureId)),
    ...[...shop.categories, ...shop.stores, ...shop.heroes].map(({ pictureId }) => pictureId),
  ]
  for (const id of ids) expect(PictureId.parse(id)).toMatch(/-[0-9a-f]{8}$/)
  expect(new Set(ids).size).toBe(ids.length)
})

test('both languages are there wherever a shopper reads, and Korean is Korean', () => {
  const texts = textsIn(shop)
  expect(texts.length).toBeGreaterThan(5_000)
  for (const text of texts) for (const locale of locales) expect(text[locale]?.trim()).toBeTruthy()
  const prose = shop.products.flatMap(({ name, summary, description }) => [name, summary, description])
  expect(prose.filter(({ ko }) => !/[가-힣]/.test(ko)).map(({ en }) => en)).toEqual([])
  expect(prose.filter(({ en }) => /[가-힣]/.test(en)).map(({ en }) => en)).toEqual([])
})

test('every product is described in words of its own, two to four sentences long', () => {
  expect(Object.keys(words).sort()).toEqual(ranges.map(({ productId }) => productId).sort())
  for (const locale of locales)
    expect(repeated(shop.products.map(({ description }) => description[locale]))).toEqual([])
  const lengths = shop.products.map(({ description }) => description.en.split(/[.!?](?:\s|$)/).filter(Boolean).length)
  expect(lengths.filter((length) => length < 2 || length > 4)).toEqual([])
})

test('every product has four to seven facts and one to five variants', () => {
  const numbers = (list: readonly number[]) => [Math.min(...list), Math.max(...list)]
  expect(numbers(shop.products.map(({ attributes }) => attributes.length))).toEqual([4, 7])
  const [fewest = 0, most = 0] = numbers(shop.products.map(({ variants }) => variants.length))
  expect(fewest).toBe(1)
  expect(most).toBeLessThanOrEqual(5)
})

test('the opening stock names every variant once, says what the catalogue says, and has something sold out and something low', () => {
  const stock = openingStock()
  expect(Object.fromEntries(stock.map(({ sku, quantity }) => [sku, quantity]))).toEqual(
    Object.fromEntries(variants.map(({ sku, openingStock }) => [sku, openingStock])),
  )
  expect(stock.length).toBe(variants.length)
  const share = (wanted: (quantity: number) => boolean) =>
    stock.filter(({ quantity }) => wanted(quantity)).length / stock.length
  expect(share((quantity) => quantity === 0)).toBeWithin(0.02, 0.1)
  expect(share((quantity) => quantity >= 1 && quantity <= 3)).toBeWithin(0.03, 0.15)
  expect(share((quantity) => quantity >= 10 && quantity <= 60)).toBeGreaterThan(0.75)
})

test('what the contract gives as an example is really for sale', () => {
  const lamp = shop.products.find(({ productId }) => productId === 'oslo-table-lamp')
  expect(lamp).toMatchObject({ name: { en: 'Oslo table lamp' }, categoryId: 'lighting', material: 'wood' })
  expect(lamp?.variants[0]).toMatchObject({ sku: 'LMP-012-OAK', priceCents: 8_900 })
  expect(variants.some(({ sku }) => sku === 'LMP-013-BLK')).toBe(true)
  expect(shop.stores.some(({ storeId }) => storeId === 'seoul-hannam')).toBe(true)
})

/** Every pair of texts anywhere inside a value. */
function textsIn(value: unknown): Record<string, string>[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'en' in value && typeof value.en === 'string' ? [value as Record<string, string>] : []
  return [...own, ...Object.values(value).flatMap(textsIn)]
}
