import type { PageRegistry, PageRow } from '@galleria/contracts/frontends'
import type { Fetch } from '@galleria/ui'

/** Somewhere to keep the last registry that worked. `localStorage` in a browser; it may refuse. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const shelfKey = 'galleria.frontends'

/**
 * The registry from where it can be had soonest: the page itself, the BFF, or the last one that worked. Undefined when
 * all three fail, which leaves the shop with its frame and an explanation.
 */
export async function findRegistry({
  inlined,
  fetch,
  shelf,
}: {
  readonly inlined: string | undefined
  readonly fetch: Fetch
  readonly shelf: Shelf
}): Promise<PageRegistry | undefined> {
  const found = parse(inlined) ?? (await askRegistry(fetch)) ?? parse(read(shelf))
  if (found) write(shelf, found)
  return found
}

/** The registry as the BFF has it now. Undefined when it cannot be had. */
export async function askRegistry(fetch: Fetch): Promise<PageRegistry | undefined> {
  try {
    const response = await fetch('/api/web/frontends', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
    return response.ok ? parse(await response.text()) : undefined
  } catch {
    // Offline or refused: the caller has the next best place to look.
    return undefined
  }
}

function parse(text: string | null | undefined): PageRegistry | undefined {
  if (!text) return undefined
  try {
    const value = JSON.parse(text) as { remotes?: unknown }
    return Array.isArray(value.remotes) && value.remotes.every(isRow) ? { remotes: value.remotes } : undefined
  } catch {
    return undefined
  }
}

/** Enough of a check to route and load by; the schema itself was applied by the publisher and the BFF. */
function isRow(row: unknown): row is PageRow {
  if (typeof row !== 'object' || row === null) return false
  const { name, entry, routes, widgets } = row as Partial<PageRow>
  return typeof name === 'string' && typeof entry === 'string' && Array.isArray(routes) && typeof widgets === 'object'
}

function read(shelf: Shelf): string | null {
  try {
    return shelf.getItem(shelfKey)
  } catch {
    // Storage may be switched off; then there is no last one.
    return null
  }
}

function write(shelf: Shelf, registry: PageRegistry): void {
  try {
    shelf.setItem(shelfKey, JSON.stringify(registry))
  } catch {
    // Full or switched off: the next visit asks again.
  }
}
