import { Enums, Models } from '@cyclonedx/cyclonedx-library'
import type { LicenceOf } from '../licence/licence-of.ts'
import { isOurs, type Lock, type LockedPackage } from '../lock/lockfile.ts'
import { compare, developersOnly, neededBy, productionTree } from '../lock/tree.ts'
import { natsServer } from './nats-server.ts'
import { bareName, hashOf, licenceNote, ownPurl, registryPurl, scopeOf } from './notes.ts'
import { type ForeignPackage, foreignComponent } from './other-languages.ts'

/** The product as a whole, as its package.json names it. */
export interface Product {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/**
 * The bill of materials: each package once for each version, with its hash, licence and what it needs. It carries no time and
 * no serial number, so that the same lock gives the same bytes.
 */
export async function billOf(
  lock: Lock,
  product: Product,
  licenceOf: LicenceOf,
  foreign: readonly ForeignPackage[] = [],
): Promise<Models.Bom> {
  const tree = productionTree(lock)
  const components = new Map<string, Models.Component>()
  const running = new Set([...tree].map((key) => refOf(lock.packages.get(key))))
  for (const entry of lock.packages.values()) {
    const ref = refOf(entry)
    if (components.has(ref)) continue
    const scope = running.has(ref) ? Enums.ComponentScope.Required : Enums.ComponentScope.Optional
    components.set(ref, isOurs(entry) ? ours(lock, entry) : await theirs(entry, scope, await licenceOf(entry)))
  }
  for (const entry of lock.packages.values()) connect(lock, entry, components)

  const whole = new Models.Component(Enums.ComponentType.Application, product.name, {
    bomRef: ownPurl(product.name, product.version),
    purl: ownPurl(product.name, product.version),
    version: product.version,
    licenses: new Models.LicenseRepository([licenceNote(product.licence)]),
  })
  const broker = natsServer()
  for (const [ref, { bomRef }] of components) if (ref.startsWith('workspace ')) whole.dependencies.add(bomRef)
  whole.dependencies.add(broker.bomRef)
  const others = foreign.map(foreignComponent)
  for (const { bomRef } of others) whole.dependencies.add(bomRef)
  const sorted = [...components.values(), broker, ...others].toSorted((a, b) =>
    compare(a.bomRef.value ?? '', b.bomRef.value ?? ''),
  )
  return new Models.Bom({
    metadata: new Models.Metadata({ component: whole }),
    components: new Models.ComponentRepository(sorted),
  })
}

/** The same package may stand at several places of the tree; it is one component. */
function refOf(entry: LockedPackage | undefined): string {
  if (!entry) return ''
  return isOurs(entry) ? `workspace ${entry.name}` : `${entry.name}@${entry.version}`
}

function ours(lock: Lock, { name, version: place }: LockedPackage): Models.Component {
  const version = lock.workspaces.get(place.slice('workspace:'.length))?.version ?? '0.0.0'
  return new Models.Component(Enums.ComponentType.Application, name, {
    bomRef: ownPurl(name, version),
    purl: ownPurl(name, version),
    version,
    scope: developersOnly.has(name) ? Enums.ComponentScope.Optional : Enums.ComponentScope.Required,
    properties: new Models.PropertyRepository([
      new Models.Property('galleria:folder', place.slice('workspace:'.length)),
    ]),
  })
}

async function theirs(
  { name, version, integrity }: LockedPackage,
  scope: Enums.ComponentScope,
  licence: string | undefined,
): Promise<Models.Component> {
  const group = scopeOf(name)
  return new Models.Component(Enums.ComponentType.Library, bareName(name), {
    bomRef: registryPurl(name, version),
    purl: registryPurl(name, version),
    version,
    scope,
    ...(group === undefined ? {} : { group }),
    ...(integrity === undefined ? {} : { hashes: new Models.HashDictionary([hashOf(integrity)]) }),
    ...(licence === undefined ? {} : { licenses: new Models.LicenseRepository([licenceNote(licence)]) }),
  })
}

function connect(lock: Lock, entry: LockedPackage, components: ReadonlyMap<string, Models.Component>): void {
  const folder = entry.version.slice('workspace:'.length)
  const asker = isOurs(entry) ? { key: entry.name, needs: whatOursNeeds(lock, folder) } : entry
  for (const needed of neededBy(lock, asker)) {
    const bomRef = components.get(refOf(needed))?.bomRef
    if (bomRef) components.get(refOf(entry))?.dependencies.add(bomRef)
  }
}

function whatOursNeeds(lock: Lock, folder: string) {
  const { dependencies, devDependencies } = lock.workspaces.get(folder) ?? {}
  return { dependencies: { ...dependencies, ...devDependencies } }
}
