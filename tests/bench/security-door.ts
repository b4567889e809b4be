import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newJar } from '../support/jar.ts'
import { signIn } from '../support/people.ts'
import { openPlatform, type Platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { newShopper } from '../support/shopper.ts'
import { cpuSeconds } from './cpu.ts'
import { type LoadResult, load } from './load.ts'

const connections = 16
const roundSeconds = 3
/** Those that a request for a cart goes through. */
const behind = ['nats', 'gateway', 'bff-web', 'orders', 'catalog', 'inventory'] as const

/**
 * The same request through the whole shop, a cart with one line in it, for a guest (the floor) and for somebody who has signed in: what a
 * session costs on top, with its look into the store that all instances share.
 */
export async function benchAtTheDoor({ rounds }: { rounds: number }): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'galleria-bench-'))
  const unlimited = { RATE_PER_SECOND: '1000000', RATE_BURST: '1000000' }
  const shop = await openPlatform({
    dataDir,
    env: { LOG_LEVEL: 'warn', TRACE_RATIO: '0.05' },
    settings: { gateway: unlimited },
  })
  try {
    const guest = await cartOf(shop, async () => {})
    const user = await cartOf(shop, (jar) => signIn(shop, 'shopper', jar))
    const lanes = { 'guest (floor)': guest, 'signed in': user } as const
    const results = new Map<string, Round[]>(Object.keys(lanes).map((name) => [name, []]))
    for (const request of Object.values(lanes)) await measured(shop, request)
    for (let round = 1; round <= rounds; round += 1) {
      for (const [name, request] of Object.entries(lanes)) results.get(name)?.push(await measured(shop, request))
      console.log(`  round ${round} of ${rounds}`)
    }
    report(results)
  } finally {
    await shop.cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface Round extends LoadResult {
  /** Of all processes behind the door together, in microseconds. */
  readonly cpuMicros: number
}

/** The request for a cart of somebody, ready to send. */
async function cartOf(shop: Platform, enter: (jar: ReturnType<typeof newJar>) => Promise<void>): Promise<Uint8Array> {
  const jar = newJar()
  await enter(jar)
  const article = await anArticle(shop.url)
  await newShopper(shop.url, {}, jar).add(article.sku)
  const { host } = new URL(shop.url)
  const head = `GET /api/web/cart HTTP/1.1\r\nhost: ${host}\r\naccept: application/json\r\ncookie: ${jar.header().cookie}\r\n\r\n`
  return Buffer.from(head)
}

async function measured(shop: Platform, request: Uint8Array): Promise<Round> {
  const pids = shop.cluster.processes.flatMap(({ process, pid }) =>
    pid !== undefined && (behind as readonly string[]).includes(process) ? [pid] : [],
  )
  const before = cpuSeconds(pids)
  const port = Number(new URL(shop.url).port)
  const result = await load({ port, connections, seconds: roundSeconds, next: () => request })
  if (result.failures > 0) throw new Error(`${result.failures} requests failed, so these are no figures of carts`)
  return { ...result, cpuMicros: ((cpuSeconds(pids) - before) * 1e6) / result.requests }
}

function report(results: ReadonlyMap<string, readonly Round[]>): void {
  const median = (rounds: readonly Round[], of: (round: Round) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0
  const [floor = 1] = [...results.values()].map((rounds) => median(rounds, ({ cpuMicros }) => cpuMicros))
  console.log('\na cart through the front door   requests/s   p50 ms   p99 ms   CPU µs   of the floor')
  for (const [name, rounds] of results) {
    const cpu = median(rounds, ({ cpuMicros }) => cpuMicros)
    const [rate, p50, p99] = [
      median(rounds, ({ perSecond }) => perSecond),
      median(rounds, (round) => round.p50),
      median(rounds, (round) => round.p99),
    ]
    console.log(
      `  ${name.padEnd(28)} ${rate.toFixed(0).padStart(12)} ${p50.toFixed(1).padStart(8)} ${p99.toFixed(1).padStart(8)} ${cpu.toFixed(0).padStart(8)} ${(cpu / floor).toFixed(2).padStart(14)}`,
    )
  }
}
