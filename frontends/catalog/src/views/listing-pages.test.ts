import { expect, test } from 'bun:test'
import { type Category, catalog } from '@galleria/contracts/catalog'
import { listingOf } from '../testing/samples.ts'
import { prefetched, renderOnServer, type Shop, structuredData } from '../testing/server-page.ts'

const { default: CategoryView, prefetch: prefetchCategory } = await import('../expose/category-page.ts')
const { default: SearchView, prefetch: prefetchSearch } = await import('../expose/search-page.ts')

const category = catalog.endpoints['category.list'].example.reply.categories[0] as Category
const listing = listingOf(['oslo-lamp', 'lund-lamp'], 'after-lund', 5)
const shop: Shop = () => ({ category, listing })
const lighting = (query = '', answer = shop) => ({
  at: `/category/lighting${query}`,
  path: '/category/:categoryId',
  shop: answer,
})
const search = (query = '', answer = shop) => ({ at: `/search${query}`, path: '/search', shop: answer })
const inCategory = (query?: string, answer?: Shop) => renderOnServer(CategoryView, lighting(query, answer))
const inSearch = (query?: string, answer?: Shop) => renderOnServer(SearchView, search(query, answer))

/** The attributes of every control that is sent along with the form of this id. */
const controls = (html: string, id: string) => html.match(new RegExp(`<(select|button)[^>]* form="${id}"[^>]*>`, 'g'))

test('a department comes out of the server with its products and its filters', async () => {
  const { html, status, title } = await inCategory()

  expect({ status, title }).toEqual({ status: 200, title: category.name })
  expect(html).toContain(category.description)
  expect(html).toContain('href="/product/lund-lamp?sku=')
  expect(html.match(/loading="eager" fetchpriority="high"/g)).toHaveLength(2)
})

test('without scripts filters and order are one form, sent to the same page', async () => {
  const { html } = await inSearch('?q=lamp&sort=newest&colour=oak')
  const [form = '', id = ''] = /<form[^>]* id="([^"]+)"[^>]*>/.exec(html) ?? []

  expect(form).toContain('method="get"')
  expect(form).not.toContain('action')
  expect(html).toContain('<input type="hidden" name="q" value="lamp"')
  expect(html).toMatch(/<input[^>]+type="checkbox"[^>]+name="colour"[^>]+value="oak"[^>]+checked/)
  expect(html).toContain('Apply filters')
  expect(controls(html, id)).toEqual([expect.stringContaining('name="sort"'), expect.stringContaining('type="submit"')])
  expect(html).toMatch(/<option value="newest"[^>]* selected/)
})

test('without scripts the filters are jumped to, a filter is taken off and more is shown by links', async () => {
  const { html } = await inSearch('?q=lamp&colour=oak&rating=4')

  expect(html).toMatch(/<aside id="filters"/)
  expect(html).toMatch(/href="\?q=lamp&amp;colour=oak&amp;rating=4#filters"/)
  expect(html).toMatch(/href="\?q=lamp&amp;rating=4"[^>]* aria-label="Remove filter/)
  expect(html).toMatch(/href="\?q=lamp"[^>]*>(<!--\[-->)?Clear all filters/)
  expect(html).toMatch(/href="\?q=lamp&amp;colour=oak&amp;rating=4&amp;cursor=after-lund"[^>]*>(<!--\[-->)?Show more/)
})

test('a page that was leafed to begins there, has the way back, and goes by the address of the whole', async () => {
  const { html, head, asked } = await inCategory('?material=wood&cursor=after-lund')

  expect(new URL(asked[0] ?? '', 'http://shop.test').searchParams.get('cursor')).toBe('after-lund')
  expect(html).toMatch(/href="\?material=wood"[^>]*>(<!--\[-->)?Back to the first products/)
  expect(head?.canonical).toBe('/category/lighting')
})

test('an old place in a listing that is no more is its beginning', async () => {
  const lost = { type: '/problems/invalid-request', title: 'No', status: 400, code: 'invalid-request' }
  const refusing: Shop = (_, query) =>
    query.has('cursor')
      ? Response.json({ ...lost, errors: [{ field: 'cursor', reason: 'foreign' }] }, { status: 400 })
      : { listing }
  const { html, status, asked } = await inSearch('?cursor=long-gone', refusing)

  expect(asked.map((address) => address.includes('cursor=long-gone'))).toEqual([true, false])
  expect(status).toBe(200)
  expect(html).toContain('/product/oslo-lamp')
})

test('a department nobody knows is a 404; a listing that cannot be had is a 503', async () => {
  expect(await inCategory('', () => 404)).toMatchObject({ status: 404, head: { hidden: true } })
  expect(await inCategory('', () => 503)).toMatchObject({ status: 503, head: { hidden: true } })
  expect((await inSearch('', () => 503)).status).toBe(503)
})

test('a department tells machines which products it lists; results for words are kept out of search engines', async () => {
  const page = await inCategory()

  expect(page.head).toMatchObject({
    description: category.description,
    firstPicture: { src: listing.products[0]?.picture.src },
  })
  expect(structuredData(page)[0]).toMatchObject({
    '@type': 'CollectionPage',
    name: category.name,
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: 5,
      itemListElement: [
        { position: 1, url: 'https://shop.example/product/oslo-lamp' },
        { position: 2, url: 'https://shop.example/product/lund-lamp' },
      ],
    },
  })
  expect((await inSearch('?colour=oak')).head).toMatchObject({ canonical: '/search' })
  expect((await inSearch('?q=lamp')).head).toMatchObject({ hidden: true })
})

test('nothing found says so, with ideas that are links', async () => {
  const { html, status } = await inSearch('?q=xyzzy', () => ({ listing: listingOf([]) }))

  expect(status).toBe(200)
  expect(html).toContain('We found nothing for “xyzzy”')
  expect(html).toContain('href="/search?q=lamp"')
})

test('what was asked for ahead of the visit is what the page needs', async () => {
  const query = '?sort=newest&cursor=after-lund'
  const department = await prefetched(prefetchCategory, lighting(query))
  const results = await prefetched(prefetchSearch, search(query))

  expect(
    (
      await renderOnServer(
        CategoryView,
        lighting(query, () => 503),
        department,
      )
    ).asked,
  ).toEqual([])
  expect(
    (
      await renderOnServer(
        SearchView,
        search(query, () => 503),
        results,
      )
    ).asked,
  ).toEqual([])
})
