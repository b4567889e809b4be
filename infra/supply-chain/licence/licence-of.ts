import { type Installed, openInstalled } from '../lock/installed.ts'
import { isOurs, type Lock, type LockedPackage } from '../lock/lockfile.ts'
import { compare, neededBy } from '../lock/tree.ts'
import { notEverywhere } from './policy.ts'

/** Tells the licence of a locked package, the same on every machine; undefined when it states none. */
export type LicenceOf = (entry: LockedPackage) => Promise<string | undefined>

/**
 * Reads licences from the installed packages. A build for one kind of machine is installed there only, so it has the licence
 * of the package that it belongs to.
 */
export function openLicences(lock: Lock): LicenceOf {
  const installed = openInstalled()
  const parents = parentsOf(lock)
  return async (entry) => {
    const wholes = (parents.get(entry.key) ?? []).toSorted((a, b) => compare(a.key, b.key))
    const source = isForOneMachine(entry) ? (wholes[0] ?? entry) : entry
    const here = await installed(source)
    return notEverywhere[source.name] ?? (here && stated(here))
  }
}

/** True for a package that only some machines install. */
export const isForOneMachine = ({ needs }: LockedPackage): boolean => needs.os !== undefined || needs.cpu !== undefined

/** What a package.json states; the two older ways of writing it are still about. */
export function stated({ license, licenses }: Pick<Installed, 'license' | 'licenses'>): string | undefined {
  if (typeof license === 'string') return license
  if (typeof license === 'object' && license !== null && 'type' in license) return String(license.type)
  const types = (licenses ?? []).flatMap(({ type }) => type ?? [])
  return types.length > 0 ? types.join(' OR ') : undefined
}

function parentsOf(lock: Lock): ReadonlyMap<string, LockedPackage[]> {
  const parents = new Map<string, LockedPackage[]>()
  for (const entry of lock.packages.values()) {
    if (isOurs(entry)) continue
    for (const { key } of neededBy(lock, entry)) parents.set(key, [...(parents.get(key) ?? []), entry])
  }
  return parents
}
