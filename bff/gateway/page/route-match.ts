import type { RemoteRow } from '@galleria/contracts/frontends'

/** The page at an address: which remote draws it, and with what. */
export interface PageRoute {
  readonly remote: RemoteRow
  /** The pattern, such as `/product/:productId`: the same for all addresses that the same modules draw. */
  readonly path: string
  readonly expose: string
}

/** Finds who answers an address. Fixed segments win over parameters, so that `/orders/new` is not an order. */
export function matchRoute(remotes: readonly RemoteRow[], path: string): PageRoute | undefined {
  const wanted = segmentsOf(path)
  const found = remotes.flatMap((remote) =>
    remote.routes
      .filter((route) => fits(segmentsOf(route.path), wanted))
      .map(({ path, expose }) => ({ remote, path, expose })),
  )
  return found.sort((one, other) => parameters(one.path) - parameters(other.path))[0]
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function fits(pattern: readonly string[], wanted: readonly string[]): boolean {
  return (
    pattern.length === wanted.length && pattern.every((segment, i) => segment.startsWith(':') || segment === wanted[i])
  )
}

function parameters(path: string): number {
  return segmentsOf(path).filter((segment) => segment.startsWith(':')).length
}
