import type { FrontendsRegistry, PageRegistry, PageRow } from '@galleria/contracts/frontends'
import type { SignedText } from '@galleria/contracts/page-registry'
import type { Fetch } from '@galleria/ui'
import type { Trust } from './trust.ts'

/** Somewhere to keep the last registry that worked. `localStorage` in a browser; it may refuse. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const shelfKey = 'galleria.frontends'

/** Where registries come from, and whose they have to be. */
export interface RegistrySources {
  readonly inlined: string | undefined
  readonly fetch: Fetch
  readonly shelf: Shelf
  readonly trust: Trust
}

/**
 * The registry from where it can be had soonest: the page itself, the BFF, or the last one that worked; each only as its publisher
 * has signed it. Undefined when all three fail, which leaves the shop with its frame and an explanation.
 */
export async function findRegistry({
  inlined,
  fetch,
  shelf,
  trust,
}: RegistrySources): Promise<PageRegistry | undefined> {
  const own = inlined === undefined ? undefined : { text: inlined, signature: trust.publisher?.signature ?? '' }
  const here = await accepted(own, trust)
  if (own && !here) console.error('The registry in this page is not the one that was published.')
  if (own && here) {
    write(shelf, own)
    return here
  }
  const asked = await askSigned(fetch, trust)
  const there = await accepted(asked, trust)
  if (asked && there) write(shelf, asked)
  return there ?? accepted(read(shelf), trust)
}

/** The registry as the BFF has it now. Undefined when it cannot be had, is not its publisher's, or is older than what the page has. */
export async function askRegistry(
  fetch: Fetch,
  trust: Trust,
  newest: PageRegistry | undefined,
): Promise<PageRegistry | undefined> {
  const found = await accepted(await askSigned(fetch, trust), trust)
  return found && (found.version ?? 0) >= (newest?.version ?? 0) ? found : undefined
}

/** What nobody signs, as in development, is what it is. */
async function askSigned(fetch: Fetch, { publisher }: Trust): Promise<SignedText | undefined> {
  try {
    const response = await fetch('/api/web/frontends', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
    if (!response.ok) return undefined
    const text = await response.text()
    return publisher ? (JSON.parse(text) as FrontendsRegistry).signed : { text, signature: '' }
  } catch {
    // Offline, refused or garbled: the caller has the next best place to look.
    return undefined
  }
}

async function accepted(signed: SignedText | undefined, trust: Trust): Promise<PageRegistry | undefined> {
  const registry = parse(signed?.text)
  return signed && registry && (await trust.accepts(signed)) ? registry : undefined
}

function parse(text: string | undefined): PageRegistry | undefined {
  if (!text) return undefined
  try {
    const { version, remotes } = JSON.parse(text) as Partial<PageRegistry>
    if (!Array.isArray(remotes) || !remotes.every(isRow)) return undefined
    return { ...(version === undefined ? {} : { version }), remotes }
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

/** Any script of the shop may have written there, which is why the signature is kept as well. */
function read(shelf: Shelf): SignedText | undefined {
  try {
    const { text, signature } = JSON.parse(shelf.getItem(shelfKey) ?? '{}') as Partial<SignedText>
    return typeof text === 'string' && typeof signature === 'string' ? { text, signature } : undefined
  } catch {
    // Storage may be switched off; then there is no last one.
    return undefined
  }
}

function write(shelf: Shelf, signed: SignedText): void {
  try {
    shelf.setItem(shelfKey, JSON.stringify(signed))
  } catch {
    // Full or switched off: the next visit asks again.
  }
}
