import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { refuse } from '@galleria/contracts/answer'
import { appUnderTest, asMina, mina, shop } from '../test/app-under-test.ts'

const urlencoded = 'application/x-www-form-urlencoded'
const oak = { sku: 'LMP-012-OAK', quantity: '2' }

/** A shop that is sent forms the way a browser without scripts does. */
function shopWithForms(given?: Parameters<typeof appUnderTest>[0]) {
  const under = appUnderTest(given)
  return {
    ...under,
    submit: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      under.app.request(`${shop}${path}`, {
        method: 'POST',
        headers: { 'content-type': urlencoded, 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  }
}
const where = (response: Response) => [response.status, response.headers.get('location')]

test('a buy button without scripts puts pieces into the cart, makes the shopper known and leads to the cart', async () => {
  const { submit, asked } = shopWithForms()
  const response = await submit('/forms/cart/lines', oak)

  expect(where(response)).toEqual([303, '/cart'])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.getSetCookie()).toEqual([
    `__Host-Http-galleria-shopper=${mina}; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax`,
  ])
  expect(asked).toMatchObject([
    { endpoint: 'orders.cart.add', request: { shopperId: mina, sku: 'LMP-012-OAK', quantity: 2 } },
  ])
  expect(asked[0]?.call.priority).toBe('high')
  expect(asked[0]?.call.budget.remainingMs()).toBeLessThanOrEqual(3_000)
})

test('a known shopper keeps the cookie they have, and changes and takes out lines of their own cart', async () => {
  const { submit, asked } = shopWithForms()
  const answers = [
    await submit('/forms/cart/lines', oak, asMina),
    await submit('/forms/cart/lines/change', { sku: 'LMP-012-OAK', quantity: '3' }, asMina),
    await submit('/forms/cart/lines/remove', { sku: 'LMP-012-OAK' }, asMina),
  ]

  expect(answers.map(where)).toEqual([
    [303, '/cart'],
    [303, '/cart'],
    [303, '/cart'],
  ])
  expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([])
  expect(asked.map(({ endpoint, request }) => ({ endpoint, request }))).toMatchObject([
    { endpoint: 'orders.cart.add', request: { shopperId: mina, quantity: 2 } },
    { endpoint: 'orders.cart.change', request: { shopperId: mina, sku: 'LMP-012-OAK', quantity: 3 } },
    { endpoint: 'orders.cart.remove', request: { shopperId: mina, sku: 'LMP-012-OAK' } },
  ])
})

test('somebody nobody knows has no lines to change or take out, and nobody is asked', async () => {
  const { submit, asked } = shopWithForms()

  expect(where(await submit('/forms/cart/lines/change', oak))).toEqual([303, '/cart?problem=not-found'])
  expect(where(await submit('/forms/cart/lines/remove', { sku: 'LMP-012-OAK' }))).toEqual([303, '/cart'])
  expect(asked).toEqual([])
})

test('what the shop refuses is explained on the cart’s page, introduces nobody and leaves a line in the log', async () => {
  const { submit, lines } = shopWithForms({ told: { 'orders.cart.add': () => refuse('product-unknown') } })
  const response = await submit('/forms/cart/lines', oak)

  expect(where(response)).toEqual([303, '/cart?problem=product-unknown'])
  expect(response.headers.getSetCookie()).toEqual([])
  expect(lines).toEqual([{ route: '/forms/cart/lines', code: 'product-unknown' }])
})

test('an outage is explained on the cart’s page as well, and told to those who run the shop', async () => {
  const outage = () => {
    throw new Outage('timeout', 'orders.cart.change')
  }
  const { submit, lines } = shopWithForms({ told: { 'orders.cart.change': outage } })
  const response = await submit('/forms/cart/lines/change', oak, asMina)

  expect(where(response)).toEqual([303, '/cart?problem=deadline-exceeded'])
  expect(lines).toEqual([{ route: '/forms/cart/lines/change', outage: 'timeout', target: 'orders.cart.change' }])
})

test('a bug is not passed off as something the shopper could try again', async () => {
  const bug = () => {
    throw new TypeError('lines is not iterable')
  }
  const { submit } = shopWithForms({ told: { 'orders.cart.add': bug } })

  expect((await submit('/forms/cart/lines', oak)).status).toBe(500)
})

test('language and theme are remembered where scripts read them, and the form leads back to its page', async () => {
  const { submit, asked } = shopWithForms()
  const response = await submit('/forms/preferences', { locale: 'ko', theme: 'dark', back: '/search?q=oak' })

  expect(where(response)).toEqual([303, '/search?q=oak'])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.getSetCookie()).toEqual([
    'galleria-locale=ko; Path=/; Max-Age=31536000; SameSite=Lax',
    'galleria-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax',
  ])
  expect(asked).toEqual([])
})

test('a theme left to the device is forgotten, and a language alone leaves the theme as it is', async () => {
  const { submit } = shopWithForms()
  const cookies = async (fields: Record<string, string>) =>
    (await submit('/forms/preferences', fields)).headers.getSetCookie()

  expect(await cookies({ theme: 'system' })).toEqual(['galleria-theme=; Path=/; Max-Age=0; SameSite=Lax'])
  expect(await cookies({ locale: 'en' })).toEqual(['galleria-locale=en; Path=/; Max-Age=31536000; SameSite=Lax'])
})

test('preferences lead nobody to another site', async () => {
  const { submit } = shopWithForms()
  for (const back of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/\t/evil.example',
  ])
    expect(where(await submit('/forms/preferences', { theme: 'dark', back }))).toEqual([303, '/'])
  expect(where(await submit('/forms/preferences', { theme: 'dark' }))).toEqual([303, '/'])
})

test('forms are pages’ own and no part of the API’s document', async () => {
  const { get } = shopWithForms()
  const { paths } = (await (await get('/api/web/openapi.json')).json()) as { paths: object }

  expect(Object.keys(paths).filter((path) => path.startsWith('/forms'))).toEqual([])
})
