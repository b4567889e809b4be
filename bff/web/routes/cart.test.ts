import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { refuse } from '@galleria/contracts/answer'
import { CartPage } from '@galleria/contracts/web'
import { appUnderTest, asMina, mina, shop } from '../test/app-under-test.ts'

const line = { sku: 'LMP-012-OAK', quantity: 2 }

test('someone who has not picked anything up has an empty cart, and nobody is asked', async () => {
  const { get, asked } = appUnderTest()
  const response = await get('/api/web/cart')

  expect(CartPage.parse(await response.json())).toMatchObject({
    cart: { itemCount: 0 },
    stock: { state: 'fresh', data: [] },
  })
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(asked).toEqual([])
})

test('the first thing put into a cart makes the shopper known, by a cookie only the browser can read', async () => {
  const { send, asked } = appUnderTest()
  const response = await send('POST', '/api/web/cart/lines', line)

  expect(response.status).toBe(200)
  expect(response.headers.get('set-cookie')).toBe(
    `__Host-Http-galleria-shopper=${mina}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax`,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(asked[0]?.request).toEqual({ shopperId: mina, ...line, locale: 'en' })
  expect(asked[0]?.call.priority).toBe('high')
})

test('a known shopper keeps the cookie they have', async () => {
  const { send } = appUnderTest()

  expect((await send('POST', '/api/web/cart/lines', line, asMina)).headers.get('set-cookie')).toBeNull()
})

test('a cookie we cannot have handed out counts as none', async () => {
  const { get, asked } = appUnderTest()
  for (const value of ['me', '', 'constructor', '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d']) {
    expect((await get('/api/web/cart', { cookie: `__Host-Http-galleria-shopper=${value}` })).status).toBe(200)
  }

  expect(asked).toEqual([])
})

test('a refused line introduces nobody', async () => {
  const { send } = appUnderTest({ told: { 'orders.cart.add': () => refuse('product-unknown') } })
  const response = await send('POST', '/api/web/cart/lines', line)

  expect(response.status).toBe(404)
  expect(response.headers.get('set-cookie')).toBeNull()
})

test('without the inventory the cart is there, and says that the stock is not known', async () => {
  const { get } = appUnderTest({
    told: {
      'inventory.stock.list': () => {
        throw new Outage('timeout', 'inventory.stock.list')
      },
    },
  })
  const page = CartPage.parse(await (await get('/api/web/cart', asMina)).json())

  expect(page).toMatchObject({
    cart: { itemCount: 2 },
    stock: { state: 'missing', problem: { code: 'deadline-exceeded' } },
  })
})

test('lines are changed and taken out of one’s own cart only', async () => {
  const { send, asked } = appUnderTest()
  expect((await send('PATCH', '/api/web/cart/lines/LMP-012-OAK', { quantity: 3 })).status).toBe(404)
  expect((await send('DELETE', '/api/web/cart/lines/LMP-012-OAK', undefined)).status).toBe(200)
  expect(asked).toEqual([])

  expect((await send('PATCH', '/api/web/cart/lines/LMP-012-OAK', { quantity: 3 }, asMina)).status).toBe(200)
  expect((await send('DELETE', '/api/web/cart/lines/LMP-012-OAK', undefined, asMina)).status).toBe(200)
})

test('another site cannot put anything into a cart', async () => {
  const { send, app, asked } = appUnderTest()
  const refused = [
    await send('POST', '/api/web/cart/lines', line, { 'sec-fetch-site': 'cross-site' }),
    await send('POST', '/api/web/cart/lines', line, { 'sec-fetch-site': 'same-site', origin: shop }),
    await send('POST', '/api/web/cart/lines', line, { 'sec-fetch-site': 'none' }),
    await app.request(`${shop}/api/web/cart/lines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'null' },
    }),
    await app.request(`${shop}/api/web/cart/lines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    }),
    await app.request(`${shop}/api/web/cart/lines/LMP-012-OAK`, { method: 'DELETE' }),
  ]

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
  expect(asked).toEqual([])
})

test('an old browser that says nothing of the site is known by its origin', async () => {
  const { app } = appUnderTest()
  const headers = { 'content-type': 'application/json', origin: shop, 'x-galleria-request': '1' }
  const response = await app.request(`${shop}/api/web/cart/lines`, {
    method: 'POST',
    headers,
    body: JSON.stringify(line),
  })

  expect(response.status).toBe(200)
})
