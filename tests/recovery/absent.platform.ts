import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProductPage } from '@galleria/contracts/web'
import { statusTable } from '@galleria/infra/status-table'
import { eventually } from '@galleria/testkit'
import { buy, untilOrder } from '../support/orders.ts'
import { openPlatform, type Platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { newShopper, served } from '../support/shopper.ts'

// A machine without Go and without Python, as a copy that is told to do without them has it.

const data = mkdtempSync(join(tmpdir(), 'galleria-absent-'))
let shop: Platform

beforeAll(async () => {
  shop = await openPlatform({
    dataDir: data,
    env: { LOG_LEVEL: 'warn', TRACE_RATIO: '0' },
    without: ['go', 'python'],
    standIns: {},
  })
}, 180_000)

afterAll(async () => {
  await shop.cluster.stop()
  await rm(data, { recursive: true, force: true })
}, 60_000)

test('the shop opens without what the machine cannot run, and its status says what is absent, why, and what that means', async () => {
  const status = await eventually(async () => {
    const now = await shop.cluster.status()
    expect(now.instances.filter(({ health }) => health !== 'healthy')).toEqual([])
    return now
  })
  expect(status.absent.map(({ process }) => process)).toEqual(['shipping', 'recommendations'])
  const table = statusTable(status)
  expect(table).toMatch(/shipping .* absent .* do without go; orders are taken, and wait to be sent/)
  expect(table).toMatch(/recommendations .* absent .* do without python; nothing is suggested/)
})

test('whoever wants something done to an absent process is told why it is absent', async () => {
  const { cluster } = shop
  for (const attempt of [
    () => cluster.restart('shipping'),
    () => cluster.kill('shipping-1'),
    () => cluster.pause('shipping'),
    () => cluster.resume('shipping'),
    () => cluster.scale('shipping', 1),
    () => cluster.whenReady('shipping'),
  ])
    await expect(attempt()).rejects.toThrow('shipping is absent: this copy is to do without go')
})

test('an order is taken, paid for and confirmed, and waits for somebody who sends it', async () => {
  const shopper = newShopper(shop.url)
  const article = await anArticle(shop.url)
  const { orderId } = await buy(shopper, article)
  await untilOrder(shopper, orderId, { status: 'confirmed' })
})

test('a product is shown whole, and nothing is suggested beside it', async () => {
  const { productId } = await anArticle(shop.url)
  const page = served(await newShopper(shop.url).get<ProductPage>(`/pages/product/${productId}`))
  expect(page.stock.state).not.toBe('missing')
  expect([page.together, page.similar]).toEqual([undefined, undefined])
  const drawn = await fetch(`${shop.url}/product/${productId}`)
  expect(drawn.status).toBe(200)
  await drawn.body?.cancel()
})
