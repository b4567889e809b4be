import { afterAll, beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { sendRaw } from './raw-http.ts'
import { startStreet } from './street.ts'

let street: Awaited<ReturnType<typeof startStreet>>
let host: string

beforeAll(async () => {
  street = await startStreet()
  await street.openBff('bff-web-1')
  await eventually(async () => (await fetch(`${street.url}/api/web/cart`)).status === 200)
  host = `Host: ${new URL(street.url).host}\r\n`
})
afterAll(() => street.close())

const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`
const json = 'Content-Type: application/json\r\n'

/** What is sent → the status it must be refused with. Those marked "Bun" end before any of our code. */
const corpus: Record<string, [send: () => string, status: number]> = {
  'two different hosts': [() => `GET / HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`, 400],
  'the same host twice': [() => `GET / HTTP/1.1\r\n${host}${host}\r\n`, 400],
  'no host (Bun)': [() => 'GET / HTTP/1.1\r\n\r\n', 400],
  'no host in HTTP/1.0': [() => 'GET / HTTP/1.0\r\n\r\n', 400],
  'a host we are not': [() => 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
  'a host with a path in it': [() => 'GET / HTTP/1.1\r\nHost: localhost/evil\r\n\r\n', 421],
  'a host with a name before it': [() => `GET / HTTP/1.1\r\nHost: evil@${new URL(street.url).host}\r\n\r\n`, 421],
  'another host in an absolute target': [() => 'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
  TRACE: [() => `TRACE / HTTP/1.1\r\n${host}\r\n`, 405],
  'CONNECT to somewhere else': [() => `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, 405],
  'CONNECT to a path': [() => `CONNECT / HTTP/1.1\r\n${host}\r\n`, 405],
  PURGE: [() => `PURGE /api/web/cart HTTP/1.1\r\n${host}\r\n`, 405],
  'two equal lengths': [
    () => `POST /api/web/cart/lines HTTP/1.1\r\n${host}${json}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`,
    400,
  ],
  'two different lengths (Bun)': [
    () => `POST / HTTP/1.1\r\n${host}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    400,
  ],
  'a length and chunks (Bun)': [
    () => `POST / HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  'two origins': [
    () =>
      `POST /api/web/cart/lines HTTP/1.1\r\n${host}Origin: http://a\r\nOrigin: http://b\r\nContent-Length: 2\r\n\r\n{}`,
    400,
  ],
  'two sites': [
    () => `GET /api/web/cart HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site\r\n\r\n`,
    400,
  ],
  'two keys': [() => `GET /api/web/orders HTTP/1.1\r\n${host}Idempotency-Key: a\r\nIdempotency-Key: b\r\n\r\n`, 400],
  'a slash in disguise': [() => `GET /frontends/catalog/b1/..%2f..%2fsecret.js HTTP/1.1\r\n${host}\r\n`, 400],
  'a backslash in disguise': [() => `GET /frontends/catalog/b1/..%5csecret.js HTTP/1.1\r\n${host}\r\n`, 400],
  'a path that is a host': [() => `GET //evil.example/ HTTP/1.1\r\n${host}\r\n`, 400],
  'dots that lead out': [() => `GET /frontends/catalog/b1/../../secret.js HTTP/1.1\r\n${host}\r\n`, 404],
  'dots in disguise that lead out': [
    () => `GET /frontends/catalog/b1/%2e%2e/%2e%2e/secret.js HTTP/1.1\r\n${host}\r\n`,
    404,
  ],
  'a zero byte': [() => `GET /product/lamp%00.svg HTTP/1.1\r\n${host}\r\n`, 400],
  'an address beyond its limit': [() => `GET /${'a'.repeat(9_000)} HTTP/1.1\r\n${host}\r\n`, 431],
  'headers beyond their limit': [() => `GET / HTTP/1.1\r\n${host}X-Filler: ${'a'.repeat(13_000)}\r\n\r\n`, 431],
  'headers beyond Bun’s limit (Bun)': [() => `GET / HTTP/1.1\r\n${host}X-Filler: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  'a body said to be too large': [
    () => `POST /api/web/cart/lines HTTP/1.1\r\n${host}${json}Content-Length: 65537\r\n\r\n${'a'.repeat(65_537)}`,
    413,
  ],
  'a body that turns out too large': [
    () =>
      `POST /api/web/cart/lines HTTP/1.1\r\n${host}${json}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}0\r\n\r\n`,
    413,
  ],
}

for (const [name, [send, status]] of Object.entries(corpus)) {
  test(`refused: ${name}`, async () => {
    const reply = await sendRaw(street.url, send())

    expect(reply).toMatch(new RegExp(`^HTTP/1\\.[01] ${status} `))
    if (!name.includes('(Bun)')) {
      expect(reply.toLowerCase()).toContain('content-type: application/problem+json')
      expect(reply.toLowerCase()).toContain('x-trace-id: ')
    }
  })
}

test('after all of that the door still opens', async () => {
  expect((await fetch(`${street.url}/api/web/cart`)).status).toBe(200)
})
