import { join } from 'node:path'
import { startBroker } from '@galleria/testkit'
import { startBareNats } from './bare-nats.ts'
import { published, settled } from './checkout/books.ts'
import { countFlushes } from './checkout/flushes.ts'
import { closedLoop, openLoop, type Pace } from './checkout/pace.ts'
import { type Lane, printFlushes, printPublished, printRates, printWaits } from './checkout/report.ts'
import { type Shop, startShop } from './checkout/shop.ts'
import { queueUp } from './checkout/shoppers.ts'
import { type Till, tillAtTheDoor, tillForAcceptance, tillForConfirmation } from './checkout/tills.ts'
import { freePort } from './free-port.ts'
import { startMeasured } from './processes.ts'
import { startSpanCounter } from './span-counter.ts'

/** How many are under way at once, and how many there are in a round. */
const crowds = [
  { concurrency: 1, count: 300 },
  { concurrency: 16, count: 800 },
  { concurrency: 64, count: 1_200 },
] as const
const warmUp = { concurrency: 16, count: 1_500 } as const
/** The rate at which an order has to be confirmed in time, and how many there are in a round. */
const steady = { perSecond: 10, count: 40 } as const
/** How many are bought while flushes are counted. */
const watched = { alone: { perSecond: 10, count: 50 }, crowd: { concurrency: 64, count: 400 } } as const

type Buy = (till: Till) => (i: number) => Promise<void>

/**
 * Checkouts, ours against the floor, in alternating rounds on one machine and one disk. Carts, prices and cards are ready
 * before a round begins; it begins when all orders of the one before have come to something.
 */
export async function benchCheckout({ rounds }: { rounds: number }): Promise<void> {
  const broker = await startBroker()
  const counter = startSpanCounter()
  console.log('starting the shop, and the floor')
  const shop = await startShop(broker, counter.url)
  const bare = await startBareNats(join(broker.folder, 'floor'))
  const port = await freePort()
  const floorEnv = { NATS_URL: bare.url, FLOOR_DIR: join(broker.folder, 'floor'), PORT: String(port) }
  const floorProcess = await startMeasured('tests/bench/floor/checkout.ts', floorEnv, `http://127.0.0.1:${port}/`)
  const floor = async (crowd: { readonly concurrency: number; readonly count: number }) =>
    (await (await fetch(`http://127.0.0.1:${port}/?${new URLSearchParams(asText(crowd))}`)).json()) as Pace

  const tills = {
    'accepted, 100 % sampled': tillForAcceptance(broker, { sampled: true }),
    'accepted, none sampled': tillForAcceptance(broker, { sampled: false }),
  }
  const waits = {
    'accepted, over NATS': tillForAcceptance(broker, { sampled: true }),
    'confirmed, over NATS': tillForConfirmation(broker),
    'confirmed, through the front door': tillAtTheDoor(shop),
  }

  /** Gets a queue ready, lets `how` bring it to the till, and waits until the shop is at rest again. */
  async function round<Result>(count: number, how: (buy: Buy) => Promise<Result>): Promise<Result> {
    const queue = await queueUp(shop, broker, count)
    const result = await how((till) => async (i) => {
      const purchase = queue[i]
      if (purchase) await till(purchase)
    })
    await settled(broker)
    await Bun.sleep(300)
    return result
  }

  console.log('warming up')
  const before = await published(broker)
  await floor(warmUp)
  await round(warmUp.count, (buy) => closedLoop(warmUp, buy(tills['accepted, 100 % sampled'])))
  const after = await published(broker)
  await round(40, (buy) => openLoop({ perSecond: 20, count: 40 }, buy(waits['confirmed, through the front door'])))

  const lanes: (Lane & { rounds: Pace[] })[] = []
  const lane = (name: string, concurrency: number) => {
    const found = lanes.find((one) => one.name === name && one.concurrency === concurrency)
    const made = found ?? { name, concurrency, rounds: [] }
    if (!found) lanes.push(made)
    return made.rounds
  }
  const waited: Record<string, Pace[]> = Object.fromEntries(Object.keys(waits).map((name) => [name, []]))
  for (let i = 1; i <= rounds; i += 1) {
    for (const crowd of crowds) {
      lane('floor', crowd.concurrency).push(await floor(crowd))
      for (const [name, till] of Object.entries(tills))
        lane(name, crowd.concurrency).push(await round(crowd.count, (buy) => closedLoop(crowd, buy(till))))
    }
    for (const [name, till] of Object.entries(waits))
      waited[name]?.push(await round(steady.count, (buy) => openLoop(steady, buy(till))))
    console.log(`  round ${i} of ${rounds}`)
  }

  const { alone, crowd } = watched
  const flushed = {
    [`${alone.perSecond} a second`]: {
      count: alone.count,
      flushes: await flushesOf(alone.count, (buy) => openLoop(alone, buy(waits['confirmed, over NATS']))),
    },
    [`${crowd.concurrency} at once`]: {
      count: crowd.count,
      flushes: await flushesOf(crowd.count, (buy) => closedLoop(crowd, buy(waits['confirmed, over NATS']))),
    },
  }
  async function flushesOf(count: number, how: (buy: Buy) => Promise<unknown>) {
    const watchedPids = pidsThatWrite(shop)
    let counted: Awaited<ReturnType<typeof countFlushes>>
    await round(count, async (buy) => {
      counted = await countFlushes(watchedPids, async () => {
        await how(buy)
        await settled(broker)
      })
    })
    return counted
  }

  printRates(lanes)
  printWaits(steady.perSecond, waited)
  printFlushes(flushed)
  printPublished(before, after, warmUp.count)
  console.log('\ntargets: accepted at least 0.50 of the floor; confirmed p50 at most 150 ms at 10 a second')
  await shop.stop()
  for (const { stop } of [floorProcess, bare, counter, broker]) await stop()
}

/** Those that keep something. */
function pidsThatWrite({ pids }: Shop): Record<string, number> {
  const names = ['orders', 'inventory', 'payments', 'psp-simulator', 'shipping', 'catalog', 'nats']
  return Object.fromEntries(Object.entries(pids).filter(([name]) => names.includes(name)))
}

function asText(numbers: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]))
}
