import { isOurs, type Lock } from '../lock/lockfile.ts'
import { compare, productionTree } from '../lock/tree.ts'
import { objection } from './judge.ts'
import { type LicenceOf, openLicences } from './licence-of.ts'

/** A package that we depend on, and under what. */
export interface Licensed {
  readonly name: string
  readonly version: string
  readonly licence: string | undefined
  readonly production: boolean
  /** Why it may not be depended on. */
  readonly objection: string | undefined
}

/** Every package of the lock that is not ours, once, by name. */
export async function licenceList(lock: Lock, licenceOf: LicenceOf = openLicences(lock)): Promise<readonly Licensed[]> {
  const tree = productionTree(lock)
  const known = new Map<string, Licensed>()
  for (const entry of lock.packages.values()) {
    if (isOurs(entry)) continue
    const { key, name, version } = entry
    const spec = `${name}@${version}`
    const licence = await licenceOf(entry)
    const production = tree.has(key) || known.get(spec)?.production === true
    known.set(spec, { name, version, licence, production, objection: objection(licence) })
  }
  return [...known].toSorted(([a], [b]) => compare(a, b)).map(([, licensed]) => licensed)
}
