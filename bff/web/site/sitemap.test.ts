import { expect, test } from 'bun:test'
import { sitemapOf } from './sitemap.ts'

const names = { categories: ['lighting'], products: ['a-lamp', 'b-lamp', 'c-lamp', 'd-lamp'] }

test('more pages than a file may name become an index and its parts', () => {
  const [index, ...parts] = sitemapOf(names, 'https://shop.example', 3)

  expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
  expect([...(index ?? '').matchAll(/https:[^<]+/g)].map(String)).toEqual(
    [1, 2, 3].map((part) => `https://shop.example/sitemap.xml?part=${part}`),
  )
  expect(parts.map((part) => part.match(/<url>/g)?.length)).toEqual([3, 3, 1])
  expect(sitemapOf(names, 'https://shop.example', 7)).toHaveLength(1)
})

test('whatever an address holds, the file stays XML', () => {
  const [file] = sitemapOf({ categories: [], products: [`a&b<c>'d"`] }, 'https://shop.example')

  expect(file).toContain('<loc>https://shop.example/product/a&amp;b&lt;c&gt;&apos;d&quot;</loc>')
})
