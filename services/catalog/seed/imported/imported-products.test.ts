import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalog } from '@galleria/contracts/catalog'
import { Measures } from '@galleria/contracts/measures'
import { productOnTheWire } from '../../adapters/inbound/on-the-wire.ts'
import { pictureSvg } from '../../art/index.ts'
import { openShop } from '../../test/open-shop.ts'
import { seedCatalogue } from '../index.ts'
import { fittingColour, fittingDrawing } from './fitting.ts'
import { withImported } from './imported-products.ts'
import { type ImportedProduct, readImported, readImportedStock } from './read-imported.ts'

const folder = mkdtempSync(join(tmpdir(), 'galleria-imported-'))
afterAll(() => rmSync(folder, { recursive: true }))

const teapot: ImportedProduct = {
  productId: 'blue-teapot-for-two-11111a',
  head: 'QAA-000',
  stockCode: '11111A',
  name: 'BLUE TEAPOT FOR TWO',
  addedOn: '2010-12-01',
  lines: 100_000,
  variants: [
    { sku: 'QAA-000-AA', priceCents: 255 },
    { sku: 'QAA-000-AB', priceCents: 336 },
  ],
}
const own = seedCatalogue()

test('an imported product is sold beside the shop’s own, at each of its prices, on the shelf of what is most like it', () => {
  const shop = openShop(withImported(own, [teapot]))
  const product = shop.catalogue.product(teapot.productId)
  expect(product).toMatchObject({ name: { en: 'Blue teapot for two' }, categoryId: 'kitchen', ratingCount: 0 })
  expect(product?.variants.map(({ sku, priceCents }) => [sku, priceCents])).toEqual([
    ['QAA-000-AA', 255],
    ['QAA-000-AB', 336],
  ])
  expect(shop.catalogue.products).toHaveLength(own.products.length + 1)
  expect(shop.find('blue teapot for two')[0]).toBe(teapot.productId)
  expect(shop.list({ sort: 'popular' }).page[0]?.product.productId).toBe(teapot.productId)
})

test('its page says all that the contract promises, its pictures are drawn, and it can be sent', () => {
  const { catalogue } = openShop(withImported(own, [teapot]))
  const product = catalogue.product(teapot.productId)
  const category = catalogue.category(product?.categoryId ?? '')
  if (!product || !category) throw new Error('the teapot is not for sale')
  const { reply } = catalog.endpoints['product.get']
  for (const locale of ['en', 'ko'] as const) reply.parse(productOnTheWire(product, category, locale))
  for (const { packed, pictures } of product.variants) {
    Measures.parse(packed)
    for (const { pictureId } of pictures) expect(pictureSvg(pictureId)).toStartWith('<svg')
  }
})

test('every kind of thing that a name can speak of is drawn by something of ours', () => {
  const names = [
    'ROTATING SILVER ANGELS T-LIGHT HLDR',
    'CHRISTMAS CARD',
    'WICKER STAR',
    'LUNCH BAG',
    'OWL KEYRING',
    'XYZZY',
  ]
  expect(names.map(fittingDrawing)).toEqual(['candle-holder', 'cards', 'basket', 'basket', 'key-ring', 'gift-box'])
  expect(['RED RETROSPOT MUG', 'ASSORTED MUGS'].map(fittingColour)).toEqual(['terracotta', undefined])
  const many = names.map((name, index) => ({ ...teapot, name, productId: `p-${index}`, head: `QAA-00${index}` }))
  expect(withImported(own, many).products).toHaveLength(own.products.length + names.length)
})

test('two products of one name are refused, whosever they are', () => {
  const taken = own.products[0]
  if (!taken) throw new Error('the shop is empty')
  expect(() => withImported(own, [{ ...teapot, productId: taken.productId }])).toThrow('is the name of two products')
  expect(() => withImported(own, [{ ...teapot, head: taken.code }])).toThrow(taken.code)
  expect(() => withImported(own, [teapot, teapot])).toThrow(teapot.productId)
})

test('an import is read as it was written, and one that is wrong or missing is told of', async () => {
  const lines = `${JSON.stringify({ ...teapot, variants: teapot.variants.map((variant) => ({ ...variant, pieces: 3 })) })}\n`
  await Bun.write(join(folder, 'products.jsonl'), lines)
  await Bun.write(join(folder, 'opening-stock.json'), '[{"sku":"QAA-000-AA","quantity":103}]')
  expect(await readImported(folder)).toEqual([teapot])
  expect(await readImportedStock(folder)).toEqual([{ sku: 'QAA-000-AA', quantity: 103 }])

  await Bun.write(join(folder, 'products.jsonl'), `${lines}{"productId":"Not One"}\n`)
  await expect(readImported(folder)).rejects.toThrow('products.jsonl, line 2 is not as it should be')
  await Bun.write(join(folder, 'products.jsonl'), `${lines}{"prod`)
  await expect(readImported(folder)).rejects.toThrow('products.jsonl, line 2 is not JSON')
  await expect(readImported(join(folder, 'nowhere'))).rejects.toThrow('cannot be read; make an import with')
})
