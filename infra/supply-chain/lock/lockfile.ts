import { readText } from '../root.ts'

/** What a package.json or an entry of the lock says that a package needs. */
export interface Needs {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalPeers?: readonly string[]
}

/** One of our own packages, as the lock knows it. */
export interface Workspace extends Needs {
  readonly name: string
  readonly version?: string
}

/** What an entry tells of its installation. */
export interface OnlyHere {
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  /** The registry says that it wants to run a program when it is installed. */
  readonly hasInstallScript?: boolean
}

/** One entry below `packages`: what stands at a place of the tree. */
export interface LockedPackage {
  /** The place: `b`, or `a/b` where `a` needs another `b` than everybody else. */
  readonly key: string
  readonly name: string
  /** A version, or whatever else is written behind the name: `workspace:…`, `git+…`, an address. */
  readonly version: string
  readonly needs: Needs & OnlyHere
  /** Subresource-integrity form: `sha512-…`. Undefined for our own packages, and for what must not be in a lock. */
  readonly integrity?: string
  /** The registry, when it is not the usual one. */
  readonly registry: string
}

/** bun.lock, read. */
export interface Lock {
  /** By path from the root; the root itself is ''. */
  readonly workspaces: ReadonlyMap<string, Workspace>
  readonly catalog: Readonly<Record<string, string>>
  readonly trusted: readonly string[]
  readonly packages: ReadonlyMap<string, LockedPackage>
}

type Row = readonly [spec: string, registry?: string, needs?: LockedPackage['needs'], integrity?: string]

interface Written {
  readonly workspaces: Readonly<Record<string, Workspace>>
  readonly catalog?: Readonly<Record<string, string>>
  readonly trustedDependencies?: readonly string[]
  readonly packages: Readonly<Record<string, Row>>
}

/** Reads Bun's text lockfile, which is JSON with comments and trailing commas. @throws when it is not one. */
export function parseLock(text: string): Lock {
  const written = Bun.JSONC.parse(text) as Written
  return {
    workspaces: new Map(Object.entries(written.workspaces)),
    catalog: written.catalog ?? {},
    trusted: written.trustedDependencies ?? [],
    packages: new Map(Object.entries(written.packages).map(([key, row]) => [key, entry(key, row)])),
  }
}

/** The repository's own. */
export const readLock = async (): Promise<Lock> => parseLock(await readText('bun.lock'))

/** True for one of our own packages. */
export const isOurs = ({ version }: LockedPackage): boolean => version.startsWith('workspace:')

function entry(key: string, [spec, registry = '', needs = {}, integrity]: Row): LockedPackage {
  // The name may begin with the @ of its scope.
  const at = spec.indexOf('@', 1)
  const found = { key, name: spec.slice(0, at), version: spec.slice(at + 1), registry, needs }
  return typeof integrity === 'string' ? { ...found, integrity } : found
}
