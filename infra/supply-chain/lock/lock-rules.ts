import { declared, type OwnPackage } from '../manifests.ts'
import { isOurs, type Lock, type LockedPackage } from './lockfile.ts'

/** `1.2.3`, also with a pre-release; no range, no tag. */
const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/
/** 64 bytes in base64. SHA-1 sums, which old registries gave, do not count. */
const strong = /^sha512-[A-Za-z0-9+/]{86}==$/
const ourScope = '@galleria/'

/** What is wrong with the lock, a sentence each; empty when all is well [C1]. */
export function lockFaults(lock: Lock): string[] {
  const found = [...lock.packages.values()].flatMap((entry) =>
    isOurs(entry) ? ownFaults(lock, entry) : faultsOf(entry),
  )
  return found.length > 0 || lock.packages.size > 0 ? found : ['the lock is empty']
}

/** What is wrong with our own manifests: pins [C1], scope and privacy [C7]. */
export function manifestFaults(packages: readonly OwnPackage[], lock: Lock): string[] {
  const ours = new Set(packages.map(({ manifest }) => manifest.name))
  const catalog = packages.flatMap(({ manifest }) => Object.entries(manifest.workspaces?.catalog ?? {}))
  return [
    ...catalog
      .filter(([, pin]) => !exact.test(pin))
      .map(([name, pin]) => `the catalog pins ${name} to "${pin}", not to one version`),
    ...packages.flatMap(({ folder, manifest }) => [
      ...(manifest.private === true ? [] : [`${manifest.name} is not private, so it could be published`]),
      ...(folder === '' || manifest.name.startsWith(ourScope) ? [] : [`${manifest.name} is outside ${ourScope}`]),
      ...declared(manifest).flatMap(([name, range]) => rangeFault(manifest.name, name, range, ours)),
      ...(lock.workspaces.get(folder)?.name === manifest.name
        ? []
        : [`the lock does not know ${manifest.name} in ${folder}`]),
    ]),
  ]
}

function faultsOf({ key, version, integrity, registry }: LockedPackage): string[] {
  return [
    ...(exact.test(version) ? [] : [`${key} comes from "${version}", which is no version of a registry`]),
    ...(registry === '' ? [] : [`${key} comes from the registry "${registry}"`]),
    ...(integrity !== undefined && strong.test(integrity) ? [] : [`${key} has no SHA-512 to be checked against`]),
    ...(key.startsWith(ourScope) && !key.slice(ourScope.length).includes('/')
      ? [`${key} is ours, and comes from a registry`]
      : []),
  ]
}

function ownFaults(lock: Lock, { key, name, version }: LockedPackage): string[] {
  const folder = version.slice('workspace:'.length)
  return lock.workspaces.get(folder)?.name === name ? [] : [`${key} points at ${folder}, where no such package is`]
}

function rangeFault(by: string, name: string, range: string, ours: ReadonlySet<string>): string[] {
  if (ours.has(name))
    return range === 'workspace:*' ? [] : [`${by} asks for our own ${name} as "${range}", not workspace:*`]
  if (name.startsWith(ourScope)) return [`${by} asks for ${name}, which is none of ours`]
  // An alias pins another package under a name of one's own.
  const pin = range.startsWith('npm:') ? range.slice(range.lastIndexOf('@') + 1) : range
  return range === 'catalog:' || exact.test(pin) ? [] : [`${by} asks for ${name} as "${range}", which is no exact pin`]
}
