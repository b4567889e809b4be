import { expect, test } from 'bun:test'
import { ListingQuery, PageQuery, pathParameters } from '@galleria/contracts/web'
import { createApi } from '@galleria/ui'
import { noChoice, readChoice } from '../model/choice.ts'
import { createCatalogApi } from './catalog-api.ts'

/** An api whose questions are kept, each answered with an empty object. */
function recorded() {
  const asked: URL[] = []
  const fetch = async (address: string | URL | Request) => {
    asked.push(new URL(String(address), 'https://galleria.example'))
    return Response.json({})
  }
  return { asked, api: createCatalogApi(createApi(fetch as typeof globalThis.fetch)) }
}

test('a full choice is asked for in the words of the web BFF, money in cents', async () => {
  const { asked, api } = recorded()
  const choice = readChoice({
    q: 'lamp',
    category: 'lighting',
    colour: 'oak,brass',
    material: 'wood',
    from: '20',
    to: '90',
    rating: '4',
  })

  await api.search({ locale: 'ko', choice: { ...choice, sort: 'price-asc' }, cursor: 'after-24' })

  expect(asked[0]?.pathname).toBe('/api/web/pages/search')
  expect(ListingQuery.parse(Object.fromEntries(asked[0]?.searchParams ?? []))).toEqual({
    locale: 'ko',
    q: 'lamp',
    category: 'lighting',
    colour: ['oak', 'brass'],
    material: ['wood'],
    priceFrom: 2000,
    priceTo: 9000,
    rating: 4,
    sort: 'price-asc',
    cursor: 'after-24',
    limit: 24,
  })
})

test('every choice an address can hold is one the web BFF takes', async () => {
  const { asked, api } = recorded()
  const everything = {
    colour: 'white,black,grey,oak,walnut,brass,terracotta,sage,navy,blush,mustard,sand',
    to: '1000000',
    rating: '5',
  }

  await api.category('lighting', { locale: 'en', choice: readChoice(everything) })
  await api.search({ locale: 'en', choice: noChoice })

  for (const address of asked)
    expect(ListingQuery.safeParse(Object.fromEntries(address.searchParams)).success).toBe(true)
})

test('a category is named in the path and nowhere else', async () => {
  const { asked, api } = recorded()

  await api.category('lighting', { locale: 'en', choice: { ...noChoice, category: 'kitchen' } })

  expect(asked[0]?.pathname).toBe('/api/web/pages/category/lighting')
  expect(asked[0]?.searchParams.has('category')).toBe(false)
})

test('a product, the home page and the stores are asked for in the language of the page', async () => {
  const { asked, api } = recorded()

  await api.product('oslo-table-lamp', { locale: 'ko' })
  await api.home({ locale: 'ko' })
  await api.stores({ locale: 'ko' })

  expect(asked.map((address) => address.pathname.replace('/api/web/pages/', ''))).toEqual([
    'product/oslo-table-lamp',
    'home',
    'stores',
  ])
  for (const address of asked)
    expect(PageQuery.parse(Object.fromEntries(address.searchParams))).toEqual({ locale: 'ko' })
  expect(pathParameters.productId.safeParse({ productId: 'oslo-table-lamp' }).success).toBe(true)
})

test('an address typed by hand cannot climb out of its place', async () => {
  const { asked, api } = recorded()
  await api.product('../cart', { locale: 'en' })
  expect(asked[0]?.pathname).toBe('/api/web/pages/product/..%2Fcart')
})
