import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@galleria/chassis/store/database'
import { inboxMigration } from '@galleria/chassis/store/outbox'
import { sqliteBestsellers } from '../adapters/outbound/sqlite-bestsellers.ts'
import { sqliteCatalogue } from '../adapters/outbound/sqlite-catalogue.ts'
import { catalogueMigration, packedMigration } from '../adapters/outbound/sqlite-schema.ts'
import { countFiled } from '../adapters/outbound/sqlite-search-index.ts'
import { seedStore } from '../adapters/outbound/sqlite-seeding.ts'
import { makeRankBestsellers } from '../application/rank-bestsellers.ts'
import { openShop } from './open-shop.ts'
import { smallShop } from './small-shop.ts'

const bowls = [{ sku: 'TBL-002-SAG', quantity: 99 }]

test('what is bought moves up among the popular, once, however often it is told', () => {
  const shop = openShop()
  const rank = makeRankBestsellers(shop)
  const popular = () => shop.list({ sort: 'popular' }).page.map(({ product }) => product.productId)
  expect(popular().indexOf('bada-decorative-bowl')).toBe(6)

  expect(rank({ eventId: 'e-1', lines: bowls })).toEqual({ counted: true, unknown: [] })
  expect(rank({ eventId: 'e-1', lines: bowls }).counted).toBe(false)
  expect(rank({ eventId: 'e-1', lines: bowls }).counted).toBe(false)

  expect(popular()[0]).toBe('bada-decorative-bowl')
  expect(shop.bestsellers.popularity('bada-decorative-bowl')).toBe(15 + 99)
})

test('all variants of a product count towards it, and a sku that is gone is named and passed over', () => {
  const shop = openShop()
  const lines = [
    { sku: 'LMP-001-OAK', quantity: 2 },
    { sku: 'LMP-001-BLK', quantity: 3 },
    { sku: 'OLD-001-OAK', quantity: 7 },
  ]
  expect(makeRankBestsellers(shop)({ eventId: 'e-1', lines })).toEqual({ counted: true, unknown: ['OLD-001-OAK'] })
  expect(shop.bestsellers.popularity('oslo-table-lamp')).toBe(50 + 5)
})

test('when counting fails nothing is counted and the event is not taken as seen', () => {
  const shop = openShop()
  expect(() =>
    shop.bestsellers.add(
      'e-1',
      new Map([
        ['oslo-table-lamp', 5],
        ['haneul-stool', -1],
      ]),
    ),
  ).toThrow('CHECK')
  expect(shop.bestsellers.popularity('oslo-table-lamp')).toBe(50)
  expect(shop.bestsellers.add('e-1', new Map([['oslo-table-lamp', 5]]))).toBe(true)
})

test('the shop seeds once, seeds anew when the seed has changed, and remembers what was sold', () => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-seed-'))
  const file = join(folder, 'catalog.sqlite')
  const migrations = [catalogueMigration, inboxMigration, packedMigration]
  const first = openDatabase({ file, migrations })
  expect(seedStore(first, smallShop)).toBe(true)
  sqliteBestsellers(first, sqliteCatalogue(first), 'test').add('e-1', new Map([['sol-pillar-candle', 7]]))
  first.close()

  const again = openDatabase({ file, migrations })
  expect(seedStore(again, smallShop)).toBe(false)
  const fewer = { ...smallShop, products: smallShop.products.slice(-2) }
  expect(seedStore(again, fewer)).toBe(true)

  const catalogue = sqliteCatalogue(again)
  expect(catalogue.products).toEqual([...fewer.products])
  expect(catalogue.stores).toEqual([...fewer.stores])
  expect(countFiled(again)).toBe(2)
  expect(sqliteBestsellers(again, catalogue, 'test').popularity('sol-pillar-candle')).toBe(60 + 7)
  again.close()
  rmSync(folder, { recursive: true })
})

test('a seed that contradicts itself is not taken, and the shop keeps what it had', () => {
  const { db } = openShop()
  const [product] = smallShop.products
  if (!product) throw new Error('the small shop is empty')
  expect(() => seedStore(db, { ...smallShop, products: [product, product] })).toThrow('UNIQUE')
  expect(countFiled(db)).toBe(smallShop.products.length)
})
