import type { Platform } from '../../support/platform.ts'
import { anArticle } from '../../support/shelves.ts'
import { openCart } from './cart.ts'
import { behindHttp2, type Contestant, floor, ours, peer } from './contestants.ts'
import { type Loader, type LoadOptions, openLoader, type PageLoad } from './load-page.ts'
import { type Network, networks } from './networks.ts'
import type { Cell } from './report.ts'
import { type Rates, serverRates } from './server-rates.ts'
import { byteSizes, type Sizes } from './sizes.ts'
import { type Subject, subjects } from './subjects.ts'

/** How thoroughly the pages are measured. */
export interface Thoroughness {
  readonly rounds: number
  /** The product page only, over the slow network only: whether everything works at all. */
  readonly quick: boolean
  /** Every page over every network, in place of the product page over all and all over the slow one. */
  readonly full: boolean
  /** HTTP/2 over TLS for everybody, in place of HTTP/1.1. */
  readonly http2: boolean
  /** Whether the server is loaded with pages, too. */
  readonly server: boolean
}

/** Everything that was measured. */
export interface Measurements {
  readonly cells: readonly Cell[]
  readonly sizes: readonly Sizes[]
  readonly peerSizes: readonly Sizes[]
  readonly rates: Rates | undefined
}

/** A load is over when nothing has happened for so long. */
const quietMs = { quick: 300, usual: 1_200, full: 5_000 } as const
/** For how long the server is loaded with pages, each way. */
const serverSeconds = { quick: 1, usual: 8 } as const

/** Loads the pages of a running shop as they are, as files, and as one plain application, in turn; then loads the server with them. */
export async function comparePages(
  shop: Platform,
  { rounds, quick, full, http2, server }: Thoroughness,
): Promise<Measurements> {
  const article = await anArticle(shop.url)
  const cart = await openCart(shop.url, article.sku)
  const { cookie } = cart
  const pages = subjects(article).slice(0, quick ? 1 : undefined)
  const plain = [await floor(shop.url, pages, cookie), await peer(shop.url), ours(shop.url)]
  const contestants = http2 ? await Promise.all(plain.map(behindHttp2)) : plain
  const loader = await openLoader()
  const load = (contestant: Contestant, page: Subject, network: Network) =>
    loadOnce(loader, contestant, page, network, {
      quietMs: quick ? quietMs.quick : full ? quietMs.full : quietMs.usual,
      ...(page.personal ? { introducedAt: cart.handedOutAt } : {}),
    })

  const cells: Cell[] = planned(pages, { quick, full }).map(({ page, network }) => ({
    page: page.name,
    network: network.name,
    loads: { floor: [], peer: [], ours: [] },
  }))
  const plan = planned(pages, { quick, full })
  // The first load of each way is not counted: caches of the shop and the machine's files are warm after it.
  if (!quick)
    for (const contestant of contestants) for (const page of pages) await load(contestant, page, networks.none)
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { page, network }] of plan.entries()) {
      for (let turn = 0; turn < contestants.length; turn += 1) {
        const contestant = contestants[(round + turn) % contestants.length]
        if (contestant) cells[i]?.loads[contestant.name].push(await load(contestant, page, network))
      }
    }
    console.log(`  round ${round + 1} of ${rounds}`)
  }
  const sizes = await sizesOf(cells, pages, shop.url, cookie)
  const peerSizes = await sizesOf(cells, pages, contestants[1]?.url ?? '', cookie, 'peer')
  await loader.close()
  for (const { stop } of [...contestants, cart]) await stop()
  const rates = server ? await serverRates(shop, quick ? serverSeconds.quick : serverSeconds.usual) : undefined
  return { cells, sizes, peerSizes, rates }
}

/** Which page is loaded over which network. */
function planned(pages: readonly Subject[], { quick, full }: { quick: boolean; full: boolean }) {
  const all = Object.values(networks)
  return pages.flatMap((page, i) => {
    const over = quick ? [networks.slow] : full || i === 0 ? all : [networks.slow]
    return over.map((network) => ({ page, network: network as Network }))
  })
}

function loadOnce(
  loader: Loader,
  { url, scripted }: Contestant,
  { path }: Subject,
  network: Network,
  options: Pick<LoadOptions, 'quietMs' | 'introducedAt'>,
): Promise<PageLoad> {
  return loader.load({ url: url + path, network, scripted, ...options })
}

async function sizesOf(
  cells: readonly Cell[],
  pages: readonly Subject[],
  url: string,
  cookie: string,
  contestant: 'ours' | 'peer' = 'ours',
): Promise<Sizes[]> {
  return Promise.all(
    pages.map(({ name, path }) => {
      const scriptUrls = cells.find(({ page }) => page === name)?.loads[contestant].at(-1)?.scriptUrls ?? []
      return byteSizes({ name, url: url + path, scriptUrls }, cookie)
    }),
  )
}
