import { developersOnly } from '../lock/tree.ts'
import { declared, type OwnPackage } from '../manifests.ts'
import { usedByName } from './used-by-name.ts'

/** A source and the packages that it names. */
export interface Source {
  readonly file: string
  readonly imports: readonly string[]
}

/** Files that only developers, tests and builds run. */
const forDevelopment = /\.(test|suite|platform)\.ts$|\/(test|testing|build|dev)\/|vite\.[\w.]*config|\.config\.[cm]?ts$/

/** What is declared and not used, used and not declared, or declared for less than it is used for [C6]. */
export function importFaults(packages: readonly OwnPackage[], sources: readonly Source[]): string[] {
  const owned = Map.groupBy(sources, ({ file }) => ownerOf(packages, file))
  const excused = new Set(usedByName.flatMap(({ by, name }) => by.map((one) => `${one} ${name}`)))
  return packages.flatMap((own) => {
    const mine = owned.get(own) ?? []
    const used = new Set(mine.flatMap(({ imports }) => imports))
    const names = new Set(declared(own.manifest).map(([name]) => name))
    const inScripts = Object.values(own.manifest.scripts ?? {})
      .join(' ')
      .split(/[\s;&|]+/)
    const isUsed = (name: string) =>
      used.has(name) || inScripts.includes(name) || used.has(typed(name)) || excused.has(`${own.manifest.name} ${name}`)
    return [
      ...[...names]
        .filter((name) => !isUsed(name))
        .map((name) => `${own.manifest.name} declares ${name} and never imports it`),
      ...mine.flatMap(({ file, imports }) => imports.flatMap((name) => useFault(own, names, file, name))),
    ]
  })
}

/** Catalogue entries that nobody takes. */
export function catalogFaults(packages: readonly OwnPackage[]): string[] {
  const taken = new Set(
    packages
      .flatMap(({ manifest }) => declared(manifest).filter(([, range]) => range === 'catalog:'))
      .map(([name]) => name),
  )
  return packages.flatMap(({ manifest }) =>
    Object.keys(manifest.workspaces?.catalog ?? {})
      .filter((name) => !taken.has(name))
      .map((name) => `the catalog has ${name}, and nobody takes it`),
  )
}

function useFault({ manifest }: OwnPackage, names: ReadonlySet<string>, file: string, name: string): string[] {
  if (name === manifest.name) return []
  if (!names.has(name)) return [`${file} imports ${name}, which ${manifest.name} does not declare`]
  const runs =
    manifest.dependencies?.[name] ?? manifest.optionalDependencies?.[name] ?? manifest.peerDependencies?.[name]
  const shipped = !developersOnly.has(manifest.name) && !forDevelopment.test(file)
  return runs === undefined && shipped ? [`${file} imports ${name}, declared for development only`] : []
}

/** The package in whose folder a file lies: the deepest one. */
function ownerOf(packages: readonly OwnPackage[], file: string): OwnPackage | undefined {
  return packages
    .filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

/** What `@types/x` are the types of. */
const typed = (name: string): string => (name.startsWith('@types/') ? name.slice('@types/'.length) : name)
