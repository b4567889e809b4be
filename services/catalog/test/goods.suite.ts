import { beforeAll, describe, expect, test } from 'bun:test'
import { catalog } from '@galleria/contracts/catalog'
import { locales } from '@galleria/contracts/values'
import { testCall } from '@galleria/testkit'
import { listed, type RunningCatalog, seed, told } from './running-catalog.ts'

/** What the shop sells is all there, as the contract promises it. */
export function goodsSuite(running: () => RunningCatalog): void {
  let client: RunningCatalog['client']
  beforeAll(() => {
    client = running().client
  })

  describe('what the shop sells', () => {
    test('every product says on its page what the contract promises, in both languages', async () => {
      for (const locale of locales) {
        for (const { productId, name, variants } of seed.products) {
          const product = catalog.endpoints['product.get'].reply.parse(
            told(await client.product.get({ productId, locale }, testCall())),
          )
          expect(product.name).toBe(name[locale])
          expect(product.variants.map(({ sku }) => sku)).toEqual(variants.map(({ sku }) => sku))
        }
      }
    })

    test('a product that is not there is refused by name', async () => {
      const answer = await client.product.get({ productId: 'no-such-thing', locale: 'en' }, testCall())
      expect(answer).toMatchObject({ ok: false, problem: { code: 'product-unknown', status: 404 } })
    })

    test('every category is on the floor plan with as many products as its listing has', async () => {
      const { categories } = catalog.endpoints['category.list'].reply.parse(
        told(await client.category.list({ locale: 'ko' }, testCall())),
      )
      expect(categories.map(({ name }) => name)).toEqual(seed.categories.map(({ name }) => name.ko))
      for (const { categoryId, productCount } of categories) {
        const listing = told(
          await client.product.search({ ...listed, filters: { category: categoryId }, limit: 1 }, testCall()),
        )
        expect(listing.total).toBe(productCount)
      }
    })

    test('every store says where it is and when it is open', async () => {
      const { stores } = catalog.endpoints['store.list'].reply.parse(
        told(await client.store.list({ locale: 'en' }, testCall())),
      )
      expect(stores.map(({ storeId }) => storeId)).toEqual(seed.stores.map(({ storeId }) => storeId))
    })

    test('prices come in the order asked, each once, and what is not for sale is named', async () => {
      const wanted = seed.products
        .flatMap(({ variants }) => variants)
        .slice(0, 2)
        .reverse()
      const [skuTwo = '', skuOne = ''] = wanted.map(({ sku }) => sku)
      const skus = [skuTwo, 'ZZZ-000-ZZZ', skuOne, skuTwo]
      const prices = catalog.endpoints['variant.price'].reply.parse(
        told(await client.variant.price({ skus, locale: 'en' }, testCall())),
      )
      expect(prices.variants.map(({ sku, unitPrice }) => [sku, unitPrice.cents])).toEqual(
        wanted.map(({ sku, priceCents }) => [sku, priceCents]),
      )
      expect(prices.variants.map(({ weightGrams, volumeCm3 }) => ({ weightGrams, volumeCm3 }))).toEqual(
        wanted.map(({ packed }) => packed),
      )
      expect(prices.unknown).toEqual(['ZZZ-000-ZZZ'])
    })

    test('a picture that a page shows can be fetched, one that nothing shows cannot', async () => {
      const { pictureId } = seed.products[0]?.variants[0]?.pictures[0] ?? { pictureId: '' }
      expect(told(await client.picture.get({ pictureId }, testCall())).svg).toStartWith('<svg ')
      const gone = await client.picture.get({ pictureId: 'no-such-picture-00000000' }, testCall())
      expect(gone).toMatchObject({ ok: false, problem: { code: 'not-found', status: 404 } })
    })
  })
}
