import type { Published } from './books.ts'
import type { Flushes } from './flushes.ts'
import { median, type Pace, quantile } from './pace.ts'

/** The rounds of one lane. */
export interface Lane {
  readonly name: string
  readonly concurrency: number
  readonly rounds: readonly Pace[]
}

/** Rates beside the floor's at the same concurrency: medians of the rounds. */
export function printRates(lanes: readonly Lane[]): void {
  const rate = ({ rounds }: Lane) => median(rounds.map(({ perSecond }) => perSecond))
  const middle = ({ rounds }: Lane, share: number) =>
    median(rounds.map(({ latencies }) => quantile(latencies, share))).toFixed(2)
  console.log('\naccepted: written down for good and answered; medians of the rounds')
  console.table(
    lanes.map((lane) => {
      const floor = lanes.find(({ name, concurrency }) => name === 'floor' && concurrency === lane.concurrency)
      return {
        lane: lane.name,
        'at once': lane.concurrency,
        'checkouts/s': Math.round(rate(lane)),
        'to floor': floor ? (rate(lane) / rate(floor)).toFixed(2) : '',
        'p50 ms': middle(lane, 0.5),
        'p99 ms': middle(lane, 0.99),
      }
    }),
  )
  const best = (wanted: string) => Math.max(...lanes.filter(({ name }) => name === wanted).map(rate))
  const names = [...new Set(lanes.map(({ name }) => name))].filter((name) => name !== 'floor')
  for (const name of names)
    console.log(`at its best against the floor at its best: ${(best(name) / best('floor')).toFixed(2)}  ${name}`)
}

/** Waits, of all rounds together: a hundredth of one round is hardly anybody. */
export function printWaits(perSecond: number, lanes: Readonly<Record<string, readonly Pace[]>>): void {
  console.log(`\nwaits: ${perSecond} checkouts begin each second, whether or not those before have ended`)
  console.table(
    Object.entries(lanes).map(([lane, rounds]) => {
      const all = rounds.flatMap(({ latencies }) => latencies).toSorted((a, b) => a - b)
      const [p50, p99] = [quantile(all, 0.5), quantile(all, 0.99)]
      const spread = rounds.map(({ latencies }) => Math.round(quantile(latencies, 0.5)))
      return { lane, checkouts: all.length, 'p50 ms': p50.toFixed(1), 'p99 ms': p99.toFixed(1), p50s: spread.join(' ') }
    }),
  )
}

/** Flushes to the disk for one checkout, by process. */
export function printFlushes(lanes: Readonly<Record<string, { count: number; flushes: Flushes | undefined }>>): void {
  console.log('\nflushes to the disk for a checkout, until it is confirmed')
  console.table(
    Object.entries(lanes).map(([lane, { count, flushes }]) => {
      if (!flushes) return { lane, 'all of them': 'not counted: there is no strace here' }
      const each = Object.entries(flushes).map(([name, times]) => [name, times / count] as const)
      const all = each.reduce((sum, [, share]) => sum + share, 0)
      return { lane, ...Object.fromEntries(each.map(([name, share]) => [name, share.toFixed(2)])), all: all.toFixed(2) }
    }),
  )
}

/** Durable publishes for one checkout, by event. */
export function printPublished(before: Published, after: Published, count: number): void {
  const each = Object.entries(after)
    .map(([name, times]) => [name, (times - (before[name] ?? 0)) / count] as const)
    .filter(([, share]) => share > 0)
  const all = each.reduce((sum, [, share]) => sum + share, 0)
  console.log(`\ndurable publishes for a checkout: ${all.toFixed(2)} (four at most)`)
  for (const [name, share] of each) console.log(`  ${share.toFixed(2)}  ${name}`)
}
