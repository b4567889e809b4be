import { beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { newJar } from '../support/jar.ts'
import { buy } from '../support/orders.ts'
import { inTime } from '../support/patience.ts'
import { everybody, signIn } from '../support/people.ts'
import { type Platform, platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { guestCookie, newShopper, ownPage } from '../support/shopper.ts'
import { type Comer, comers, type Described, orderRouteCases, type RouteCase } from './matrix/routes.ts'

// Every route of the shop's API, asked through the front door by everybody who can come to it.

let shop: Platform
let document: Described
let everyComer: readonly Comer[]
let cases: readonly RouteCase[]

beforeAll(async () => {
  shop = await platform()
  document = (await (await fetch(`${shop.url}/api/web/openapi.json`)).json()) as Described
  const { tokenForAnotherBff: _, ...people } = await everybody(shop)
  const article = await anArticle(shop.url)
  const jars = [newJar(), newJar()] as const
  const ofGuest = await buy(newShopper(shop.url, {}, jars[0]), article)
  await newShopper(shop.url, {}, jars[1]).add(article.sku)
  const ofUser = await buy(people.shopper.shopper, article)
  const guests = jars.map((jar) => ({ id: jar.value(guestCookie) ?? '', cookie: jar.header().cookie ?? '' }))
  everyComer = comers(guests, people, await endedSession())
  cases = orderRouteCases(document, everyComer, [
    { orderId: ofGuest.orderId, shopperId: guests[0]?.id ?? '' },
    { orderId: ofUser.orderId, shopperId: people.shopper.id },
  ])
}, 180_000)

/** The cookie of somebody who has signed out since. */
async function endedSession(): Promise<string> {
  const jar = newJar()
  await signIn(shop, 'shopper', jar)
  const name = '__Host-Http-galleria-session'
  const cookie = `${name}=${jar.value(name)}`
  const response = await fetch(`${shop.url}/session/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...ownPage, ...jar.header(), 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(response.status).toBe(303)
  return cookie
}

test('[B9] every route says whom it is there for', () => {
  const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation['x-access'] === undefined)
      .map(([method]) => `${method} ${path}`),
  )
  expect(silent).toEqual([])
})

test('[B9] an order is shown to its owner and to support, and to everybody else it does not exist', async () => {
  const answers = new Map<string, Answered>()
  for (const one of cases) answers.set(one.name, await inTime(() => ask(one), isOutage))
  const wrong = cases.filter(({ name, expected }) => answers.get(name)?.code !== expected)
  expect(wrong.slice(0, 10).map(({ name, expected }) => ({ name, expected, answered: answers.get(name) }))).toEqual([])
  const told = cases.filter(({ name, sameAs }) => sameAs && answers.get(name)?.text !== answers.get(sameAs)?.text)
  expect(told.map(({ name }) => name)).toEqual([])
  expect(cases.length).toBeGreaterThan(100)
  console.log(
    `  ${cases.length} requests for orders, ${cases.filter(({ expected }) => expected === 'order-unknown').length} of them for what is not theirs`,
  )
}, 120_000)

test('[B9] [B1] no answer to anybody depends on headers that only we may send, and none holds a token', async () => {
  const reading = Object.entries(document.paths).filter(([path, operations]) => operations.get && !path.includes('{'))
  expect(reading.length).toBeGreaterThan(8)
  for (const [path, operations] of reading) {
    const address = `${shop.url}${path}?locale=en${path.includes('suggestions') ? '&q=lamp' : ''}`
    // Whoever is late with a part of a page, or what is popular by now, may be another thing the next time; what we are told is not.
    await eventually(async () => {
      const seen = new Map<string, string>()
      for (const comer of everyComer) seen.set(comer.name, await toldTo(comer, address))
      if (operations.get?.['x-access'] === 'everyone') expect([path, new Set(seen.values()).size]).toEqual([path, 1])
      else
        for (const pretender of ['a bare access token', 'somebody who says who they are'])
          expect(seen.get(pretender)).toBe(seen.get('nobody') ?? '')
    })
  }
}, 120_000)

async function toldTo({ name, headers }: (typeof everyComer)[number], address: string): Promise<string> {
  const response = await fetch(address, { headers })
  const text = await response.text()
  expect([address, name, response.status < 500]).toEqual([address, name, true])
  expect(`${text}${JSON.stringify([...response.headers])}`).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}\./)
  return `${response.status} ${withoutTheMoment(text)}`
}

interface Answered {
  readonly code: string
  readonly text: string
}

async function ask({ method, path, comer, body }: RouteCase): Promise<Answered> {
  const leave = new AbortController()
  const response = await fetch(`${shop.url}${path}?locale=en`, {
    method,
    signal: leave.signal,
    headers: {
      ...ownPage,
      ...comer.headers,
      prefer: 'respond-async',
      'idempotency-key': crypto.randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  })
  // A stream of events has no end to wait for.
  if (response.ok) {
    leave.abort()
    return { code: 'served', text: '' }
  }
  const text = withoutTheMoment(await response.text())
  return { code: (JSON.parse(text) as { code: string }).code, text }
}

const isOutage = ({ code }: Answered): boolean => code === 'unavailable' || code === 'deadline-exceeded'

/** An answer without what is another in each one: its trace, and when an empty cart would be cleared away. */
function withoutTheMoment(text: string): string {
  return text.replace(/"(traceId|expiresAt)":"[^"]+"/g, '"$1":""')
}
