import { isOurs, type Lock, type LockedPackage, type Needs } from './lockfile.ts'

/** Packages that only developers and tests run; everything else of ours is put before customers, or runs the platform. */
export const developersOnly: ReadonlySet<string> = new Set([
  '@galleria/tests',
  '@galleria/testkit',
  '@galleria/supply-chain',
])

/**
 * The package that `name` means to the one at `key`: the nearest one up the places, as Node and Bun look for it. Undefined
 * when the lock has none.
 */
export function resolve(lock: Lock, key: string, name: string): LockedPackage | undefined {
  const place = segments(key)
  for (let depth = place.length; depth >= 0; depth--) {
    const found = lock.packages.get([...place.slice(0, depth), name].join('/'))
    if (found) return found
  }
  return undefined
}

/** What a package runs with: its dependencies, optional ones and the peers that it insists on. Sorted by place. */
export function neededBy(lock: Lock, { key, needs }: { readonly key: string; readonly needs: Needs }): LockedPackage[] {
  const optional = new Set(needs.optionalPeers)
  const names = [
    ...Object.keys(needs.dependencies ?? {}),
    ...Object.keys(needs.optionalDependencies ?? {}),
    ...Object.keys(needs.peerDependencies ?? {}).filter((name) => !optional.has(name)),
  ]
  const found = names.flatMap((name) => resolve(lock, key, name) ?? [])
  return [...new Map(found.map((one) => [one.key, one])).values()].toSorted((a, b) => compare(a.key, b.key))
}

/** The places of everything that runs when the shop runs: what our packages depend on, and what those depend on. */
export function productionTree(lock: Lock): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [...lock.workspaces.values()]
    .filter(({ name }) => !developersOnly.has(name))
    .flatMap((workspace) =>
      neededBy(lock, { key: workspace.name, needs: { dependencies: workspace.dependencies ?? {} } }),
    )
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (reached.has(next.key)) continue
    reached.add(next.key)
    // Our own packages are roots already, and by their dependencies alone.
    if (!isOurs(next)) waiting.push(...neededBy(lock, next))
  }
  return reached
}

/** By code units, so that an order does not depend on the machine's language. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A place's names: scopes belong to their names. */
function segments(key: string): string[] {
  return key.match(/@[^/]+\/[^/]+|[^/]+/g) ?? []
}
