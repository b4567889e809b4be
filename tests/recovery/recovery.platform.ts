import { afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { ProductPage } from '@galleria/contracts/web'
import type { ProcessName } from '@galleria/infra/topology'
import { canRun, eventually } from '@galleria/testkit'
import { frozen, without } from '../support/away.ts'
import { putIntoCart } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper, type Reply, type Shopper } from '../support/shopper.ts'
import { allWell, look, statesOf, untilAllIsWell, untilStates } from './outages.ts'

let shop: Platform
let shopper: Shopper
let article: Article

beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
  shopper = newShopper(shop.url)
  await putIntoCart(shopper, article.sku)
  await untilAllIsWell(shopper, article.productId)
}, 180_000)
afterEach(() => untilAllIsWell(shopper, article.productId))

/** A machine without Python has none to take away. */
const ifThere: readonly [ProcessName, typeof allWell][] = (await canRun('recommendations'))
  ? [['recommendations', allWell]]
  : []

/** What a shopper sees who has seen the page before, by who is away. */
const away: readonly [ProcessName, Readonly<Record<string, string>>][] = [
  [
    'catalog',
    {
      'home.categories': 'stale',
      'home.popular': 'stale',
      'home.newest': 'stale',
      'product.product': 'stale',
      'product.stock': 'fresh',
      'product.related': 'stale',
      cart: 'unavailable',
    },
  ],
  ['inventory', { ...allWell, 'product.stock': 'stale', 'cart.stock': 'stale' }],
  ['orders', { ...withoutCart(), cart: 'unavailable' }],
  ['payments', allWell],
  ['psp-simulator', allWell],
  ['observatory', allWell],
  ...ifThere,
]

describe.each(away)('while %s is away', (name, states) => {
  test('every page is there, and says which of its parts are not', async () => {
    await without(shop, name, () => untilStates(shopper, article.productId, states))
  })
})

test('without the catalogue, a product never seen before is a page that says so, and a listing a problem', async () => {
  await without(shop, 'catalog', async () => {
    await eventually(async () => {
      const unseen = await shopper.get<ProductPage>('/pages/product/never-seen-lamp')
      expect(unseen.status).toBe(200)
      expect(unseen.body.product).toMatchObject({ state: 'missing', problem: { code: 'unavailable', status: 503 } })
    })
    expectOutage(await shopper.get('/pages/search?q=lamp'))
  })
})

test.each(['payments', 'psp-simulator'] as const)('without %s nobody is asked for a card', async (name) => {
  await without(shop, name, async () => expectOutage(await shopper.send('POST', '/checkout/payment-field')))
  await eventually(async () => expect((await shopper.send('POST', '/checkout/payment-field')).status).toBe(200), {
    withinMs: 15_000,
  })
})

test('without its back end the front door still serves the shop’s frame, and a problem for its data', async () => {
  await without(shop, 'bff-web', async () => {
    const page = await fetch(shop.url, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expectOutage(await shopper.get('/pages/home'))
  })
})

test('without the bus, pages are what is last known, and what has to be true is a problem', async () => {
  await without(shop, 'nats', async () => {
    await eventually(async () => {
      const seen = await look(shopper, article.productId)
      expectOutage(seen.cart)
      expect([seen.home.status, seen.product.status]).toEqual([200, 200])
      const { cart: _, ...parts } = statesOf(seen)
      expect(new Set(Object.values(parts))).toEqual(new Set(['stale']))
    })
  })
})

describe.each(['catalog', 'inventory', 'orders', 'payments', 'bff-web', 'gateway', 'nats'] as const)(
  'when %s crashes',
  (name) => {
    test('it comes back by itself, and until then nobody sees anything but an answer or an outage', async () => {
      const before = restartsOf(name)
      await shop.cluster.kill(name)
      const back = shop.cluster.whenReady(name)
      do expectAnswersOrOutages(await Promise.all(answersDuring(name)))
      while (!(await isSettled(back)))
      expect(restartsOf(name)).toBe(before + 1)
    })
  },
)

/** How long nobody waits by design, and as much again as a machine that has too much to do may add. */
const deadlines = { backEnd: 3_500 + 2_000, frontDoor: 4_500 + 2_000, luxury: 1_500 + 2_000 }

describe.each([
  ['inventory', deadlines.backEnd],
  ['catalog', deadlines.backEnd],
  ['orders', deadlines.backEnd],
  ['bff-web', deadlines.frontDoor],
  // A page is whole without them, and waits for them no longer than a moment.
  ...ifThere.map(([name]) => [name, deadlines.luxury] as const),
] as const)('while %s is frozen', (name, deadlineMs) => {
  test('whoever asks is answered before the deadline', async () => {
    await frozen(shop, name, async () => {
      const { home, product, cart } = await look(shopper, article.productId)
      const answers = [home, product, cart]
      expectAnswersOrOutages(answers)
      expect(Math.max(...answers.map(({ tookMs }) => tookMs))).toBeLessThan(deadlineMs)
    })
  })
})

function withoutCart(): Record<string, string> {
  const { 'cart.stock': _, ...rest } = allWell
  return rest
}

/** A front door that is not there cannot answer at all: asking it is asking in vain, for as long as it lasts. */
function answersDuring(name: ProcessName): Promise<Reply<unknown> | undefined>[] {
  const asked = ['/pages/home', `/pages/product/${article.productId}`, '/cart'].map((path) => shopper.get(path))
  return name === 'gateway' ? asked.map((reply) => reply.catch(() => undefined)) : asked
}

function expectAnswersOrOutages(replies: readonly (Reply<unknown> | undefined)[]): void {
  for (const reply of replies) if (reply && reply.status !== 200) expectOutage(reply)
}

/** A problem that says that it will pass, and when to ask again. */
function expectOutage({ status, headers, body }: Reply<unknown>): void {
  expect([503, 504]).toContain(status)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(body).toMatchObject({ status, code: expect.any(String), type: expect.any(String) })
}

function restartsOf(name: ProcessName): number {
  return shop.cluster.processes.find(({ process }) => process === name)?.restarts ?? 0
}

function isSettled(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), Bun.sleep(50).then(() => false)])
}
