import type { Contestant } from './contestants.ts'
import type { PageLoad } from './load-page.ts'
import type { Rates } from './server-rates.ts'
import type { Sizes } from './sizes.ts'

/** All loads of one page over one network, by contestant. */
export interface Cell {
  readonly page: string
  readonly network: string
  readonly loads: Readonly<Record<Contestant['name'], PageLoad[]>>
}

type Figure = 'lcp' | 'fcp' | 'tbt' | 'cls' | 'interactive' | 'requests' | 'scripts' | 'bytes' | 'scriptBytes'

/** The median over the rounds. */
export function median(loads: readonly PageLoad[], figure: Figure): number {
  const values = loads.map((load) => load[figure]).toSorted((a, b) => a - b)
  const middle = Math.floor(values.length / 2)
  const [low = 0, high = 0] = [values[values.length % 2 === 1 ? middle : middle - 1], values[middle]]
  return (low + high) / 2
}

const contestants = ['floor', 'peer', 'ours'] as const
const columns = [
  'page',
  'network',
  'contestant',
  'LCP',
  'FCP',
  'TBT',
  'CLS',
  'usable',
  'requests',
  'KB',
  'JS',
  'JS KB',
] as const
type Row = Record<(typeof columns)[number], string | number>

/** A row for each contestant: medians in milliseconds, and in kilobytes over the wire with headers. */
export function rowsOf(cells: readonly Cell[]): Row[] {
  return cells.flatMap(({ page, network, loads }) =>
    contestants.map((contestant) => {
      const of = (figure: Figure) => median(loads[contestant], figure)
      const milliseconds = (figure: Figure) => Math.round(of(figure))
      const kilobytes = (figure: Figure) => (of(figure) / 1_000).toFixed(1)
      return {
        page,
        network,
        contestant,
        LCP: milliseconds('lcp'),
        FCP: milliseconds('fcp'),
        TBT: milliseconds('tbt'),
        CLS: of('cls').toFixed(3),
        usable: milliseconds('interactive') || '',
        requests: of('requests'),
        KB: kilobytes('bytes'),
        JS: of('scripts'),
        'JS KB': kilobytes('scriptBytes'),
      }
    }),
  )
}

/** Ours to the other two. */
export function ratiosOf(cells: readonly Cell[]) {
  return cells.map(({ page, network, loads }) => {
    const to = (other: 'floor' | 'peer', figure: Figure) =>
      (median(loads.ours, figure) / median(loads[other], figure)).toFixed(2)
    return {
      page,
      network,
      'LCP / floor': to('floor', 'lcp'),
      'LCP / peer': to('peer', 'lcp'),
      'FCP / floor': to('floor', 'fcp'),
      'FCP / peer': to('peer', 'fcp'),
      'usable / peer': to('peer', 'interactive'),
      'KB / peer': to('peer', 'bytes'),
    }
  })
}

/** A table for a README. */
export function markdown(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    line(names),
    line(names.map(() => '---')),
    ...rows.map((row) => line(names.map((name) => row[name] ?? ''))),
  ].join('\n')
}

/** What was wanted, what came of it. */
export interface Target {
  readonly what: string
  readonly wanted: string
  readonly measured: string
  readonly met: boolean
}

/** The targets of a first paint from the server, held against what was measured. */
export function targetsOf(cells: readonly Cell[], sizes: readonly Sizes[], rates: Rates | undefined): Target[] {
  const most = (what: string, measured: number, limit: number, digits = 2): Target => ({
    what,
    wanted: `at most ${limit}`,
    measured: measured.toFixed(digits),
    met: measured <= limit,
  })
  const least = (what: string, measured: number, limit: number): Target => ({
    what,
    wanted: `at least ${limit}`,
    measured: measured.toFixed(0),
    met: measured >= limit,
  })
  const slow = cells.filter(({ network }) => network === 'slow 4G')
  const product = slow.find(({ page }) => page === 'product')
  const ratio = ({ loads }: Cell, other: 'floor' | 'peer', figure: Figure) =>
    median(loads.ours, figure) / median(loads[other], figure)
  const weight = sizes.find(({ page }) => page === 'product')
  return [
    ...slow.flatMap((cell) => [
      most(`${cell.page}, slow 4G: LCP to the floor`, ratio(cell, 'floor', 'lcp'), 1.25),
      most(`${cell.page}, slow 4G: LCP to the plain application`, ratio(cell, 'peer', 'lcp'), 0.6),
    ]),
    ...cells.map(({ page, network, loads }) => most(`${page}, ${network}: CLS`, median(loads.ours, 'cls'), 0.02, 3)),
    ...cells.map(({ page, network, loads }) =>
      most(`${page}, ${network}: TBT in ms`, median(loads.ours, 'tbt'), 50, 0),
    ),
    ...(product
      ? [
          most('product, slow 4G: buy button to the plain application', ratio(product, 'peer', 'interactive'), 1.5),
          most('product, slow 4G: LCP in ms (the best Tractor Store)', median(product.loads.ours, 'lcp'), 780, 0),
        ]
      : []),
    ...(weight
      ? [
          most('product: JavaScript of the first load in KB, brotli', weight.scriptBytes / 1_000, 110, 1),
          most('product: JavaScript requests', weight.scripts, 30, 0),
        ]
      : []),
    ...sizes.map(({ page, htmlBytes }) => most(`${page}: HTML in KB, brotli`, htmlBytes / 1_000, 14, 1)),
    ...(rates
      ? [
          least('rendered product pages a second and core, not from the cache', rates.uncached.perCpuSecond, 400),
          least('product pages a second from the cache of the gateway', rates.cached.perSecond, 5_000),
        ]
      : []),
  ]
}
