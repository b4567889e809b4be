import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readInvoices } from '../folder/read-import.ts'
import { importOrders } from '../import-orders.ts'
import { openGuests } from '../replay/guests.ts'
import { replay } from '../replay/replay.ts'
import { equationsOf } from '../replay/verdict.ts'
import { type Faults, fakeShop } from './fake-shop.ts'
import { fewOrders } from './few-orders.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'galleria-replay-')), 'import')
const prices = new Map<string, number>()
beforeAll(async () => {
  await importOrders(await fewOrders(), folder)
  for await (const invoice of readInvoices(folder))
    if (invoice.kind === 'sale') for (const { sku, priceCents } of invoice.lines) prices.set(sku, priceCents)
})
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const going = new AbortController().signal
async function replayed(
  { ask }: ReturnType<typeof fakeShop>,
  how: { limit?: number; from?: string; stop?: AbortSignal } = {},
) {
  const ledger = await replay({
    folder,
    ask,
    token: async () => 'tok_good',
    guestOf: await openGuests(folder),
    speed: 0,
    stop: going,
    pause: async () => undefined,
    wait: async () => undefined,
    ...how,
  })
  return { ledger, holds: equationsOf(ledger).map(({ holds }) => holds) }
}
const shopWith = (faults?: Faults) => fakeShop(prices, faults)

test('what is ordered and given back comes to the data’s sums, and a large invoice becomes several orders', async () => {
  const shop = shopWith()
  const { ledger, holds } = await replayed(shop)
  expect(holds).toEqual([true, true])
  expect(ledger).toMatchObject({
    invoices: 6,
    cancellations: 5,
    orders: 6,
    ordersFound: 0,
    gross: 147_761,
    takenBack: -153_470,
  })
  expect(ledger).toMatchObject({ orderedCents: 14_082, refundedCents: 11_112, grownCents: 2_970 })
  const owls = [...shop.orders.values()].filter(({ name }) => name.startsWith('Invoice 600002'))
  expect(owls.map(({ name, status }) => [name, status])).toEqual([
    ['Invoice 600002, part 1', 'cancelled'],
    ['Invoice 600002, part 2', 'cancelled'],
    ['Invoice 600002, part 3', 'cancelled'],
  ])
})

test('begun again, a replay finds what it has done, and doubles nothing', async () => {
  const shop = shopWith({ diesAfter: 3 })
  await expect(replayed(shop)).rejects.toThrow('the shop is gone')
  shop.revive()
  const { ledger, holds } = await replayed(shop)
  expect(holds).toEqual([true, true])
  expect(ledger).toMatchObject({ orders: 6, ordersFound: 3, orderedCents: 14_082 })
  expect(shop.orders.size).toBe(6)

  const again = await replayed(shop)
  expect(again.holds).toEqual([true, true])
  expect(again.ledger).toMatchObject({ orders: 6, ordersFound: 6, refundedCents: 11_112, grownCents: 0 })
})

test('an order that was placed by an answer that was lost is found by its key', async () => {
  const shop = shopWith()
  let lost = false
  const forgetful: typeof shop = {
    ...shop,
    ask: async (wish) => {
      const told = await shop.ask<never>(wish)
      if (lost || wish.path !== '/orders' || wish.method !== 'POST') return told
      lost = true
      // The client asks again after a timeout, and by then its quote may be another one.
      return shop.ask<never>({ ...wish, body: { ...(wish.body as object), quoteId: 'another' } })
    },
  }
  const { ledger, holds } = await replayed(forgetful)
  expect(holds).toEqual([true, true])
  expect(ledger.orders).toBe(6)
})

test('what a broken-off replay left in a cart is not bought', async () => {
  const shop = shopWith()
  const guest = (await openGuests(folder))('11001')
  shop.carts.set(
    guest,
    new Map([
      ['QAA-000-AB', 7],
      ['QAA-000-AA', 99],
    ]),
  )
  expect((await replayed(shop)).holds).toEqual([true, true])
})

test('an order that comes to nothing is left out, with its reason, and so is what was taken back of it', async () => {
  const guest = (await openGuests(folder))('11002')
  const { ledger, holds } = await replayed(shopWith({ rejects: new Set([guest]) }))
  expect(holds).toEqual([true, true])
  expect(ledger.leftOut.list()).toContainEqual({ reason: 'order-rejected', rows: 3, mills: 100_800 })
  expect(ledger.notTakenBack.list()).toContainEqual({ reason: 'sale-outside', rows: 1, mills: -100_800 })
})

test('what has been delivered cannot be taken back, and is counted', async () => {
  const { ledger, holds } = await replayed(shopWith({ delivers: true }))
  expect(holds).toEqual([true, true])
  expect(ledger.refundedCents).toBe(0)
  const closed = ledger.notTakenBack.list().find(({ reason }) => reason === 'order-closed')
  expect(closed?.mills).toBe(-111_120)
})

test('what nobody settles is not waited for for ever, and is counted', async () => {
  const { ledger, holds } = await replayed(shopWith({ unsettled: true }))
  expect(holds).toEqual([true, true])
  const open = ledger.notTakenBack.list().find(({ reason }) => reason === 'order-unsettled')
  expect(open?.mills).toBe(-111_120)
})

test('stopped in the midst of an invoice, what was bought of it still adds up', async () => {
  const stopping = new AbortController()
  const shop = shopWith()
  const ask: typeof shop.ask = (wish) => {
    if (shop.orders.size === 3) stopping.abort()
    return shop.ask(wish)
  }
  const { ledger, holds } = await replayed({ ...shop, ask }, { stop: stopping.signal })
  expect(holds).toEqual([true, true])
  expect(ledger.orders).toBeLessThan(6)
})

test('what was bought before the replay begins cannot be taken back, and is counted', async () => {
  const { ledger, holds } = await replayed(shopWith(), { from: '2010-12-02' })
  expect(holds).toEqual([true, true])
  expect(ledger).toMatchObject({ invoices: 0, cancellations: 2 })
  expect(ledger.notTakenBack.list()).toEqual([{ reason: 'sale-outside', rows: 2, mills: -5_370 }])
})

test('it stops after as many invoices as it is told', async () => {
  const { ledger, holds } = await replayed(shopWith(), { limit: 3 })
  expect(holds).toEqual([true, true])
  expect(ledger.invoices).toBe(3)
})

test('told to stop, it begins nothing more, and what it did still adds up', async () => {
  const { ledger, holds } = await replayed(shopWith(), { stop: AbortSignal.abort() })
  expect(holds).toEqual([true, true])
  expect(ledger).toMatchObject({ invoices: 0, orders: 0 })
})

test('a shop that says a cent too much is found out', async () => {
  const shop = shopWith()
  const { ledger } = await replayed(shop)
  const [order] = shop.orders.values()
  ledger.noteOrder({
    orderId: order?.orderId,
    status: 'confirmed',
    total: { cents: (order?.total ?? 0) + 1 },
    refunded: { cents: order?.refunded },
  } as never)
  expect(equationsOf(ledger).map(({ holds }) => holds)).toEqual([false, true])
})

test('a shop whose prices are not the import’s is not bought from', async () => {
  const dearer = fakeShop(new Map([...prices].map(([sku, cents]) => [sku, cents + 1])))
  await expect(replayed(dearer)).rejects.toThrow('is it another import that is sold?')
})
