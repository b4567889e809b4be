import { beforeAll, expect, test } from 'bun:test'
import type { CartPage } from '@galleria/contracts/web'
import type { BuiltPages } from '../testing/built-pages.ts'
import type { PageToDraw } from '../testing/draw-page.ts'
import { formsIn, textOf } from '../testing/read-html.ts'
import { cartOf, chair, lamps } from '../testing/samples.ts'
import { type Shop, unavailable } from '../testing/shop-around.ts'

/** The cart, as it comes from the server. */
export function cartPageSuite(built: () => BuiltPages): void {
  let page: BuiltPages['page']
  beforeAll(() => {
    page = built().page
  })

  test('the cart stands in the page with its lines, its sum, and the way to the checkout', async () => {
    const { html, status, head } = await page('cart-page', '/cart', { '/cart': cartOf([lamps, chair]) })

    expect(textOf(html)).toContain('Oslo table lamp')
    expect(textOf(html)).toContain('Reading chair')
    expect(html).toContain('href="/checkout"')
    expect(html).toContain('Paying needs scripts')
    expect([status, head?.hidden]).toEqual([200, true])
  })

  test('without scripts each line is changed and taken out by a form', async () => {
    const { html } = await page('cart-page', '/cart', { '/cart': cartOf([lamps]) })

    expect(formsIn(html)).toEqual([
      ['/forms/cart/lines/change', { sku: lamps.sku, quantity: '2' }],
      ['/forms/cart/lines/remove', { sku: lamps.sku }],
    ])
    expect(textOf(html)).toContain('Update')
  })

  test('what is left of a line that is short can be taken by a form', async () => {
    const short: CartPage = {
      ...cartOf([lamps]),
      stock: { state: 'fresh', data: [{ sku: lamps.sku, available: 1, level: 'low' }] },
    }
    const { html } = await page('cart-page', '/cart', { '/cart': short })

    expect(formsIn(html)).toContainEqual(['/forms/cart/lines/change', { sku: lamps.sku, quantity: '1' }])
  })

  test('a form that came to nothing is explained on the cart’s page, full or empty', async () => {
    const full = { '/cart': cartOf([lamps]) }
    const said = async (code: string, shop: Shop, more?: Partial<PageToDraw>) =>
      textOf((await page('cart-page', `/cart?problem=${code}`, shop, more)).html)

    expect(await said('invalid-request', full)).toContain('cannot take that many more')
    expect(await said('deadline-exceeded', full)).toContain('We got no answer to that')
    expect(await said('not-found', full)).toContain('no longer in your cart')
    expect(await said('product-unknown', { '/cart': cartOf([]) })).toContain('no longer sold')
    expect(await said('product-unknown', full, { locale: 'ko' })).toContain('더 이상 판매하지 않는')
    expect(await said('constructor', full)).toBe(textOf((await page('cart-page', '/cart', full)).html))
  })

  test('an empty cart, a cart that lost something, and one whose shelves nobody sees', async () => {
    const said = async (cart: CartPage) => textOf((await page('cart-page', '/cart', { '/cart': cart })).html)

    expect(await said(cartOf([]))).toContain('Your cart is empty')
    expect(await said(cartOf([lamps], { dropped: ['OLD-001-OAK'] }))).toContain('no longer sold')
    expect(await said({ ...cartOf([lamps]), stock: { state: 'missing', problem: unavailable } })).toContain(
      'cannot see the shelves',
    )
  })

  test('when nobody knows the cart the page is not there for now', async () => {
    const { html, status } = await page('cart-page', '/cart', {})

    expect(status).toBe(503)
    expect(html).toContain('<h1')
  })
}
