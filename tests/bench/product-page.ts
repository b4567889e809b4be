import { startBroker } from '@galleria/testkit'
import { startBareNats } from './bare-nats.ts'
import { type Contestant, recordFloorData, startFloor, startOurs } from './contestants.ts'
import { cpuSeconds } from './cpu.ts'
import { type LoadResult, load } from './load.ts'
import { startSpanCounter } from './span-counter.ts'

const connections = 32
const roundSeconds = 3
/** A page is one span in the BFF, and for each of its three asks one there and one in the service. */
const spansPerPage = 7

interface Round extends LoadResult {
  readonly cpuPer10k: number
}

/**
 * The composed product page, ours against the floor, in alternating rounds on one machine. The load plays the gateway: it
 * decides for each request whether it is sampled.
 */
export async function benchProductPage({ rounds }: { rounds: number }): Promise<void> {
  const broker = await startBroker()
  const counter = startSpanCounter()
  console.log('starting catalogue, inventory and web BFF, and the floor')
  const ours = await startOurs(broker, counter.url)
  const data = await recordFloorData(broker)
  const bare = await startBareNats(broker.folder)
  const floor = await startFloor(bare.url, data)
  const lanes = {
    floor: { contestant: floor, natsPid: bare.pid, ratio: 0 },
    'ours, 100 % sampled': { contestant: ours, natsPid: broker.pid, ratio: 1 },
    'ours, 5 % sampled': { contestant: ours, natsPid: broker.pid, ratio: 0.05 },
  } as const
  const results = Object.fromEntries(Object.keys(lanes).map((name) => [name, [] as Round[]]))
  let expectedSpans = 0

  // The compiler needs some thousands of requests before it has settled, and more code takes longer than less.
  for (let warmUp = 0; warmUp < 3; warmUp += 1) {
    for (const { contestant, ratio } of Object.values(lanes))
      await load({
        port: contestant.port,
        connections,
        seconds: roundSeconds,
        next: requests(data.productIds, ratio).next,
      })
  }
  await Bun.sleep(2_500)
  const spansBefore = counter.count()
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, { contestant, natsPid, ratio }] of Object.entries(lanes)) {
      const source = requests(data.productIds, ratio)
      const result = await measured(contestant, natsPid, () =>
        load({ port: contestant.port, connections, seconds: roundSeconds, next: source.next }),
      )
      expectedSpans += source.sampled() * spansPerPage
      results[name]?.push(result)
      await Bun.sleep(300)
    }
    console.log(`  round ${round} of ${rounds}`)
  }
  await Bun.sleep(2_500)
  report(results)
  console.log(
    `\nspans received ${counter.count() - spansBefore} of about ${expectedSpans} expected (requests cut off at a round's end make a few more or less)`,
  )
  for (const { stop } of [...ours.processes, ...floor.processes, bare]) await stop()
  await counter.stop()
  await broker.stop()
}

async function measured({ processes }: Contestant, natsPid: number, run: () => Promise<LoadResult>): Promise<Round> {
  const pids = [natsPid, ...processes.map(({ pid }) => pid)]
  const before = cpuSeconds(pids)
  const result = await run()
  return { ...result, cpuPer10k: ((cpuSeconds(pids) - before) / result.requests) * 10_000 }
}

/** The requests of one round: products in turn, and every n-th of them sampled. */
function requests(productIds: readonly string[], ratio: number): { next: () => Uint8Array; sampled: () => number } {
  const encode = (productId: string, flag: string) =>
    Buffer.from(
      `GET /api/web/pages/product/${productId} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\ntraceparent: 00-${crypto.randomUUID().replaceAll('-', '')}-00f067aa0ba902b7-${flag}\r\n\r\n`,
    )
  const plain = productIds.map((id) => encode(id, '00'))
  const traced = productIds.map((id) => encode(id, '01'))
  let sent = 0
  let sampled = 0
  return {
    next() {
      const take = Math.floor((sent + 1) * ratio) > Math.floor(sent * ratio)
      if (take) sampled += 1
      sent += 1
      return (take ? traced : plain)[sent % productIds.length] as Uint8Array
    },
    sampled: () => sampled,
  }
}

function report(results: Readonly<Record<string, readonly Round[]>>): void {
  const median = (rounds: readonly Round[], value: (round: Round) => number) =>
    rounds.map(value).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0
  const base = median(results['floor'] ?? [], ({ perSecond }) => perSecond)
  console.log('\nproduct page, medians:')
  console.table(
    Object.entries(results).map(([name, rounds]) => ({
      contestant: name,
      'req/s': Math.round(median(rounds, ({ perSecond }) => perSecond)),
      'to floor': (median(rounds, ({ perSecond }) => perSecond) / base).toFixed(2),
      'CPU s/10k': median(rounds, ({ cpuPer10k }) => cpuPer10k).toFixed(2),
      'p50 ms': median(rounds, ({ p50 }) => p50).toFixed(1),
      'p99 ms': median(rounds, ({ p99 }) => p99).toFixed(1),
      failures: rounds.reduce((sum, { failures }) => sum + failures, 0),
    })),
  )
  console.log('targets: at least 0.80 of the floor at 100 %, at least 1.10 at 5 %')
}
