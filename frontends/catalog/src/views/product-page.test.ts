import { describe, expect, test } from 'bun:test'
import type { Variant } from '@galleria/contracts/catalog'
import { problem } from '@galleria/contracts/problem'
import type { ProductPage, SuggestedCard } from '@galleria/contracts/web'
import { card, lamp, lampPage, suggested } from '../testing/samples.ts'
import { prefetched, renderOnServer, structuredData } from '../testing/server-page.ts'

const { default: ProductView, prefetch } = await import('../expose/product-page.ts')

const at = (page: ProductPage | number, query = '') => ({
  at: `/product/${lamp.productId}${query}`,
  path: '/product/:productId',
  shop: () => page,
})
const visit = (page: ProductPage | number, query = '') => renderOnServer(ProductView, at(page, query))
const [oak] = lamp.variants as [Variant]
const [front] = oak.pictures as [Variant['pictures'][number]]

test('a product comes out of the server whole: words, price, stock, details and what goes well with it', async () => {
  const { html, status, title } = await visit(lampPage)

  expect({ status, title }).toEqual({ status: 200, title: 'Oslo table lamp' })
  for (const words of ['<h1', '€89', 'In stock', lamp.description, 'LMP-012-OAK', '/product/reading-chair?sku=']) {
    expect(html).toContain(words)
  }
  expect(html).toContain('data-widget="orders/buy-button"')
})

test('without scripts each variant is a link to the page that shows it', async () => {
  const { html } = await visit(lampPage, '?sku=LMP-012-BLK')

  expect(html).toMatch(/<a[^>]+href="\/product\/oslo-table-lamp\?sku=LMP-012-OAK"/)
  expect(html).toMatch(/<a[^>]+href="\/product\/oslo-table-lamp\?sku=LMP-012-BLK"[^>]+aria-current="true"/)
  expect(html).toContain('Only 2 left')
  expect(html).not.toContain('type="radio"')
})

test('without scripts every picture is there, the first at once, and each can be jumped to', async () => {
  const pictures = [front, { ...front, id: 'lmp-side-4f3a9c22', src: '/pictures/lmp-side-4f3a9c22.svg' }]
  const product = { ...lamp, variants: [{ ...oak, pictures }] }
  const { html } = await visit({ ...lampPage, product: { state: 'fresh', data: product } })

  expect(html).toMatch(/<img[^>]+src="\/pictures\/lmp-012-oak-front[^>]+loading="eager" fetchpriority="high"/)
  const [, id] = /<img id="([^"]+)"[^>]+src="\/pictures\/lmp-side[^>]+loading="lazy"/.exec(html) ?? []
  expect(html).toMatch(new RegExp(`<a [^>]*href="#${id}"`))
  expect(html).not.toContain('Next picture')
})

