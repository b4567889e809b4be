import { afterAll, beforeAll, expect, test } from 'bun:test'
import { comeToRest } from './campaign.ts'
import { killAll } from './nemesis/victims.ts'
import { effectsOf } from './rehearsals/effects.ts'
import { allWantTheLast } from './rehearsals/last-unit.ts'
import { createCards } from './rig/cards.ts'
import { openRig, type Rig } from './rig/rig.ts'
import { openStore } from './rig/stores.ts'
import { letIn } from './shoppers/crowd.ts'
import { type History, newHistory, retriesIn } from './shoppers/history.ts'
import { untilQuiet } from './verdict/quiet.ts'
import { judge } from './verdict/verdict.ts'

/** Twice what a dead consumer's deliveries take to come again; what is not at rest by then is told as a violation. */
const quietWithinMs = 60_000
let rig: Rig
/** One for all drills, since each is judged by all that is in the stores. */
const history: History = newHistory()

beforeAll(async () => {
  rig = await openRig()
}, 60_000)
afterAll(async () => {
  await rig.close()
}, 60_000)

test('everything is killed at once amid checkouts, and nothing that was acknowledged is lost (F1)', async () => {
  const shopping = letIn({ checkouts: 40, rate: 10, seed: 11 }, around())
  await Bun.sleep(2_000)
  expect((await killAll(rig.shop)).said).toContain('all healthy')
  await shopping
  expect(retriesIn(history)).toBeGreaterThan(0)
  expect(history.wishes.filter(({ what }) => what === 'place').length).toBeGreaterThanOrEqual(40)
  expect((await comeToRest(rig, history, quietWithinMs)).violations).toEqual([])
}, 120_000)

test('a broker that lost everything is filled again from the outboxes, and no event has a second effect (I-MSG-6)', async () => {
  const before = await effectsOf(rig)
  const wiped = await rig.shop.cluster.wipeBroker()
  expect(wiped.before).toBeGreaterThan(100)
  expect(wiped.back).toBe(wiped.before)
  expect((await untilQuiet(rig.shop, quietWithinMs)).left).toEqual([])
  expect(await effectsOf(rig)).toEqual(before)
  expect((await judge(rig, history)).violations).toEqual([])
}, 120_000)

test('the last pieces, wanted by 200 buyers at once, are sold exactly as often as there are any (I-STK-6)', async () => {
  const buyers = 200
  const placed = await allWantTheLast(rig, buyers, history)
  const { violations } = await comeToRest(rig, history, quietWithinMs)
  expect(violations).toEqual([])
  const ids = new Set(placed.map(({ orderId }) => orderId))
  expect(ids.size).toBe(buyers)
  const orders = openStore(rig.shop.data, 'orders')
  const ends = orders.query<{ order_id: string; type: string }, []>('SELECT order_id, type FROM order_events').all()
  orders.close()
  const happened = (type: string) => ends.filter((event) => ids.has(event.order_id) && event.type === type).length
  expect(happened('order-confirmed')).toBe(rig.shelf.piecesOfScarce)
  expect(happened('order-rejected')).toBe(buyers - rig.shelf.piecesOfScarce)
}, 120_000)

function around() {
  return { url: rig.shop.url, shelf: rig.shelf, cards: createCards(rig.provider), history }
}
