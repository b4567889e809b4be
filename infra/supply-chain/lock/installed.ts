import { join } from 'node:path'
import { root } from '../root.ts'
import type { LockedPackage } from './lockfile.ts'

/** The parts of an installed package's package.json that are looked at. */
export interface Installed {
  readonly folder: string
  readonly license?: unknown
  readonly licenses?: readonly { readonly type?: string }[]
  readonly scripts?: Readonly<Record<string, string>>
  readonly bin?: unknown
  readonly gypfile?: boolean
  readonly hasBindingFile: boolean
}

/** Looks packages up where the isolated installer puts them: `node_modules/.bun/<name>@<version>…`. */
export function openInstalled(): (entry: LockedPackage) => Promise<Installed | undefined> {
  const store = join(root, 'node_modules/.bun')
  const folders = [...new Bun.Glob('*').scanSync({ cwd: store, onlyFiles: false })].toSorted()

  return async ({ name, version }) => {
    const stem = `${name.replace('/', '+')}@${version}`
    const found = folders.find((folder) => folder === stem || folder.startsWith(`${stem}+`))
    if (found === undefined) return undefined
    const folder = join(store, found, 'node_modules', name)
    const manifest = Bun.file(join(folder, 'package.json'))
    if (!(await manifest.exists())) return undefined
    const hasBindingFile = await Bun.file(join(folder, 'binding.gyp')).exists()
    return { ...((await manifest.json()) as object), folder, hasBindingFile }
  }
}
