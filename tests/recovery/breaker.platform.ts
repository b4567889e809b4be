import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { ProductPage } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { without } from '../support/away.ts'
import { putIntoCart } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { scrape, sumOf } from '../support/scrape.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper, type Shopper, served } from '../support/shopper.ts'
import { untilAllIsWell } from './outages.ts'

const target = 'inventory.stock.list'
let shop: Platform
let shopper: Shopper
let article: Article

beforeAll(async () => {
  shop = await platform()
  // Counts of earlier tests would open it sooner.
  await shop.cluster.restart('bff-web')
  await eventually(async () => expect((await fetch(`${shop.url}/api/web/pages/home`)).status).toBe(200))
  article = await anArticle(shop.url)
  shopper = newShopper(shop.url)
  await putIntoCart(shopper, article.sku)
}, 180_000)
afterAll(() => untilAllIsWell(shopper, article.productId))

test('a breaker opens after twenty failures and no sooner, spares who is away, and closes by itself', async () => {
  await without(shop, 'inventory', async () => {
    // An ask that finds nobody is tried three times at most.
    for (let asked = 0; asked < 5; asked += 1) expect(await stockState()).toBe('stale')
    expect(await stateOfBreaker()).toBe('closed')

    for (let asked = 0; asked < 40 && (await stateOfBreaker()) === 'closed'; asked += 1) await stockState()
    expect(await stateOfBreaker()).toBe('open')
    expect(await gauge()).toBe(2)

    const spared = await rejections()
    expect(await stockState()).toBe('stale')
    expect(await rejections()).toBe(spared + 1)
  })

  await eventually(async () => expect(await stockState()).toBe('fresh'), { withinMs: 15_000 })
  expect(await stateOfBreaker()).toBe('closed')
  expect(await gauge()).toBe(0)
})

async function stockState(): Promise<string> {
  return served(await shopper.get<ProductPage>(`/pages/product/${article.productId}`)).stock.state
}

async function stateOfBreaker(): Promise<string | undefined> {
  const response = await fetch(shop.admin('bff-web', '/breakers'))
  const { breakers } = (await response.json()) as { breakers: { name: string; state: string }[] }
  return breakers.find(({ name }) => name === target)?.state
}

async function gauge(): Promise<number> {
  return sumOf(await scrape(shop.admin('bff-web', '/metrics')), 'galleria_breaker_state', { target })
}

async function rejections(): Promise<number> {
  const samples = await scrape(shop.admin('bff-web', '/metrics'))
  return sumOf(samples, 'galleria_guard_rejections_total', { target, by: 'breaker' })
}
