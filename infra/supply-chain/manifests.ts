import { dirname } from 'node:path'
import type { Needs } from './lock/lockfile.ts'
import { keptFiles, readText } from './root.ts'

/** A package.json of ours. */
export interface Manifest extends Needs {
  readonly name: string
  readonly private?: boolean
  readonly scripts?: Readonly<Record<string, string>>
  readonly workspaces?: { readonly packages: readonly string[]; readonly catalog: Readonly<Record<string, string>> }
  readonly trustedDependencies?: readonly string[]
  readonly license?: string
  readonly version?: string
}

/** A package of ours: its folder from the root ('' for the root) and what its package.json says. */
export interface OwnPackage {
  readonly folder: string
  readonly manifest: Manifest
}

/** All of ours, in the order of their folders. */
export async function ownPackages(): Promise<readonly OwnPackage[]> {
  const files = keptFiles('package.json', '*/package.json').filter((file) => !file.includes('fixtures/'))
  return Promise.all(
    files.map(async (file) => ({
      folder: dirname(file) === '.' ? '' : dirname(file),
      manifest: JSON.parse(await readText(file)) as Manifest,
    })),
  )
}

/** What a manifest declares, of any kind, as [name, range]. */
export function declared({ dependencies, devDependencies, optionalDependencies, peerDependencies }: Needs) {
  return [dependencies, devDependencies, optionalDependencies, peerDependencies].flatMap((kind) =>
    Object.entries(kind ?? {}),
  )
}
