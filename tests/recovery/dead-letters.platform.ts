import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { eventSubject } from '@galleria/contracts/contract'
import type { DeadLetter } from '@galleria/contracts/observatory'
import { type ProcessName, processes } from '@galleria/infra/topology'
import { eventually } from '@galleria/testkit'
import { buy, untilOrder } from '../support/orders.ts'
import { type Platform, platform } from '../support/platform.ts'
import { scrape, sumOf } from '../support/scrape.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { newShopper } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'

// F18, from the poison to the operator's command line. Several contexts hear of a confirmed order, and a bad one dies with each.
let hearers: readonly { readonly process: ProcessName; readonly consumer: string }[]
let consumers: readonly string[]
const orderId = Bun.randomUUIDv7()
const subject = eventSubject('orders', 'order.confirmed', orderId)
const eventId = Bun.randomUUIDv7()

let shop: Platform
let tester: Tester
let article: Article

beforeAll(async () => {
  shop = await platform()
  const runs = new Set(shop.cluster.processes.map(({ process }) => process))
  hearers = processes
    .filter(({ name }) => runs.has(name))
    .flatMap(({ name, hears }) =>
      hears
        .filter(({ context, event }) => context === 'orders' && event === 'order.confirmed')
        .map(({ durable }) => ({ process: name, consumer: durable })),
    )
  consumers = hearers.map(({ consumer }) => consumer).toSorted()
  tester = await joinAsTester(shop)
  article = await anArticle(shop.url)
}, 180_000)
afterAll(async () => {
  await operator('discard', '--all')
  await tester.leave()
})

test('a poisonous event dies with each who hears it, and nobody behind it waits', async () => {
  await tester.announce(subject, '{"orderId": 7, "lines": "all of them"}', {
    'ce-id': eventId,
    'ce-source': '/galleria/orders',
    'ce-type': 'order-confirmed',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  })
  const shopper = newShopper(shop.url)
  const { orderId } = await buy(shopper, article)

  const letters = await untilLetters(consumers.length)
  expect(letters.map(({ consumer }) => consumer).toSorted()).toEqual([...consumers])
  for (const letter of letters)
    expect(letter).toMatchObject({
      subject,
      eventId,
      type: 'order-confirmed',
      deliveries: 1,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      reason: expect.stringContaining('schema'),
    })
  for (const { process, consumer } of hearers)
    await eventually(async () => {
      const samples = await scrape(shop.admin(process, '/metrics'))
      expect(sumOf(samples, 'galleria_dead_letters_total', { consumer })).toBeGreaterThanOrEqual(1)
    })
  await untilOrder(shopper, orderId, { status: 'shipped' })
}, 90_000)

test('the operator reads a letter, and replays it: the poison dies again, and only where it did', async () => {
  const [letter] = (await listed()).filter(({ consumer }) => consumer === 'shipping-plan-parcel')
  const told = await operator('show', String(letter?.letterId))
  expect(told).toMatchObject({ eventId, body: '{"orderId": 7, "lines": "all of them"}' })

  expect(await operator('replay', String(letter?.letterId))).toEqual({ replayed: 1 })
  const letters = await eventually(async () => {
    const found = await listed()
    expect(found.map(({ consumer }) => consumer).toSorted()).toEqual([...consumers])
    expect(found.map(({ letterId }) => letterId)).not.toContain(letter?.letterId)
    return found
  })
  expect(letters.every((one) => one.eventId === eventId)).toBe(true)
})

test('letters are thrown away, those of one consumer or all', async () => {
  expect(await operator('discard', '--consumer=catalog-rank-bestsellers')).toEqual({ discarded: 1 })
  const left = consumers.filter((consumer) => consumer !== 'catalog-rank-bestsellers')
  expect((await listed()).map(({ consumer }) => consumer).toSorted()).toEqual(left)
  expect(await operator('discard', '--all')).toEqual({ discarded: left.length })
  expect(await operator('list')).toEqual({ letters: [], total: 0 })
})

async function listed(): Promise<readonly DeadLetter[]> {
  return ((await operator('list')) as { letters: readonly DeadLetter[] }).letters
}

async function untilLetters(count: number): Promise<readonly DeadLetter[]> {
  return eventually(
    async () => {
      const letters = await listed()
      expect(letters).toHaveLength(count)
      return letters
    },
    { withinMs: 10_000 },
  )
}

/** What an operator types, and reads by a program. */
async function operator(...words: readonly string[]): Promise<unknown> {
  const script = join(import.meta.dir, '../../infra/cluster.ts')
  const child = Bun.spawn([process.execPath, script, 'dead-letters', ...words, '--json'], {
    env: { ...process.env, GALLERIA_DATA: shop.data },
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const [text, code] = await Promise.all([child.stdout.text(), child.exited])
  if (code !== 0) throw new Error(`dead-letters ${words.join(' ')} ended with ${code}: ${text}`)
  return JSON.parse(text)
}
