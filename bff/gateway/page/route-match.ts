import type { Audience, PublishedRemote } from '@galleria/contracts/frontends'

/** The page at an address: which remote draws it, with what, and for whom. */
export interface PageRoute {
  readonly remote: PublishedRemote
  /** The pattern, such as `/product/:productId`: the same for all addresses that the same modules draw. */
  readonly path: string
  readonly expose: string
  readonly audience: Audience
  /** The parameters of a query that make another page; undefined when any may. */
  readonly query: readonly string[] | undefined
}

/** Finds who answers an address. */
export type MatchRoute = (path: string) => PageRoute | undefined

/**
 * Sorts the routes of a publication once, so that a request compares its address with few. Fixed segments win over
 * parameters, so that `/orders/new` is not an order.
 */
export function compileRoutes(remotes: readonly PublishedRemote[]): MatchRoute {
  const byLength = new Map<number, { readonly pattern: readonly string[]; readonly route: PageRoute }[]>()
  for (const remote of remotes) {
    for (const { path, expose, audience, query } of remote.routes) {
      const pattern = segmentsOf(path)
      const same = byLength.get(pattern.length) ?? []
      byLength.set(pattern.length, [...same, { pattern, route: { remote, path, expose, audience, query } }])
    }
  }
  for (const candidates of byLength.values())
    candidates.sort((one, other) => parameters(one.pattern) - parameters(other.pattern))

  return (path) => {
    const wanted = segmentsOf(path)
    return byLength.get(wanted.length)?.find(({ pattern }) => fits(pattern, wanted))?.route
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function fits(pattern: readonly string[], wanted: readonly string[]): boolean {
  return pattern.every((segment, i) => segment.startsWith(':') || segment === wanted[i])
}

function parameters(pattern: readonly string[]): number {
  return pattern.filter((segment) => segment.startsWith(':')).length
}
