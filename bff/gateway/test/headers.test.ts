import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { drawn } from './fake-renderer.ts'
import { startStreet } from './street.ts'

let street: Awaited<ReturnType<typeof startStreet>>

beforeAll(async () => {
  street = await startStreet({
    PUBLIC_ORIGIN: 'https://shop.example',
    PSP_ORIGIN: 'https://pay.example',
    IDENTITY_ORIGIN: 'https://id.shop.example',
    RATE_PER_SECOND: '10000',
    RATE_BURST: '10000',
  })
  await street.openRenderer('renderer-1')
  await street.openBff('bff-web-1')
  await eventually(
    async () => (await get('/cart')).headers.get('x-cache') === 'bypass' && street.renderer.asked.length > 0,
  )
})
afterAll(() => street.close())

const get = (path: string, init: RequestInit = {}) =>
  fetch(street.url + path, { headers: { accept: 'text/html' }, redirect: 'manual', ...init })

/** Every kind of document that the gateway makes itself. */
const documents: Readonly<Record<string, [status: number, open: () => Promise<Response>]>> = {
  'a page for everyone': [200, () => get('/product/lamp')],
  'the same from the cache': [200, () => get('/product/lamp')],
  'a page that is not sent again': [
    304,
    async () =>
      get('/product/lamp', {
        headers: { accept: 'text/html', 'if-none-match': (await get('/product/lamp')).headers.get('etag') ?? '' },
      }),
  ],
  'a shopper’s own page': [200, () => get('/cart')],
  'a page that is begun early': [200, () => slowly(() => get('/product/slow-lamp'))],
  'the empty document': [200, () => failing(() => get('/product/broken-lamp'))],
  'an address nobody draws': [404, () => missing(() => get('/nowhere'))],
  'the head of a page': [200, () => get('/product/lamp', { method: 'HEAD' })],
}

async function slowly(open: () => Promise<Response>): Promise<Response> {
  street.renderer.draw = async (request) => {
    await Bun.sleep(300)
    return drawn(request)
  }
  return restoring(open)
}
async function failing(open: () => Promise<Response>): Promise<Response> {
  street.renderer.draw = () => new Response('no', { status: 500 })
  return restoring(open)
}
async function missing(open: () => Promise<Response>): Promise<Response> {
  street.renderer.draw = (request) => drawn(request, { status: 404 })
  return restoring(open)
}
async function restoring(open: () => Promise<Response>): Promise<Response> {
  const response = await open()
  await response.clone().text()
  street.renderer.draw = drawn
  return response
}

for (const [name, [status, open]] of Object.entries(documents))
  test(`[W3] [W7] ${name} comes with both policies, the integrity policy and all that keeps others out`, async () => {
    // A page that is late is begun, with 200, and has no ETag.
    const response = await eventually(async () => {
      const opened = await open()
      expect(opened.status).toBe(status)
      return opened
    })
    const headers = Object.fromEntries(response.headers)
    const [first = '', second = '', ...more] = headers['content-security-policy']?.split(', ') ?? []

    expect(more).toEqual([])
    for (const said of [
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types vue',
      "form-action 'self' https://id.shop.example",
      'frame-src https://pay.example',
      "connect-src 'self'",
    ])
      expect(first.split('; ')).toContain(said)
    for (const policy of [first, second]) {
      expect(policy.split('; ').find((one) => one.startsWith('script-src'))).toMatch(
        /^script-src 'self' 'sha256-[^']+'$/,
      )
      expect(policy.split('; ').slice(-2)).toEqual(['report-uri /reports/csp', 'report-to policies'])
      expect(policy).not.toMatch(/unsafe|nonce|strict-dynamic|\*/)
    }
    expect(headers).toMatchObject({
      'integrity-policy': 'blocked-destinations=(script), endpoints=(policies)',
      'reporting-endpoints': 'policies="/reports/csp"',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

test('[W7] what is no page says at least what it is, where it may be used, and that it is to be had over TLS only', async () => {
  const others = [
    get('/api/web/cart'),
    get('/frontends/catalog/b1/entry.js'),
    get('/favicon.ico', { headers: { accept: 'image/png' } }),
    get('/', { headers: { host: 'evil.example' } }),
    fetch(`${street.url}/forms/cart/lines`, { method: 'PUT' }),
  ]
  for (const response of await Promise.all(others)) {
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(response.headers.get('strict-transport-security')).toStartWith('max-age=63072000')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('[W7] before anything is published there is a document with the same headers', async () => {
  const empty = await startStreet({ FRONTENDS_DIR: '/nonexistent' })
  try {
    const response = await fetch(empty.url, { headers: { accept: 'text/html' } })

    expect(response.status).toBe(503)
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('integrity-policy')).toContain('blocked-destinations=(script)')
  } finally {
    await empty.close()
  }
})
