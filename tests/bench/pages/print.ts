import type { Measurements } from './compare.ts'
import { markdown, ratiosOf, rowsOf, targetsOf } from './report.ts'

/** Prints the tables, perhaps once more for a README, and a line for each target. */
export function printPages(
  { cells, sizes, peerSizes, rates }: Measurements,
  { asMarkdown, targets }: { asMarkdown: boolean; targets: boolean },
): void {
  const weights = sizes.map(({ page, htmlBytes, scripts, scriptBytes }, i) => ({
    page,
    'HTML KB': (htmlBytes / 1_000).toFixed(1),
    'JS files': scripts,
    'JS KB': (scriptBytes / 1_000).toFixed(1),
    'JS KB of the peer': ((peerSizes[i]?.scriptBytes ?? 0) / 1_000).toFixed(1),
  }))
  const served = Object.entries(rates ?? {}).map(([how, rate]) => ({
    'product page': how,
    'pages/s': Math.round(rate.perSecond),
    'pages/s and core': Math.round(rate.perCpuSecond),
    'CPU ms, renderer': rate.cpuMs.renderer.toFixed(2),
    'CPU ms, gateway': rate.cpuMs.gateway.toFixed(2),
    'p50 ms': rate.p50.toFixed(1),
    'p99 ms': rate.p99.toFixed(1),
    failures: rate.failures,
    cache: Object.entries(rate.cache)
      .map(([word, count]) => `${word} ${count}`)
      .join(', '),
  }))
  const tables = { medians: rowsOf(cells), ratios: ratiosOf(cells), 'compressed bodies': weights, server: served }
  for (const [name, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue
    console.log(`\n${name}:`)
    console.table(rows)
  }
  if (asMarkdown) for (const rows of Object.values(tables)) console.log(`\n${markdown(rows)}`)
  if (!targets) return
  console.log('\ntargets:')
  for (const { what, wanted, measured, met } of targetsOf(cells, sizes, rates))
    console.log(`  ${met ? 'met    ' : 'NOT MET'}  ${what}: ${measured} (${wanted})`)
}
