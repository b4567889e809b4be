import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProductId, ShopperId, Sku } from '@galleria/contracts/values'
import fc from 'fast-check'
import { millsOf, penceOf, pounds } from '../dataset/money.ts'
import { readFlags } from '../flags.ts'
import { headOf, productIdOf, skuOf } from '../goods/sku.ts'
import { createSalesBook } from '../invoices/sales-book.ts'
import { openGuests } from '../replay/guests.ts'
import { createLanes, createPace } from '../replay/pace.ts'
import { createPlacedSales } from '../replay/placed-sales.ts'
import { createShopClient, onThisMachine } from '../replay/shop-client.ts'
import { limits, ordersOf } from '../replay/split.ts'

test('money is read exactly, and rounded only to be shown', () => {
  expect(['2.55', '38970.0', '0.001', '-11062.06', '0', '-0.00'].map(millsOf)).toEqual([
    2_550, 38_970_000, 1, -11_062_060, 0, 0,
  ])
  expect(['', '1,5', '1e3', '.5', '1.2345', 'NaN', '--1'].map(millsOf)).toEqual(Array(7).fill(undefined))
  expect([1_004, -1_004, 1_005, -4].map(penceOf)).toEqual([100, -100, 101, 0])
  expect([7_141_126_423, -148_520, 0].map(pounds)).toEqual(['7,141,126.42', '-148.52', '0.00'])
})

test('a product and its prices have the shapes that the shop’s contracts ask for, and no two are alike', () => {
  const heads = [0, 1, 999, 1_000, 25_999, 26_000, 675_999].map(headOf)
  expect(heads).toEqual(['QAA-000', 'QAA-001', 'QAA-999', 'QAB-000', 'QAZ-999', 'QBA-000', 'QZZ-999'])
  const skus = Array.from({ length: 676 }, (_, index) => skuOf('QAA-000', index))
  for (const sku of skus) Sku.parse(sku)
  expect(new Set(skus).size).toBe(676)
  expect(() => headOf(676_000)).toThrow(RangeError)
  expect(() => skuOf('QAA-000', 676)).toThrow(RangeError)
  fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => void ProductId.parse(productIdOf(name, '85123A'))))
})

const sale = fc.record({
  lines: fc.uniqueArray(
    fc.record({
      sku: fc.integer({ min: 0, max: 120 }).map((index) => skuOf('QAA-000', index)),
      pieces: fc.integer({ min: 1, max: 2_000 }),
      priceCents: fc.integer({ min: 1, max: 900_000 }),
    }),
    { maxLength: 90, selector: ({ sku }) => sku },
  ),
})

test('however large an invoice is, its orders hold all of it and none holds more than an order may', () => {
  fc.assert(
    fc.property(sale, (invoice) => {
      const orders = ordersOf(invoice)
      for (const { lines, cents } of orders) {
        expect(lines.length).toBeLessThanOrEqual(limits.lines)
        expect(new Set(lines.map(({ sku }) => sku)).size).toBe(lines.length)
        expect(Math.max(...lines.map(({ quantity }) => quantity))).toBeLessThanOrEqual(limits.pieces)
        expect(lines.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0)).toBe(cents)
        expect(cents).toBeLessThanOrEqual(limits.cents)
      }
      for (const { sku, pieces } of invoice.lines) {
        const bought = orders.flatMap(({ lines }) => lines.filter((line) => line.sku === sku))
        expect(bought.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(pieces)
      }
      expect(ordersOf(invoice)).toEqual(orders)
    }),
    { numRuns: 60 },
  )
})

test('an invoice that fits is one order, and the largest of all is no more than it has to be', () => {
  expect(ordersOf({ lines: [{ sku: 'QAA-000-AA', pieces: 99, priceCents: 255 }] })).toHaveLength(1)
  expect(ordersOf({ lines: [{ sku: 'QAA-000-AA', pieces: 74_215, priceCents: 104 }] })).toHaveLength(750)
  const lines = Array.from({ length: 101 }, (_, index) => ({
    sku: skuOf('QAA-000', index),
    pieces: 1,
    priceCents: 100,
  }))
  expect(ordersOf({ lines })).toHaveLength(3)
})

test('the latest sales are taken back first, and none twice', () => {
  const book = createSalesBook()
  book.note('mina owl', { invoice: '1', sku: 'QAA-000-AA', pieces: 5 })
  book.note('mina owl', { invoice: '2', sku: 'QAA-000-AA', pieces: 3 })
  const taken = (pieces: number) => book.takeBack('mina owl', pieces).map((take) => [take.invoice, take.pieces])
  expect(taken(4)).toEqual([
    ['2', 3],
    ['1', 1],
  ])
  expect(taken(9)).toEqual([['1', 4]])
  expect(taken(1)).toEqual([])
  expect(book.takeBack('joon owl', 1)).toEqual([])
})

