import { beforeAll, expect, test } from 'bun:test'
import type { ProcessName } from '@galleria/infra/topology'
import { eventually } from '@galleria/testkit'
import { buy, untilOrder } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { type Sample, scrape, sumOf } from '../support/scrape.ts'
import { anArticle } from '../support/shelves.ts'
import { newShopper, served } from '../support/shopper.ts'

type Labels = Readonly<Record<string, string>>

const reporters = ['orders', 'inventory', 'payments', 'shipping'] as const
type Scraped = Readonly<Record<(typeof reporters)[number], readonly Sample[]>>

let shop: Platform
let before: Scraped

/** One order is bought, made smaller and cancelled; another card is declined. */
beforeAll(async () => {
  shop = await platform()
  const article = await anArticle(shop.url)
  before = await scrapeAll()
  const shopper = newShopper(shop.url)
  const { orderId } = await buy(shopper, article, { quantity: 2 })
  served(await shopper.revise(orderId, { [article.sku]: 1 }))
  await untilOrder(shopper, orderId, { may: { cancel: true, revise: false } })
  served(await shopper.cancel(orderId))
  await untilOrder(shopper, orderId, { status: 'cancelled' })
  await buy(shopper, article, { card: cards.declined })
}, 180_000)

/** Whose counter grew by how much, at least: other tests may have left something to be done. */
const counted: readonly [string, ProcessName & keyof Scraped, string, Labels, number][] = [
  ['orders that were placed', 'orders', 'galleria_orders_placed_total', {}, 2],
  ['confirmed', 'orders', 'galleria_orders_confirmed_total', {}, 1],
  ['made smaller', 'orders', 'galleria_orders_revised_total', {}, 1],
  ['cancelled', 'orders', 'galleria_orders_cancelled_total', {}, 1],
  ['and refused, by reason', 'orders', 'galleria_orders_rejected_total', { reason: 'payment-declined' }, 1],
  ...(
    [
      ['create-order', 'hold-stock', 'done', 2],
      ['create-order', 'authorize-payment', 'done', 1],
      ['create-order', 'authorize-payment', 'refused', 1],
      ['create-order', 'hold-stock', 'undone', 1],
      ['create-order', 'sell-stock', 'done', 1],
      ['create-order', 'confirm-order', 'done', 1],
      ['revise-order', 'repack-parcel', 'done', 1],
      ['revise-order', 'give-back-stock', 'done', 1],
      ['revise-order', 'give-back-money', 'done', 1],
      ['cancel-order', 'call-back-parcel', 'done', 1],
      ['cancel-order', 'return-stock', 'done', 1],
      ['cancel-order', 'return-money', 'done', 1],
    ] as const
  ).map(
    ([saga, step, outcome, by]) =>
      [
        `the step ${step} of ${saga}, ${outcome}`,
        'orders',
        'galleria_saga_steps_taken_total',
        { saga, step, outcome },
        by,
      ] as [string, 'orders', string, Labels, number],
  ),
  ['webhooks of the provider', 'payments', 'galleria_payment_webhooks_received_total', {}, 1],
  ['announcements of shipping', 'shipping', 'galleria_events_published_total', { event: 'parcel.planned' }, 1],
  ['what shipping heard', 'shipping', 'galleria_events_processed_total', { consumer: 'shipping-plan-parcel' }, 1],
  ['flushes that writers of inventory share', 'inventory', 'galleria_group_commit_writers_count', {}, 1],
]

test.each(counted)('counted: %s', async (_what, name, metric, labels, by) => {
  await eventually(
    async () => {
      const grown = sumOf(await samplesOf(name), metric, labels) - sumOf(before[name], metric, labels)
      expect(grown).toBeGreaterThanOrEqual(by)
    },
    { withinMs: 15_000 },
  )
})

/** What must be shown, and be nothing, when nothing is wrong. */
const atRest: readonly [string, keyof Scraped, string][] = [
  ['sagas that have not ended', 'orders', 'galleria_saga_unfinished'],
  ['the age of the oldest of them', 'orders', 'galleria_saga_oldest_unfinished_seconds'],
  ['orders that are being settled', 'orders', 'galleria_orders_pending'],
  ['payments the provider owes an answer to', 'payments', 'galleria_payment_doubt'],
  ['entries in one of both books only', 'payments', 'galleria_ledger_mismatches'],
  ...reporters.map((name): [string, typeof name, string] => [
    `announcements of ${name} that wait`,
    name,
    'galleria_outbox_pending',
  ]),
]

test.each(atRest)('nothing left: %s', async (_what, name, metric) => {
  await eventually(
    async () => {
      const values = (await samplesOf(name)).filter((sample) => sample.name === metric).map(({ value }) => value)
      expect(values).toEqual([0])
    },
    { withinMs: 15_000 },
  )
})

async function samplesOf(name: keyof Scraped): Promise<readonly Sample[]> {
  return scrape(shop.admin(name, '/metrics'))
}

async function scrapeAll(): Promise<Scraped> {
  const all = await Promise.all(reporters.map(async (name) => [name, await samplesOf(name)] as const))
  return Object.fromEntries(all) as unknown as Scraped
}