describe('what is suggested below a product', () => {
  const rows = (html: string) =>
    [...html.matchAll(/(<section class="shelf"[^>]*>).*?<h2[^>]*>([^<]*)<\/h2>/gs)].map(([, tag = '', heading]) => [
      /data-basis="([^"]*)"/.exec(tag)?.[1],
      heading,
    ])

  test('by the model: what is often bought with it and what is much like it, without saying so on every product', async () => {
    const reason = { kind: 'similar-to' as const, productId: lamp.productId, name: lamp.name }
    const similar = { basis: 'model' as const, products: [{ ...card, productId: 'desk-lamp', reason }] }
    const { html } = await visit({ ...lampPage, together: suggested('model', 'shade'), similar })
    expect(rows(html)).toEqual([
      ['model', 'Often bought with Oslo table lamp'],
      ['model', 'Much like Oslo table lamp'],
    ])
    for (const [, heading = ''] of rows(html)) expect(html.split(heading)).toHaveLength(2)
    expect(html).toContain('/product/shade?sku=')
    expect(html).not.toContain('/product/reading-chair')
  })

  test('where the model knows too little, the row goes on with what is popular, which is said of just that', async () => {
    const [candle] = suggested('popular', 'candle').products as [SuggestedCard]
    const together = { ...suggested('model', 'shade'), products: [...suggested('model', 'shade').products, candle] }
    const { html } = await visit({ ...lampPage, together })
    expect(rows(html)[0]).toEqual(['model', 'Often bought with Oslo table lamp'])
    for (const once of ['Often bought with', 'Popular right now']) expect(html.split(once)).toHaveLength(2)
  })

  test('for want of a model: what is popular, and what goes well with it by its description', async () => {
    const { html } = await visit({ ...lampPage, together: suggested('popular', 'candle') })
    expect(rows(html)).toEqual([
      ['popular', 'Popular right now'],
      [undefined, 'Goes well with'],
    ])
  })

  test('while nobody says what is popular: what was, and when', async () => {
    const { html } = await visit({ ...lampPage, together: suggested('last-known', 'candle') })
    expect(rows(html)[0]).toEqual(['last-known', 'Popular lately'])
    expect(html).toContain('As of 15 Jan 2026, 10:00 UTC')
  })

  test('nothing: no empty place is left', async () => {
    const { html } = await visit({ ...lampPage, related: { state: 'fresh', data: [] } })
    expect(rows(html)).toEqual([])
    expect(rows((await visit(lampPage)).html)).toEqual([[undefined, 'Goes well with']])
  })
})

test('a product nobody sells is a 404, one that cannot be asked for a 503, and neither is to be found again', async () => {
  const missing: ProductPage = { ...lampPage, product: { state: 'missing', problem: problem('unavailable') } }

  expect(await visit(404)).toMatchObject({
    status: 404,
    title: 'This product has left the building',
    head: { hidden: true },
  })
  expect(await visit(503)).toMatchObject({ status: 503, head: { hidden: true } })
  expect(await visit(missing)).toMatchObject({ status: 503, head: { hidden: true } })
})

test('all variants go by one address, and the picture seen first is the one of the variant shown', async () => {
  const { head } = await visit(lampPage, '?sku=LMP-012-BLK')

  expect(head).toMatchObject({
    description: lamp.summary,
    canonical: '/product/oslo-table-lamp',
    type: 'product',
    image: { src: '/pictures/og/oslo-table-lamp.png', width: 1200, height: 630, alt: 'Oslo table lamp' },
    firstPicture: { src: front.src },
  })
})

test('machines are told the price of each variant, and its stock only when the storeroom has said so', async () => {
  const stock: ProductPage['stock'] = { state: 'fresh', data: [{ sku: 'LMP-012-BLK', available: 0, level: 'out' }] }
  const page = await visit({ ...lampPage, stock })

  expect(structuredData(page)).toEqual([
    expect.objectContaining({
      '@type': 'Product',
      image: 'https://shop.example/pictures/og/oslo-table-lamp.png',
      aggregateRating: { '@type': 'AggregateRating', ratingValue: 4.6, reviewCount: 128, bestRating: 5 },
      offers: [
        expect.not.objectContaining({ availability: expect.anything() }),
        expect.objectContaining({
          sku: 'LMP-012-BLK',
          url: 'https://shop.example/product/oslo-table-lamp?sku=LMP-012-BLK',
          price: '99.00',
          priceCurrency: 'EUR',
          availability: 'https://schema.org/OutOfStock',
        }),
      ],
    }),
    expect.objectContaining({ '@type': 'BreadcrumbList' }),
  ])
})

test('what was asked for ahead of the visit is what the page needs', async () => {
  const ahead = await prefetched(prefetch, at(lampPage))
  const { html, asked } = await renderOnServer(ProductView, at(503), ahead)

  expect(asked).toEqual([])
  expect(html).toContain('Oslo table lamp')
})

test('a refusal asked for ahead is not kept, so that the visit asks again', async () => {
  expect((await prefetched(prefetch, at(503))).size).toBe(0)
})
