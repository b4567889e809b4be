import { Enums, Models } from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'
import { compare } from '../lock/tree.ts'
import { keptFiles, readText } from '../root.ts'

/** A module of Go or a package of Python, as its own lock names it. */
export interface ForeignPackage {
  readonly type: 'golang' | 'pypi'
  readonly name: string
  readonly version: string
  /** Runs with the shop, and not beside its tests only. */
  readonly runs: boolean
}

const runtimeLock = 'packages/chassis-python/requirements.lock'
const developmentLock = 'packages/chassis-python/requirements-dev.lock'
const ours = 'galleria.example/'

/** What a `go.mod` has in its build list: since Go 1.17 it names everything that is needed, also by others. */
export function goModules(text: string): ForeignPackage[] {
  const required = [...text.matchAll(/^(?:require\s+|\t)(\S+\/\S+) (v\S+)/gm)]
  return required.flatMap(([, name = '', version = '']) =>
    name.startsWith(ours) ? [] : [{ type: 'golang' as const, name, version, runs: true }],
  )
}

/** What a lock of Python's packages names, for every kind of machine. */
export function pythonPackages(text: string): Omit<ForeignPackage, 'runs'>[] {
  return [...text.matchAll(/^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)/gm)].map(([, name = '', version = '']) => ({
    type: 'pypi',
    name,
    version,
  }))
}

/** Everything that services in other languages are made of, once each. */
export async function foreignPackages(): Promise<ForeignPackage[]> {
  const modules = await Promise.all(keptFiles('services/*/go.mod', 'packages/*/go.mod').map(readText))
  const running = pythonPackages(await readText(runtimeLock)).map((one) => ({ ...one, runs: true }))
  const building = pythonPackages(await readText(developmentLock)).map((one) => ({ ...one, runs: false }))
  const once = new Map<string, ForeignPackage>()
  for (const one of [...modules.flatMap(goModules), ...running, ...building]) {
    const address = addressOf(one)
    if (!once.has(address)) once.set(address, one)
  }
  return [...once].toSorted(([a], [b]) => compare(a, b)).map(([, one]) => one)
}

/** A component of the bill. What it hashes to stands in `go.sum` or in the lock, one for each file that it may come as. */
export function foreignComponent(one: ForeignPackage): Models.Component {
  const address = addressOf(one)
  return new Models.Component(Enums.ComponentType.Library, one.name, {
    bomRef: address,
    purl: address,
    version: one.version,
    scope: one.runs ? Enums.ComponentScope.Required : Enums.ComponentScope.Optional,
  })
}

function addressOf({ type, name, version }: ForeignPackage): string {
  const slash = name.lastIndexOf('/')
  const namespace = slash < 0 ? undefined : name.slice(0, slash)
  return new PackageURL(type, namespace, name.slice(slash + 1), version, undefined, undefined).toString()
}
