import { afterAll, beforeAll, expect } from 'bun:test'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import { type Arrival, arrivalsAt } from '../support/arrivals.ts'
import { journey, type Visit } from '../support/browser.ts'
import { demoAccount } from '../support/demo-accounts.ts'
import { shopperAt } from '../support/in-page.ts'
import { buy, putIntoCart } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import type { SecondOrigin, Wish } from '../support/second-origin.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { openStranger, type Stranger } from '../support/stranger.ts'
import { signIn } from './people.ts'
import { comeTrueAtHome, gone, standingOf } from './second-origin/at-home.ts'
import { askedByServers, type Belongings, changingRoutes, wishesFor } from './second-origin/wishes.ts'

/** In the page, not here: functions that name it are sent there. */
declare const secondOrigin: SecondOrigin

let shop: Platform
let article: Article
let stranger: Stranger
let code: string
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
  stranger = openStranger({ '/page': '<!doctype html><title>somebody else</title><body></body>' })
  const entrypoints = [join(import.meta.dir, '../support/page/second-origin.ts')]
  const [built] = (await Bun.build({ entrypoints, target: 'browser', format: 'iife' })).outputs
  code = (await built?.text()) ?? ''
}, 180_000)
afterAll(() => stranger.close())

/** Nearly everything here is refused, and the browser says so. */
const visitor = { mayComplain: /^/ } as const

journey('[B3] a page of another origin changes nothing for somebody who is signed in here', visitor, async (visit) => {
  await visit.context.addInitScript({ content: code })
  const has = await settleIn(visit)
  const wishes = wishesFor(shop.url, has)
  expect([...wishes.keys()].toSorted()).toEqual(changingRoutes().toSorted())
  const before = await standingOf(visit)

  const elsewhere = await visit.context.newPage()
  const paths = [...wishes.values(), streamOf(has)].map(({ address }) => address.slice(shop.url.length))
  const arrivals = arrivalsAt(shop, new Set(paths))
  let [ways, count]: [readonly string[], number] = [[], 0]
  // Another port of the same site, from where a browser sends every cookie along, and another site.
  for (const origin of [stranger.origin.replace('127.0.0.1', 'localhost'), stranger.origin]) {
    await elsewhere.goto(`${origin}/page`)
    ways = await elsewhere.evaluate(() => secondOrigin.ways)
    for (const way of ways) {
      const came = await gone(elsewhere, arrivals, way, wishesBy(way, wishes, has))
      expect([origin, way, came.filter(isLetThrough)]).toEqual([origin, way, []])
      count += came.length
    }
    expect(await elsewhere.evaluate(() => secondOrigin.read())).toEqual([])
  }
  await elsewhere.close()
  console.log(`  ${count} requests from elsewhere, in ${ways.length} ways`)
  expect(await standingOf(visit)).toEqual(before)
  await comeTrueAtHome(visit, has)
})

/** Somebody signs in, buys something, and is one step before buying more. */
async function settleIn({ page, open }: Visit): Promise<Belongings> {
  await open('/stores')
  await signIn(page, await demoAccount(shop, 'joon@example.com'))
  const shopper = shopperAt(page)
  const { orderId } = await buy(shopper, article, { quantity: 2 })
  await putIntoCart(shopper, article.sku, 2)
  return { sku: article.sku, orderId, purchase: await eventually(() => shopper.checkOut(cards.approved)) }
}

/** Each wish takes a page of its own in these ways, and time: they go for what forms are for. */
const drawsPages = /window|sandbox|going there|form (with|of|that)/
const isForForms = (route: string): boolean => /(\/cart\/lines|sign-out)$/.test(route)

/** What is asked for in one way. Browsers open sockets one after the other, each slower after one that failed. */
function wishesBy(way: string, wishes: ReadonlyMap<string, Wish>, has: Belongings): readonly Wish[] {
  if (way === 'a stream of events') return [streamOf(has)]
  if (way === 'a socket') return [streamOf(has), ...[...wishes.values()].slice(0, 2)]
  const isReading = /^(GET|HEAD) /.test(way)
  // To somebody who looks for it, what servers ask is a page like any other that is none.
  const isApt = (route: string) =>
    (!drawsPages.test(way) || isForForms(route)) && !(isReading && route === askedByServers)
  return [...wishes].flatMap(([route, wish]) => (isApt(route) ? [wish] : []))
}

function streamOf({ orderId }: Belongings): Wish {
  return { method: 'GET', address: `${shop.url}/api/web/orders/${orderId}/events`, body: {}, headers: {} }
}

/** Whether a request was neither refused nor one that no route knows. */
const isLetThrough = ({ status }: Arrival): boolean => ![403, 404, 405].includes(status)
