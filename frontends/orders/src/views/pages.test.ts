import { afterAll, beforeAll, expect, test } from 'bun:test'
import { catalog } from '@galleria/contracts/catalog'
import { type Order, orders } from '@galleria/contracts/orders'
import { problem } from '@galleria/contracts/problem'
import type { CartPage, OrdersPage, StoresPage } from '@galleria/contracts/web'
import { createApi, type Fetch } from '@galleria/ui'
import { type DrawnPage, drawAtHydration, drawOnServer, type PageToDraw } from '../testing/draw-page.ts'
import { orderIn } from '../testing/order-states.ts'
import { cartOf, chair, lamps } from '../testing/samples.ts'
import { type ServerBuild, serverBuild } from '../testing/server-build.ts'

let build: ServerBuild
beforeAll(async () => {
  build = await serverBuild()
}, 60_000)
afterAll(() => build.remove())

type Shop = Readonly<Record<string, unknown>>
const pages = {
  'cart-page': '/cart',
  'orders-page': '/orders',
  'order-page': '/orders/:orderId',
  'thanks-page': '/orders/:orderId/thanks',
  'buy-button': '/product/:productId',
}
const stores: StoresPage = {
  stores: { state: 'fresh', data: catalog.endpoints['store.list'].example.reply.stores },
}
const [store] = stores.stores.state === 'fresh' ? stores.stores.data : []
const history: OrdersPage = { orders: orders.endpoints['order.list'].example.reply.orders }
const anOrder = '/orders/01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'

/** A page of a shop that answers by path; what it does not know is a problem, and what is nothing is an outage. */
async function page(
  expose: keyof typeof pages,
  address: string,
  shop: Shop,
  more: Partial<PageToDraw> = {},
): Promise<DrawnPage> {
  const { default: component } = await build.load(expose)
  const given = { component, route: pages[expose], address, fetch: shopThat(shop), ...more }
  const drawn = await drawOnServer(given)
  const asked: string[] = []
  const fetch: Fetch = async (path) => {
    asked.push(path)
    return Response.error()
  }
  expect(await drawAtHydration({ ...given, fetch }, drawn)).toBe(drawn.html)
  expect(asked).toEqual([])
  return drawn
}
const shopThat =
  (knows: Shop): Fetch =>
  async (path) => {
    const known = knows[new URL(path, 'http://shop.example').pathname.replace('/api/web', '')]
    if (known === undefined) return Response.json(problem('unavailable'), { status: 503 })
    return known instanceof Response ? known.clone() : Response.json(known)
  }
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const formsIn = (html: string) =>
  [...html.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(([, action, inside = '']) => [
    action,
    Object.fromEntries(
      [...inside.matchAll(/<input[^>]*>/g)].map(([input]) => [
        /name="([^"]*)"/.exec(input)?.[1],
        /value="([^"]*)"/.exec(input)?.[1],
      ]),
    ),
  ])
const refused = (code: Parameters<typeof problem>[0]) => Response.json(problem(code), { status: problem(code).status })

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
  expect(await said({ ...cartOf([lamps]), stock: { state: 'missing', problem: problem('unavailable') } })).toContain(
    'cannot see the shelves',
  )
})

test('when nobody knows the cart the page is not there for now', async () => {
  const { html, status } = await page('cart-page', '/cart', {})

  expect(status).toBe(503)
  expect(html).toContain('<h1')
})

test('the history stands in the page, and older orders are a link away', async () => {
  const { html, status, head } = await page('orders-page', '/orders', {
    '/orders': { ...history, nextCursor: 'before-January' },
  })
  const older = await page('orders-page', '/orders?from=before-January', { '/orders': history })

  expect(textOf(html)).toContain(history.orders[0]?.orderNumber as string)
  expect(html).toContain('href="/orders?from=before-January"')
  expect([status, head?.hidden]).toEqual([200, true])
  expect(older.html).toContain('href="/orders"')
  expect([...older.answers.keys()]).toEqual(['orders:en:before-January'])
})

test('no orders yet, and orders nobody can tell of', async () => {
  expect(textOf((await page('orders-page', '/orders', { '/orders': { orders: [] } })).html)).toContain('No orders yet')
  expect((await page('orders-page', '/orders', {})).status).toBe(503)
  expect((await page('orders-page', '/orders?from=x', { '/orders': refused('invalid-request') })).status).toBe(400)
})

