import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brokerTlsOf } from '@galleria/infra/broker'
import { eventually } from '@galleria/testkit'
import { newJar } from '../support/jar.ts'
import { buy, untilOrder } from '../support/orders.ts'
import { openPlatform, type Platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { plentyOf } from '../support/shelves.ts'
import { type Asks, ownPage, type Shopper, shopperWho } from '../support/shopper.ts'
import { joinAsTester } from '../support/tester.ts'

const data = mkdtempSync(join(tmpdir(), 'galleria-tls-shop-'))
let shop: Platform

beforeAll(async () => {
  shop = await openTls()
}, 120_000)
afterAll(async () => {
  await shop?.cluster.stop()
  await rm(data, { recursive: true, force: true })
})

test('[N1] the shop sells over TLS: the order is placed by HTTPS, and every process speaks TLS with the broker', async () => {
  const shopper = await guest()
  const { orderId } = await buy(shopper, await eventually(() => plentyOf(shopper)), { card: cards.approved })
  await untilOrder(shopper, orderId, { status: 'confirmed' })
  expect(await connections(shop)).toEqual({
    inPlain: [],
    overTls: expect.arrayContaining(['bff-web', 'gateway', 'orders']),
  })
}, 60_000)

test('[N1] who does not know its authority does not take it for the shop, and in plain it is not there at all', async () => {
  await expect(fetch(shop.url)).rejects.toThrow(/certificate/i)
  await expect(fetch(shop.url.replace('https:', 'http:'))).rejects.toThrow()
})

test('[N1] signing in leads from the shop to its identity server and to the form, all by HTTPS', async () => {
  const tls = { ca: await readFile(authority(), 'utf8') }
  const path: string[] = []
  const jar = newJar()
  let url = `${shop.url}/session/sign-in`
  let page = ''
  for (let hops = 0; hops < 5 && page === ''; hops += 1) {
    const response = await fetch(url, {
      headers: { ...jar.header(), 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      redirect: 'manual',
      tls,
    })
    jar.keep(response)
    path.push(new URL(url).protocol)
    const next = response.headers.get('location')
    if (next) url = new URL(next, url).href
    else page = await response.text()
  }
  expect(page).toContain('type="password"')
  expect(new Set(path)).toEqual(new Set(['https:']))
  expect(new URL(url).port).toBe(String(shop.cluster.processes.find(({ process }) => process === 'identity')?.port))
})

test('a tester with a certificate finds everybody on the bus', async () => {
  const tester = await joinAsTester(shop)
  expect((await tester.find('orders')).length).toBe(1)
  await tester.leave()
})

test('closed and opened again it has the same certificates, and what was bought before is still there', async () => {
  const jar = newJar()
  const shopper = await guest(jar)
  const { orderId } = await buy(shopper, await eventually(() => plentyOf(shopper)))
  const before = await readFile(join(data, 'keys/tls/gateway.server.pem'), 'utf8')
  await shop.cluster.stop()
  shop = await openTls()
  expect(await readFile(join(data, 'keys/tls/gateway.server.pem'), 'utf8')).toBe(before)
  expect((await (await guest(jar)).order(orderId)).orderId).toBe(orderId)
}, 90_000)

function openTls(): Promise<Platform> {
  return openPlatform({ dataDir: data, tls: true, env: { LOG_LEVEL: 'warn', TRACE_RATIO: '0' } })
}

function authority(): string {
  return brokerTlsOf(join(data, 'keys'), 'tester').caFile
}

/** Somebody whose browser knows the copy's authority. */
async function guest(jar = newJar()): Promise<Shopper> {
  const ca = await readFile(authority(), 'utf8')
  const ask: Asks = async <Body>(method: string, path: string, body?: unknown, key?: string) => {
    const begun = performance.now()
    const response = await fetch(`${shop.url}/api/web${path}`, {
      method,
      headers: {
        ...ownPage,
        ...jar.header(),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      tls: { ca },
    })
    jar.keep(response)
    const answer = (await response.json()) as Body
    return { status: response.status, headers: response.headers, body: answer, tookMs: performance.now() - begun }
  }
  return shopperWho(ask)
}

/** Who is on the broker, by how. */
async function connections({ cluster }: Platform): Promise<{ inPlain: string[]; overTls: string[] }> {
  const monitor = cluster.processes.find(({ process }) => process === 'nats')?.adminPort
  const told = (await (await fetch(`http://127.0.0.1:${monitor}/connz`)).json()) as {
    connections: { name: string; tls_version?: string }[]
  }
  const names = (safe: boolean) =>
    told.connections.filter(({ tls_version }) => Boolean(tls_version) === safe).map(({ name }) => name)
  return { inPlain: names(false), overTls: names(true) }
}
