import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startStreet } from './street.ts'

let street: Awaited<ReturnType<typeof startStreet>>
const shop = 'https://shop.example'

beforeAll(async () => {
  street = await startStreet({ PUBLIC_ORIGIN: shop, RATE_PER_SECOND: '10000', RATE_BURST: '10000' })
})
afterAll(() => street.close())

const send = (body: unknown, type = 'application/reports+json', init: RequestInit = {}) =>
  fetch(`${street.url}/reports/csp`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })
const counted = async (labels: string) => {
  const text = await (await fetch(`${street.gateway.adminUrl}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`galleria_policy_violations_reported_total{${labels}`))
  return Number(line?.slice(line.lastIndexOf(' ')) ?? 0)
}
const csp = (over: object = {}) => ({
  type: 'csp-violation',
  age: 3,
  url: `${shop}/product/oslo-table-lamp`,
  user_agent: 'a browser',
  body: {
    documentURL: `${shop}/product/oslo-table-lamp?sku=secret-sku`,
    effectiveDirective: 'img-src',
    blockedURL: 'https://evil.example/pixel?card=4242424242424242',
    sourceFile: `${shop}/frontends/catalog/b1/page.js`,
    lineNumber: 12,
    sample: 'mina@example.com',
    referrer: `${shop}/orders/secret-order`,
    ...over,
  },
})

test('[W8] what a browser reports is counted by directive, in the old form and in the new one', async () => {
  const before = await counted('kind="csp",directive="img-src"')
  expect((await send([csp(), csp()])).status).toBe(204)
  expect(await counted('kind="csp",directive="img-src"')).toBe(before + 2)

  const old = {
    'csp-report': {
      'document-uri': `${shop}/`,
      'violated-directive': 'connect-src https://x',
      'blocked-uri': 'https://evil.example/',
    },
  }
  expect((await send(old, 'application/csp-report')).status).toBe(204)
  expect(await counted('kind="csp",directive="connect-src"')).toBe(1)

  const integrity = { type: 'integrity-violation', body: { documentURL: `${shop}/`, blockedURL: `${shop}/a.js` } }
  expect((await send([integrity, { type: 'deprecation', body: {} }])).status).toBe(204)
  expect(await counted('kind="integrity",directive="script-src"')).toBe(1)
})

test('[W8] what makes no sense is refused, and what is about somebody else’s page is nobody’s business here', async () => {
  expect((await send('{')).status).toBe(400)
  expect((await send({})).status).toBe(400)
  expect((await send([csp()], 'text/plain')).status).toBe(415)
  expect((await send(`[${' '.repeat(20_000)}]`)).status).toBe(413)
  expect((await fetch(`${street.url}/reports/csp`)).status).toBe(405)
  expect((await fetch(`${street.url}/reports/else`, { method: 'POST', body: '[]' })).status).toBe(405)

  expect((await send([csp({ documentURL: 'https://evil.example/', effectiveDirective: 'font-src' })])).status).toBe(204)
  expect(await counted('kind="csp",directive="font-src"')).toBe(0)
  expect((await send([csp({ effectiveDirective: 'made-up"} 1\nfake' })])).status).toBe(204)
  expect(await counted('kind="csp",directive="other"')).toBe(1)
})

test('[W8] somebody who has too much to report is told to stop, and still may change their cart', async () => {
  const replies = await Promise.all(Array.from({ length: 40 }, () => send([csp()])))
  const refused = replies.find(({ status }) => status === 429)

  expect(refused?.headers.get('ratelimit-policy')).toBe('"reports";q=20;w=20')
})
