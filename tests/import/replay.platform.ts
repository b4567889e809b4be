import { afterAll, beforeAll, expect, test } from 'bun:test'
import { existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recommendations } from '@galleria/contracts/recommendations'
import type { SearchPage } from '@galleria/contracts/web'
import { type Imported, importOrders } from '@galleria/infra/import'
import { fewOrders } from '@galleria/infra/import-sample'
import { eventually, testCall } from '@galleria/testkit'
import { openPlatform, type Platform } from '../support/platform.ts'
import { newShopper, served } from '../support/shopper.ts'
import { joinAsTester } from '../support/tester.ts'

// A shop that sells what a real one sold, and has that one's customers buy it again: the first hours of the data set where it lies beside
// the repository, a made-up morning where it does not.

const root = join(import.meta.dir, '../..')
const data = mkdtempSync(join(tmpdir(), 'galleria-import-'))
const [home, folder] = [join(data, 'home'), join(data, 'import')]
const real = process.env.ONLINE_RETAIL || join(root, '../shared/data/online-retail')
/** The first cancellation of something that was bought in these hours is the 64th invoice of the data set. */
const [few, all] = existsSync(real) ? ['12', '64'] : ['2', '10']

/** Gifts are packed slowly here, so that they can still be given back. */
const settings = {
  gateway: { RATE_PER_SECOND: '2000', RATE_BURST: '8000', CHANGES_PER_SECOND: '1000', CHANGES_BURST: '4000' },
  shipping: { PACK_SECONDS: '300' },
}

let imported: Imported
let shop: Platform

beforeAll(async () => {
  imported = await importOrders(existsSync(real) ? real : await fewOrders(), folder, { to: '2010-12-02' })
  const env = { LOG_LEVEL: 'warn', TRACE_RATIO: '0' }
  shop = await openPlatform({ dataDir: home, env, settings, catalogue: folder })
}, 180_000)

afterAll(async () => {
  await shop?.cluster.stop()
  await rm(data, { recursive: true, force: true })
}, 60_000)

test('the data are what their README says', () => {
  expect(imported.comparisons.filter(({ agrees }) => !agrees)).toEqual([])
  expect(imported.made?.manifest.invoices).toBeGreaterThan(8)
})

test('the shop sells what was imported', async () => {
  const [first = '{}'] = (await Bun.file(join(folder, 'products.jsonl')).text()).split('\n')
  const { productId, name } = JSON.parse(first) as { productId: string; name: string }
  const page = await newShopper(shop.url).get<SearchPage>(`/pages/search?q=${encodeURIComponent(name)}`)
  expect(served(page).listing.products.map((card) => card.productId)).toContain(productId)
})

test('a replay comes to the data’s sums to the penny; begun again it goes on and doubles nothing; and what was bought is learnt from', async () => {
  const begun = await replayed(few)
  expect(begun).toMatchObject({ code: 0, same: ['sales', 'cancellations', 'revenue'], found: 0 })

  const done = await replayed(all)
  expect(done).toMatchObject({ code: 0, same: ['sales', 'cancellations', 'revenue'], found: begun.orders })
  expect(done.orders).toBeGreaterThan(begun.orders)
  expect(done.text).toMatch(/given back, by the shop’s own replies +[1-9][\d,.]+$/m)

  await expectLearnt(done.orders)
}, 120_000)

/** Replays so many invoices as a person at the terminal would. */
async function replayed(limit: string) {
  const argv = [process.execPath, join(root, 'infra/import/run.ts'), 'replay', folder, '--speed=0', `--limit=${limit}`]
  const child = Bun.spawn(argv, { env: { ...process.env, GALLERIA_DATA: home }, stdout: 'pipe', stderr: 'inherit' })
  const [text, code] = await Promise.all([child.stdout.text(), child.exited])
  const [, orders, found = '0'] = /done after .* (\d+) orders(?:, (\d+) of them placed before)?/.exec(text) ?? []
  const same = [...text.matchAll(/^ {2}(\w+): the same, to the penny$/gm)].map(([, name]) => name)
  return { text, code, same, orders: Number(orders), found: Number(found) }
}

/** Where this machine has what the recommendations are made of, they have heard of every order; elsewhere the copy says why they are away. */
async function expectLearnt(orders: number): Promise<void> {
  const { absent } = await shop.cluster.status()
  if (absent.some(({ process }) => process === 'recommendations')) return
  const tester = await joinAsTester(shop)
  try {
    const { model } = tester.client(recommendations)
    const learnt = async () => expect(await model.get({}, testCall())).toMatchObject({ ok: true, value: { orders } })
    await eventually(learnt, { withinMs: 20_000 })
  } finally {
    await tester.leave()
  }
}
