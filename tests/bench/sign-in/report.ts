import { quantile } from '../checkout/pace.ts'
import type { Flooded } from './flood.ts'

/** Checkouts of all rounds, alone and beside the flood, by how long each took in milliseconds, and the ratios. */
export function printCheckouts(latencies: Readonly<Record<'alone' | 'beside', readonly number[]>>): void {
  const inOrder = (all: readonly number[]) => all.toSorted((a, b) => a - b)
  const [alone, beside] = [inOrder(latencies.alone), inOrder(latencies.beside)]
  const shares = [0.5, 0.9, 0.99]
  const row = (lane: string, all: readonly number[]) => ({
    lane,
    checkouts: all.length,
    refused: all.filter((latency) => !Number.isFinite(latency)).length,
    ...Object.fromEntries(shares.map((share) => [`p${share * 100} ms`, quantile(all, share).toFixed(1)])),
  })
  const ratios = shares.map((share) => [
    `p${share * 100} ms`,
    (quantile(beside, share) / quantile(alone, share)).toFixed(2),
  ])
  console.log('\ncheckouts through the front door, until confirmed')
  console.table([
    row('alone', alone),
    row('beside the flood', beside),
    { lane: 'ratio', ...Object.fromEntries(ratios) },
  ])
  console.log('target: p99 beside the flood at most 1.20 of p99 alone')
}

const meanings: Readonly<Record<number, string>> = {
  401: 'hashed, and told that it is wrong',
  429: 'turned away: too many tries',
  503: 'turned away: too many at once',
  0: 'broken off',
}

/** What became of the flood. */
export function printFlood(floods: readonly Flooded[]): void {
  const sum = (of: (one: Flooded) => number) => floods.reduce((all, one) => all + of(one), 0)
  const [sent, seconds] = [sum((one) => one.sent), sum((one) => one.seconds)]
  console.log(
    `\nthe flood: ${sent} tries in ${seconds.toFixed(0)} s, ${sum((one) => one.heldBack)} held back by its sender`,
  )
  for (const status of new Set(floods.flatMap(({ answered }) => Object.keys(answered).map(Number)))) {
    const count = sum(({ answered }) => answered[status] ?? 0)
    console.log(
      `  ${status} ${String(count).padStart(6)}  ${(count / seconds).toFixed(0)} a second  ${meanings[status] ?? ''}`,
    )
  }
}
