import { join } from 'node:path'
import { buildFloor } from '@galleria/ui/build/floor'
import { brotli } from './compress.ts'
import { type Cost, costOf, federationCostOf, type Page } from './page-cost.ts'
import { requirePublished } from './registry.ts'

/** The most that a page's first load may cost. */
interface PageBudget extends Page {
  readonly most: Cost
}

/**
 * The pages and their budgets. Which widgets a page places stands in its views and is known to a renderer only (`parts` of what it
 * rendered), so it is said here once more; the page benchmark (`bun run bench pages`) counts what a browser really loads.
 */
const pages: readonly PageBudget[] = [
  { name: 'home', parts: ['catalog/home-page', 'orders/mini-cart'], most: { bytes: 100_000, requests: 22 } },
  { name: 'category', parts: ['catalog/category-page', 'orders/mini-cart'], most: { bytes: 106_000, requests: 24 } },
  { name: 'search', parts: ['catalog/search-page', 'orders/mini-cart'], most: { bytes: 106_000, requests: 24 } },
  {
    name: 'product',
    parts: ['catalog/product-page', 'catalog/recommendations', 'orders/buy-button', 'orders/mini-cart'],
    most: { bytes: 110_000, requests: 28 },
  },
  {
    name: 'cart',
    parts: ['orders/cart-page', 'catalog/recommendations', 'orders/mini-cart'],
    most: { bytes: 108_000, requests: 24 },
  },
]

/** The most that federation itself may cost, in bytes: its runtime, and each remote's container. */
const federation = { host: 18_000, remote: 2_500 }

/** The home page as one plain Vue application: as much of it as is loaded at once. */
async function floorOf(root: string): Promise<Cost> {
  const scripts = await buildFloor(root)
  const sizes = await Promise.all(
    scripts.map(async ({ code }) => (await brotli(new TextEncoder().encode(code))).length),
  )
  return { requests: scripts.length, bytes: sizes.reduce((total, size) => total + size, 0) }
}

/** Weighs all pages of what is published. Returns what there is to say, and how often a budget is exceeded. */
async function weigh(frontendsDir: string, root: string): Promise<{ lines: readonly string[]; exceeded: number }> {
  const published = await requirePublished(frontendsDir)
  const sizeOf = (address: string) => Bun.file(`${join(frontendsDir, address.replace('/frontends/', ''))}.br`).size
  const of = (is: number, most: number) => `${kilo(is)} of ${kilo(most)} KB${is > most ? '  OVER' : ''}`

  const perPage = pages.map((page) => {
    const { bytes, requests } = costOf(page, published, sizeOf)
    const tooMany = requests > page.most.requests
    return {
      line: `${page.name.padEnd(10)} ${of(bytes, page.most.bytes)}, ${requests} of ${page.most.requests} requests${tooMany ? '  OVER' : ''}`,
      isOver: tooMany || bytes > page.most.bytes,
    }
  })
  const { host, remotes } = federationCostOf(published, sizeOf)
  const containers = Object.entries(remotes)
  const floor = await floorOf(root)
  return {
    lines: [
      'JavaScript of a first load, brotli:',
      ...perPage.map(({ line }) => `  ${line}`),
      `  of which federation: runtime ${of(host, federation.host)}${containers.map(([name, bytes]) => `, ${name} ${of(bytes, federation.remote)}`).join('')}`,
      `  the home page as one plain Vue application: ${kilo(floor.bytes)} KB, ${floor.requests} requests`,
    ],
    exceeded: [
      ...perPage.map(({ isOver }) => isOver),
      host > federation.host,
      ...containers.map(([, bytes]) => bytes > federation.remote),
    ].filter(Boolean).length,
  }
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}

if (import.meta.main) {
  const root = join(import.meta.dir, '../..')
  const { lines, exceeded } = await weigh(process.env['FRONTENDS_DIR'] ?? join(root, '.galleria/frontends'), root)
  for (const line of lines) console.log(line)
  if (exceeded > 0) process.exitCode = 1
}
