import { killsIn, lieBites } from './bite.ts'
import type { Outcome } from './campaign.ts'
import { deedInWords } from './nemesis/nemesis.ts'
import { withStores } from './rig/stores.ts'
import { retriesIn } from './shoppers/history.ts'

/** A run in words and figures, line by line. */
export function report(outcome: Outcome, data: string): string[] {
  const { deeds, history, quiet, deaths, redeliveries, violations, tookMs } = outcome
  const kills = deeds.flatMap(({ blow, killed }) => (blow.kind === 'kill' && killed ? [blow.process] : []))
  const { recorder, decidedMs } = history
  return [
    'What was done to the shop, and when (seconds after the doors opened):',
    ...deeds.toSorted((a, b) => a.atMs - b.atMs).map(deedInWords),
    '',
    `Shoppers       ${wishes(outcome)}`,
    `Orders         ${statuses(data)}`,
    `Rejected       ${told(rejections(data))}`,
    `Refusals       ${told(recorder.refusals)}`,
    `Tried again    ${retriesIn(history)} times: ${told(history.errors)}`,
    `Decided        ${percentiles(decidedMs)}`,
    `Kills          ${killsIn(outcome)}: ${told(counted(kills))}; and all at once ${deeds.filter(({ blow }) => blow.kind === 'kill-all').length} times`,
    `Fail-points    ${told(deaths)}`,
    `Lies that bit  ${told(lieBites(outcome))}`,
    `Again          ${redeliveries} events delivered once more`,
    quiet.left.length === 0
      ? `Quiet          ${seconds(quiet.tookMs)} after healing`
      : `Quiet          never: ${quiet.left.join(', ')}`,
    `Whole run      ${seconds(tookMs)}`,
    '',
    `Violations     ${violations.length}`,
    ...violations.slice(0, 50).map(({ invariant, detail }) => `  ${invariant}  ${detail}`),
  ]
}

/** How likely a violation can still be at most, with 95 % confidence, when `n` checkouts have shown none (the rule of three). */
export function boundOf(n: number): string {
  return n === 0 ? 'no bound' : `at most ${((3 / n) * 100).toFixed(2)} % of checkouts (3/n, n = ${n})`
}

/** Checkouts that were asked for, whatever came of them. */
export function placings({ history }: Outcome): number {
  return history.recorder.ordersByKey.size
}

function wishes({ history }: Outcome): string {
  const kinds = ['place', 'cancel', 'revise'] as const
  return kinds
    .map((kind) => {
      const of = history.wishes.filter(({ what }) => what === kind)
      const count = (outcome: string) => of.filter((wish) => wish.outcome === outcome).length
      return `${kind} ${of.length} (ok ${count('ok')}, refused ${count('refused')}, unknown ${count('unknown')})`
    })
    .join(', ')
}

function statuses(data: string): string {
  return withStores(data, ({ orders }) => {
    const rows = orders
      .query<{ status: string; count: number }, []>('SELECT status, count(*) AS count FROM order_list GROUP BY status')
      .all()
    const happened = (type: string) =>
      orders.query<{ n: number }, [string]>('SELECT count(*) AS n FROM order_events WHERE type = ?').get(type)?.n ?? 0
    const placed = rows.reduce((sum, { count }) => sum + count, 0)
    const ever = `ever confirmed ${happened('order-confirmed')}, revised ${happened('order-revised')}, changes refused ${happened('order-change-refused')}`
    return `${placed} placed: ${rows.map(({ status, count }) => `${status} ${count}`).join(', ')}; ${ever}`
  })
}

function rejections(data: string): Map<string, number> {
  const query = `SELECT coalesce(detail ->> '$.rejection.declineReason', detail ->> '$.rejection.reason') AS reason
    FROM order_detail WHERE detail ->> '$.status' = 'rejected'`
  return withStores(data, ({ orders }) =>
    counted(
      orders
        .query<{ reason: string }, []>(query)
        .all()
        .map(({ reason }) => reason),
    ),
  )
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => seconds(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  const soon = sorted.filter((ms) => ms <= 10_000).length
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}; ${soon} of ${sorted.length} within 10 s`
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function told(counts: ReadonlyMap<string, number>): string {
  const some = [...counts].filter(([, count]) => count > 0)
  return some.map(([what, count]) => `${what} ${count}`).join(', ') || 'none'
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
