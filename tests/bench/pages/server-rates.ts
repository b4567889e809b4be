import type { Listing } from '@galleria/contracts/catalog'
import type { ProcessName } from '@galleria/infra/topology'
import type { Platform } from '../../support/platform.ts'
import { type LoadResult, load } from '../load.ts'
import { treeSeconds } from '../process-tree.ts'

/** Pages over the counter: how many, how long, and what the processes that made them used. */
export interface Rate extends LoadResult {
  /** Pages for each second of CPU that gateway and renderer used together: what one core of them could do. */
  readonly perCpuSecond: number
  /** CPU milliseconds that a page took in each of them; the renderer's children are with the renderer. */
  readonly cpuMs: Readonly<Record<'gateway' | 'renderer', number>>
  /** How often the gateway answered from its cache, and otherwise, by its own word (`x-cache`). */
  readonly cache: Readonly<Record<string, number>>
}

/** Product pages, rendered one by one, and out of the gateway's cache. */
export interface Rates {
  readonly uncached: Rate
  readonly cached: Rate
}

/** A browser's headers, as far as a page depends on them. */
const asked = (port: number) => `host: localhost:${port}\r\naccept: text/html\r\naccept-encoding: br`

/**
 * Loads the gateway of a running shop, all of it traced: first with product pages that differ in every request, so that each has to
 * be rendered, then with one and the same.
 */
export async function serverRates(shop: Platform, seconds: number): Promise<Rates> {
  const port = Number(new URL(shop.url).port)
  const measured = (path: () => string, connections: number) => rate(shop, { port, connections, seconds }, path)
  const different = await everChanging(shop.url)
  // The compiler needs some thousands of pages before it has settled.
  await measured(different, 8)
  const uncached = await measured(different, 8)
  const one = different()
  await (await fetch(shop.url + one)).text()
  const cached = await measured(() => one, 32)
  return { uncached, cached }
}

async function rate(
  { cluster }: Platform,
  pace: { readonly port: number; readonly connections: number; readonly seconds: number },
  path: () => string,
): Promise<Rate> {
  const pidsOf = (name: ProcessName) =>
    cluster.processes.flatMap(({ process, pid }) => (process === name && pid !== undefined ? [pid] : []))
  const spent = () => ({ gateway: treeSeconds(pidsOf('gateway')), renderer: treeSeconds(pidsOf('renderer')) })
  const cache: Record<string, number> = {}
  const before = spent()
  const result = await load({
    ...pace,
    next: () => Buffer.from(`GET ${path()} HTTP/1.1\r\n${asked(pace.port)}\r\n\r\n`),
    onHead(head) {
      const said = /x-cache: (\w+)/i.exec(head)?.[1] ?? 'none'
      cache[said] = (cache[said] ?? 0) + 1
    },
  })
  const after = spent()
  const [gateway, renderer] = [after.gateway - before.gateway, after.renderer - before.renderer]
  if (result.failures * 100 > result.requests)
    throw new Error(`of ${result.requests} pages ${result.failures} were not served`)
  const cpuMs = {
    gateway: (gateway * 1_000) / result.requests,
    renderer: (renderer * 1_000) / result.requests,
  }
  return { ...result, cache, cpuMs, perCpuSecond: result.requests / (gateway + renderer) }
}

/**
 * The pages of all products in turn, each time under an address that nobody has asked for: with a variant that does not exist, of
 * which the page knows nothing before it is rendered, and shows the first one.
 */
async function everChanging(url: string): Promise<() => string> {
  const response = await fetch(`${url}/api/web/pages/search?limit=48`)
  const { listing } = (await response.json()) as { listing: Listing }
  const ids = listing.products.map(({ productId }) => productId)
  let next = 0
  return () => {
    next += 1
    return `/product/${ids[next % ids.length]}?sku=none-${next}`
  }
}