for (const [state, order] of Object.entries(orderIn) as [string, Order][]) {
  test(`an order that is ${state} stands in its pages as it is`, async () => {
    for (const locale of ['en', 'ko'] as const) {
      const { html, status, head } = await page('order-page', anOrder, { [anOrder]: order }, { locale })
      const thanks = await page('thanks-page', `${anOrder}/thanks`, { [anOrder]: order }, { locale })

      expect(textOf(html)).toContain(order.orderNumber)
      expect([status, head?.hidden]).toEqual([200, true])
      expect(thanks.html).toContain('<h1')
      expect(thanks.status).toBe(200)
    }
  })
}

test('what is asked for ahead of a visit is what the page would ask for, and a refusal is not kept', async () => {
  const shop = { '/cart': cartOf([lamps]), '/orders': history, [anOrder]: orderIn.confirmed }
  for (const [expose, address] of [
    ['cart-page', '/cart'],
    ['orders-page', '/orders'],
    ['orders-page', '/orders?from=before-January'],
    ['order-page', anOrder],
  ] as const) {
    const { prefetch } = await build.load(expose)
    const ahead = async (given: Shop) => {
      const kept = new Map<string, unknown>()
      const { pathname, searchParams } = new URL(address, 'http://shop.example')
      await prefetch?.({
        params: { orderId: pathname.split('/')[2] ?? '' },
        query: Object.fromEntries(searchParams),
        locale: 'en',
        api: createApi(shopThat(given)),
        keep: (key, answer) => void kept.set(key, answer),
      })
      return kept
    }

    expect(await ahead(shop)).toEqual(new Map((await page(expose, address, shop)).answers))
    expect(await ahead({})).toEqual(new Map())
  }
})

test('without scripts one looks again by a link, as long as something may happen', async () => {
  const link = `href="/orders/${orderIn.shipped.orderId}"`

  expect((await page('order-page', anOrder, { [anOrder]: orderIn.shipped })).html).toContain(link)
  expect((await page('order-page', anOrder, { [anOrder]: orderIn.delivered })).html).not.toContain(link)
})

test('an order nobody knows is a 404, and one nobody can tell of a 503', async () => {
  for (const expose of ['order-page', 'thanks-page'] as const) {
    const address = expose === 'order-page' ? anOrder : `${anOrder}/thanks`
    const unknown = await page(expose, address, { [anOrder]: refused('order-unknown') })

    expect(textOf(unknown.html)).toContain('We do not know this order')
    expect(unknown.status).toBe(404)
    expect((await page(expose, address, {})).status).toBe(503)
  }
})

test('the store of a pick-up is named, and the order is there without it', async () => {
  const picked: Order = { ...orderIn.confirmed, delivery: { kind: 'pickup', storeId: store?.storeId ?? '' } }
  const named = await page('order-page', anOrder, { [anOrder]: picked, '/pages/stores': stores })
  const unnamed = await page('order-page', anOrder, { [anOrder]: picked })

  expect(textOf(named.html)).toContain(store?.name as string)
  expect(textOf(unnamed.html)).toContain('In the store you chose.')
  expect(unnamed.status).toBe(200)
})

test('the buy button is a form with what is bought and how many, and no form when there is nothing', async () => {
  const button = async (available: number | undefined) => {
    const props = { sku: lamps.sku, productName: lamps.productName, available }
    return (await page('buy-button', '/product/oslo-table-lamp', {}, { props })).html
  }

  expect(formsIn(await button(5))).toEqual([['/forms/cart/lines', { sku: lamps.sku, quantity: '1' }]])
  expect(formsIn(await button(undefined))).toHaveLength(1)
  expect(await button(0)).not.toContain('<form')
  expect(textOf(await button(0))).toContain('Sold out for now')
})

test('what is said to those without scripts reads the same for browsers that do not read it', async () => {
  for (const locale of ['en', 'ko'] as const) {
    const cart = await page('cart-page', '/cart', { '/cart': cartOf([lamps]) }, { locale })
    const order = await page('order-page', anOrder, { [anOrder]: orderIn.confirmed }, { locale })
    const notes = [...`${cart.html}${order.html}`.matchAll(/<noscript[^>]*>(.*?)<\/noscript>/gs)].map(
      ([, note]) => note,
    )

    expect(notes).toHaveLength(2)
    // A browser with scripts keeps the source as it is, so nothing in it may be written as an entity.
    for (const note of notes) expect(note).toMatch(/^[^<>&]+$/)
  }
})