test('what is out of an order is not taken out again, and the order is cancelled when nothing remains of it', () => {
  const placed = createPlacedSales(new Set(['1']))
  const line = (sku: string, quantity: number) => ({ sku, quantity, priceCents: 100 })
  placed.note('1', { part: 1, lines: [line('owl', 99), line('tin', 2)], cents: 10_100 }, 'o-1')
  placed.note('1', { part: 2, lines: [line('owl', 10)], cents: 1_000 }, 'o-2')
  placed.note('2', { part: 1, lines: [line('owl', 10)], cents: 1_000 }, 'o-3')
  const plan = (sku: string, pieces: number, invoice = '1') => placed.plan([{ invoice, sku, pieces }])

  const first = plan('owl', 12)
  expect(first.map(({ orderId, remaining, whole }) => [orderId, remaining, whole])).toEqual([
    ['o-2', [{ sku: 'owl', quantity: 0 }], true],
    ['o-1', [{ sku: 'owl', quantity: 97 }], false],
  ])
  for (const taken of first) placed.take(taken)
  expect(plan('owl', 100)).toMatchObject([{ orderId: 'o-1', remaining: [{ quantity: 0 }], whole: false }])
  expect(plan('owl', 1, '2')).toEqual([])
})

test('a customer is the same guest every time, one that the shop could have named, and nobody else’s to guess', async () => {
  const [one, other] = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'galleria-guests-'))) as [string, string]
  const [first, again, elsewhere] = [await openGuests(one), await openGuests(one), await openGuests(other)]
  expect(ShopperId.parse(first('17850'))).toMatch(/^.{14}4.{4}[89ab]/)
  expect(again('17850')).toBe(first('17850'))
  expect(first('17851')).not.toBe(first('17850'))
  expect(elsewhere('17850')).not.toBe(first('17850'))
  expect(statSync(join(one, 'guests.key')).mode & 0o777).toBe(0o600)
  for (const folder of [one, other]) rmSync(folder, { recursive: true })
})

test('invoices come in the rhythm in which they came, so many times as quick; late ones are not waited for', async () => {
  const waits: number[] = []
  let now = 1_000
  const due = createPace(
    60,
    async (ms) => void waits.push(ms),
    () => now,
  )
  await due('2010-12-01T08:00:00Z')
  await due('2010-12-01T08:01:00Z')
  now = 9_000
  await due('2010-12-01T08:02:00Z')
  expect(waits).toEqual([1_000])
})

test('at most so many are served at once, and a customer’s invoices one after the other', async () => {
  const lanes = createLanes(2)
  const [seen, running]: [string[], Set<string>] = [[], new Set()]
  const serve = (name: string) => async () => {
    running.add(name)
    expect(running.size).toBeLessThanOrEqual(2)
    await Bun.sleep(1)
    running.delete(name)
    seen.push(name)
  }
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) await lanes.add(name.charAt(0), serve(name))
  await lanes.finish()
  expect(seen.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
  expect(seen.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'c1'])
})

test('what goes wrong with one customer ends the replay, and is told', async () => {
  const lanes = createLanes(1)
  await lanes.add('a', () => Promise.reject(new Error('out of tokens')))
  await expect(lanes.finish()).rejects.toThrow('out of tokens')
  await expect(lanes.add('b', async () => undefined)).rejects.toThrow('out of tokens')
})

test('told to come later, it comes as much later as it was told', async () => {
  const waits: number[] = []
  let asked = 0
  await using shop = Bun.serve({
    port: 0,
    fetch: () => {
      asked += 1
      if (asked === 1) return new Response('{}', { status: 429, headers: { 'retry-after': '3' } })
      if (asked === 2) return new Response('{}', { status: 503 })
      return Response.json({ fine: true })
    },
  })
  const ask = createShopClient({ url: `http://localhost:${shop.port}`, pause: async (ms) => void waits.push(ms) })
  expect(await ask<unknown>({ method: 'GET', path: '/cart', guest: 'g' })).toMatchObject({
    ok: true,
    body: { fine: true },
  })
  expect(waits).toEqual([3_000, 400])
})

test('a shop that never answers is given up', async () => {
  const waits: number[] = []
  const ask = createShopClient({ url: 'http://127.0.0.1:9', pause: async (ms) => void waits.push(ms) })
  await expect(ask({ method: 'GET', path: '/cart', guest: 'g' })).rejects.toThrow(
    'did not answer GET /cart in 60 tries',
  )
  expect(waits).toHaveLength(60)
})

test('no other machine’s shop is bought from', () => {
  for (const url of ['http://shop.example', 'https://10.0.0.1', 'http://localhost.example:8080'])
    expect(() => onThisMachine(url)).toThrow('is not on this machine')
  for (const url of ['http://localhost:8080', 'https://127.0.0.1:1', 'http://[::1]:80']) onThisMachine(url)
})

test('the command line is understood, or told what is wrong with it', () => {
  expect(readFlags([], '/home')).toEqual({ verb: 'help' })
  expect(readFlags(['orders', '/data/online-retail', '--to=2010-12-02'], '/home')).toMatchObject({
    folder: '/data/online-retail',
    out: '/home/imports/online-retail',
    from: undefined,
    to: '2010-12-02',
  })
  expect(readFlags(['replay', '/i', '--speed=0', '--limit=5', '--isolated=x'], '/home')).toMatchObject({
    speed: 0,
    limit: 5,
    dataDir: '/home/isolated-x',
  })
  for (const [argv, reason] of [
    [['sell'], 'there is no verb sell'],
    [['orders'], 'say one folder'],
    [['orders', '/d', '--from=yesterday'], '--from is yesterday'],
    [['replay', '/i', '--speed=fast'], '--speed is fast'],
    [['replay', '/i', '--hurry'], "Unknown option '--hurry'"],
  ] as const)
    expect(() => readFlags([...argv], '/home')).toThrow(reason)
})
