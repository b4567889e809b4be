import { mkdtempSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openingStock } from '../../services/catalog/seed/opening-stock.ts'
import { openPlatform, type Platform } from '../support/platform.ts'
import { joinAsTester } from '../support/tester.ts'
import { openLoop } from './checkout/pace.ts'
import { type Purchase, queueUp } from './checkout/shoppers.ts'
import { tillAtTheDoor } from './checkout/tills.ts'
import { openForms, sendFlood } from './sign-in/attackers.ts'
import type { Flooded, OpenForm } from './sign-in/flood.ts'
import { printCheckouts, printFlood } from './sign-in/report.ts'

/** Checkouts begin at this rate all along. */
const perSecond = 20
/**
 * What a round is made of, in seconds: buying alone; a flood that begins, which counts for neither; buying beside it; the last of it,
 * which counts for neither. Short, so that whatever else the machine does falls on both alike.
 */
const slices = { alone: 3, begins: 1, beside: 3, ends: 1 } as const
const roundSeconds = Object.values(slices).reduce((sum, seconds) => sum + seconds, 0)
/** No more than this, however much would be ten times what is served. */
const flood = { timesServed: 10, atMost: 4_000, underWay: 256 } as const
/** A machine with much else to do serves fewer in the two seconds in which they are counted than it does later. */
const leastServed = 20
const browsers = 128
const plenty = 1_000_000

/**
 * Buying alone, and beside a flood of ten times the sign-ins that can be served, in turn on one machine: what is costly must not take the
 * rest along. The flood comes from this machine too, and takes a part of it that a real one would not.
 */
export async function benchSignIn({ rounds }: { rounds: number }): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'galleria-bench-'))
  console.log('starting the shop')
  const skus = openingStock().map(({ sku }) => sku)
  const stockFile = join(dataDir, 'plenty.json')
  await writeFile(stockFile, JSON.stringify(skus.map((sku) => ({ sku, quantity: plenty }))))
  const limits = ['RATE_PER_SECOND', 'RATE_BURST', 'CHANGES_PER_SECOND', 'CHANGES_BURST']
  const shop = await openPlatform({
    dataDir,
    env: { LOG_LEVEL: 'info', TRACE_RATIO: '0.05' },
    settings: {
      gateway: Object.fromEntries(limits.map((limit) => [limit, String(plenty)])),
      shipping: { PACK_SECONDS: '86400' },
      inventory: { OPENING_STOCK_FILE: stockFile },
    },
  })
  try {
    await measure(shop, skus, dataDir, rounds)
  } finally {
    await shop.cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(shop: Platform, skus: readonly string[], folder: string, rounds: number): Promise<void> {
  const tester = await joinAsTester(shop)
  const apiKey = (await readFile(join(shop.data, 'keys/psp-api-key'), 'utf8')).trim()
  const cards = { pspUrl: shop.address('psp-simulator'), apiKey, skus }
  const till = tillAtTheDoor(shop)
  const refusals = new Map<string, number>()
  const buy = async (seconds: number, begun = (_i: number) => {}): Promise<readonly number[]> => {
    const queue = await queueUp(cards, tester, perSecond * seconds, 4)
    await Bun.sleep(500)
    const latencies: number[] = []
    await openLoop({ perSecond, count: queue.length }, async (i) => {
      begun(i)
      const dueAt = performance.now()
      // A shop that has too much to do says so, and that is a figure too.
      const came = await till(queue[i] as Purchase).catch((error: unknown) => String(error).slice(0, 120))
      if (came) refusals.set(came, (refusals.get(came) ?? 0) + 1)
      latencies[i] = came ? Number.POSITIVE_INFINITY : performance.now() - dueAt
    })
    return latencies
  }

  console.log('warming up, and finding out how many sign-ins are served in a second')
  const forms = await openForms(shop, browsers)
  await buy(5)
  const served = await servedPerSecond(forms, folder)
  const tries = Math.round(Math.max(served, leastServed) * flood.timesServed)
  console.log(`  ${served.toFixed(0)} a second with nothing else to do; the flood is ${tries} a second`)

  const floods: Promise<Flooded>[] = []
  const [begins, ends] = [slices.alone, roundSeconds - slices.ends]
  const { atMost, underWay } = flood
  const latencies = await buy(rounds * roundSeconds, (i) => {
    if (i % (perSecond * roundSeconds) !== perSecond * begins) return
    const seconds = ends - begins
    floods.push(
      sendFlood({ forms, perSecond: tries, seconds, atMost, underWay, mark: `round-${floods.length}` }, folder),
    )
  })
  const within = (from: number, to: number) =>
    latencies.filter((_, i) => {
      const second = (i / perSecond) % roundSeconds
      return second >= from && second < to
    })
  printCheckouts({ alone: within(0, begins), beside: within(begins + slices.begins, ends) })
  for (const [why, times] of refusals) console.log(`  not bought, ${times} times: ${why}`)
  printFlood(await Promise.all(floods))
  await tester.leave()
}

/** As many as are answered while a few are always under way: the pool is full, and nobody is turned away. */
async function servedPerSecond(forms: readonly OpenForm[], folder: string): Promise<number> {
  const seconds = 2
  const asked = { forms, perSecond: 2_000, seconds, atMost: 20_000, underWay: 4, mark: 'capacity' }
  const { answered, seconds: took } = await sendFlood(asked, folder)
  const served = answered[401] ?? 0
  if (served === 0) throw new Error(`nobody was told that a password is wrong: ${JSON.stringify(answered)}`)
  return served / took
}
