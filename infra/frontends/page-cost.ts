import type { PublishedFrontends } from '@galleria/contracts/frontends'

/** What the first load of a page costs in JavaScript. */
export interface Cost {
  readonly requests: number
  /** Bytes on the wire, brotli at its best quality. */
  readonly bytes: number
}

/** What federation itself costs in bytes: once for the host, and for each remote on top of its own code. */
export interface FederationCost {
  readonly host: number
  readonly remotes: Readonly<Record<string, number>>
}

/** A page as it comes to a browser. */
export interface Page {
  readonly name: string
  /** `catalog/home-page`: what is placed on it and loads without anyone doing anything. */
  readonly parts: readonly string[]
}

/** How big a published script is on the wire, by its address. */
export type SizeOf = (address: string) => number

/** Counts the scripts of a page, each once however many parts need it. Throws for a part that nobody has published. */
export function costOf({ parts }: Page, { shell, remotes }: PublishedFrontends, sizeOf: SizeOf): Cost {
  const scripts = new Set(shell.preload)
  for (const part of parts) {
    const [name = '', expose = ''] = part.split('/')
    const preload = remotes.find((row) => row.name === name)?.preload[expose]
    if (!preload) throw new Error(`${part} is not published.`)
    for (const address of preload) scripts.add(address)
  }
  return { requests: scripts.size, bytes: sum([...scripts].map(sizeOf)) }
}

/** Weighs what would not be there without federation. Throws when the shell's build does not keep its runtime apart. */
export function federationCostOf({ shell, remotes }: PublishedFrontends, sizeOf: SizeOf): FederationCost {
  const runtime = shell.preload.filter((address) => /\/federation-[^/]+$/.test(address))
  if (runtime.length === 0) throw new Error('The shell has no script of its own for the federation runtime.')
  const container = ({ entry, preload }: PublishedFrontends['remotes'][number]) => {
    const loaders = Object.values(preload).flatMap((list) =>
      list.filter((address) => address.includes('/vite-preload-')),
    )
    return sum([...new Set([entry, ...loaders])].map(sizeOf))
  }
  return {
    host: sum(runtime.map(sizeOf)),
    remotes: Object.fromEntries(remotes.map((row) => [row.name, container(row)])),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
