import { expect, test } from 'bun:test'
import { appUnderTest, asMina, asOurScript, shop } from '../test/app-under-test.ts'

const lines = '/api/web/cart/lines'

async function refusal(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const { status, code, errors } = (await response.json()) as {
    status: number
    code: string
    errors?: { field: string }[]
  }
  expect(response.status).toBe(status)
  return [status, code, ...(errors ?? []).map(({ field }) => field)]
}

test('[B10] a query says only what is known, and each thing once', async () => {
  const { get, asked } = appUnderTest()

  expect(await refusal(await get('/api/web/pages/home?colour=oak'))).toEqual([400, 'invalid-request', 'colour'])
  expect(await refusal(await get('/api/web/pages/home?__proto__=1'))).toEqual([400, 'invalid-request', '__proto__'])
  const twice = await get('/api/web/pages/search?q=lamp&q=rug')
  expect(await twice.json()).toMatchObject({ status: 400, errors: [{ field: 'q', reason: 'must be given once' }] })
  expect(await refusal(await get('/api/web/pages/search?limit=1000000000'))).toEqual([400, 'invalid-request', 'limit'])
  expect(await refusal(await get('/api/web/pages/search?priceFrom=-1&sort=cheapest'))).toEqual([
    400,
    'invalid-request',
    'priceFrom',
    'sort',
  ])
  expect(await refusal(await get('/api/web/pages/category/lighting?category=rugs'))).toEqual([
    400,
    'invalid-request',
    'category',
  ])
  expect(await refusal(await get('/api/web/pages/product/Oslo%20Lamp'))).toEqual([400, 'invalid-request', 'productId'])
  expect(await refusal(await get('/api/web/recommendations?skus=LMP-012-OAK,nonsense'))).toEqual([
    400,
    'invalid-request',
    'skus.1',
  ])
  expect(await refusal(await get('/api/web/together?products=oslo-table-lamp,Bulb'))).toEqual([
    400,
    'invalid-request',
    'products.1',
  ])
  expect(await refusal(await get('/api/web/orders/7', asMina))).toEqual([400, 'invalid-request', 'orderId'])
  expect(asked).toEqual([])
})

test('a quantity is a whole number of pieces, from one to ninety-nine', async () => {
  const { send, asked } = appUnderTest()
  for (const quantity of ['0', '-1', '1.5', '100', '1e309', '"2"', 'null', '[1]', '{}', 'true', '9007199254740993']) {
    const response = await send('POST', lines, `{"sku":"LMP-012-OAK","quantity":${quantity}}`)
    expect([quantity, ...(await refusal(response))]).toEqual([quantity, 400, 'invalid-request', 'quantity'])
  }
  expect(asked).toEqual([])
})

test('[B10] names that JavaScript would believe in are fields nobody asked for', async () => {
  const { send, asked } = appUnderTest()
  const body = '{"sku":"LMP-012-OAK","quantity":1,"__proto__":{"admin":true},"constructor":1}'

  expect(await refusal(await send('POST', lines, body))).toEqual([400, 'invalid-request', '__proto__', 'constructor'])
  expect(asked).toEqual([])
})

test('[B12] a body is JSON, says so, and is not too large', async () => {
  const { send, app } = appUnderTest()

  expect(await refusal(await send('POST', lines, '{"sku":'))).toEqual([400, 'malformed-body', 'body'])
  expect(await refusal(await send('POST', lines, 'NaN'))).toEqual([400, 'malformed-body', 'body'])
  expect(await refusal(await send('POST', lines, '[]'))).toEqual([400, 'invalid-request', 'body'])
  expect(await refusal(await send('POST', lines, ''))).toEqual([400, 'malformed-body'])
  expect(await refusal(await send('POST', lines, '['.repeat(16_000)))).toEqual([400, 'malformed-body', 'body'])
  expect(await refusal(await send('POST', lines, '{}', { 'content-type': 'text/plain' }))).toEqual([
    415,
    'unsupported-media-type',
    'content-type',
  ])
  expect(
    await refusal(await send('POST', lines, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })),
  ).toEqual([415, 'unsupported-media-type', 'content-type'])
  expect(await refusal(await send('POST', lines, `"${'a'.repeat(16_384)}"`))).toEqual([413, 'body-too-large'])
  expect(await refusal(await send('POST', lines, '{}', { 'content-length': '16385' }))).toEqual([413, 'body-too-large'])
  expect(await refusal(await send('POST', '/api/web/checkout/payment-field', { amount: 1 }))).toEqual([
    400,
    'invalid-request',
    'amount',
  ])
  expect((await send('POST', '/api/web/checkout/payment-field', undefined)).status).toBe(200)

  const without = (path: string) => app.request(`${shop}${path}`, { method: 'POST', headers: asOurScript })
  expect((await without('/api/web/checkout/payment-field')).status).toBe(200)
  expect(await refusal(await without(lines))).toEqual([400, 'invalid-request', 'sku', 'quantity'])
})

test('an unknown path, method or media type is named for what it is', async () => {
  const { get, send } = appUnderTest()
  const put = await send('PUT', '/api/web/cart', {})

  expect(put.headers.get('allow')).toBe('GET, HEAD')
  expect(await refusal(put)).toEqual([405, 'method-not-allowed'])
  expect(await refusal(await get('/api/web/nothing'))).toEqual([404, 'not-found'])
  expect(await refusal(await get('/api/web/cart', { accept: 'text/csv' }))).toEqual([406, 'not-acceptable'])
  expect(await refusal(await get('/api/web/reference', { accept: 'application/json' }))).toEqual([
    406,
    'not-acceptable',
  ])
})

test('a refused request leaves one line in the log, and a served one none', async () => {
  const { get, lines } = appUnderTest()
  await get('/api/web/pages/home?colour=oak')
  expect(lines).toMatchObject([{ method: 'GET', route: '/api/web/pages/home', status: 400 }])

  await get('/api/web/pages/home')
  expect(lines).toHaveLength(1)
})
