import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { sharedNames } from './shared-names.ts'

/** What one frontend shares, or uses of what is shared: `shared.json` of its build, by library. */
export type Shared = Readonly<Record<string, { readonly version: string; readonly names: readonly string[] }>>

const sharesModule = 'virtual:galleria-shares'

/**
 * Gives the shell `virtual:galleria-shares`, the libraries it shares with as much of each as is shared, and writes `shared.json`
 * beside its build. Named one by one, since a library handed on whole could not be freed of what nobody uses.
 */
export function shares(root: string): Plugin {
  const all = withVersions(root, sharedNames)
  return {
    name: 'galleria:shares',
    resolveId: (id) => (id.startsWith(sharesModule) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${sharesModule}`)) return undefined
      const library = id.slice(`\0${sharesModule}/`.length)
      return library === '' ? shareAll(all) : `export { ${all[library]?.names.join(', ')} } from '${library}'`
    },
    generateBundle() {
      this.emitFile(sharedJson(all))
    },
  }
}

function shareAll(all: Shared): string {
  const imports = Object.keys(all).map((library, index) => `import * as _${index} from '${sharesModule}/${library}'`)
  const shares = Object.entries(all).map(
    ([library, { version }], index) => `'${library}': { version: '${version}', library: _${index} },`,
  )
  return `${imports.join('\n')}\nexport const shares = {\n${shares.join('\n')}\n}`
}

/**
 * Writes `shared.json` beside a remote's build: what it uses of the shared libraries. Stops at what the shell does not share, since
 * in a browser that would be undefined. It reads what the compilers have made, so it stands after them.
 */
export function usesShared(root: string): Plugin {
  const used = new Map(Object.keys(sharedNames).map((library) => [library, new Set<string>()]))
  return {
    name: 'galleria:uses-shared',
    enforce: 'post',
    transform: {
      // The harness in which a remote runs alone has the libraries whole.
      filter: {
        id: { exclude: [/\/node_modules\//, /\/packages\/ui\/dev\//, '\0', 'virtual:'] },
        code: /['"]vue(-router)?['"]/,
      },
      handler(code, id) {
        for (const { library, name } of importsOf(this.parse(code))) {
          if (!isShared(library, name))
            this.error(`${id} imports ${name} of ${library}, which is not shared (packages/ui/build/shared-names.ts).`)
          used.get(library)?.add(name)
        }
      },
    },
    generateBundle() {
      const names = Object.fromEntries([...used].map(([library, found]) => [library, [...found].sort()]))
      this.emitFile(sharedJson(withVersions(root, names)))
    },
  }
}

/** Every name that a module imports from a shared library or hands on from one; `*` when it takes all of it. */
function* importsOf({
  body,
}: ReturnType<Rolldown.PluginContext['parse']>): Generator<{ readonly library: string; readonly name: string }> {
  for (const statement of body) {
    if (!('source' in statement) || !statement.source || !(statement.source.value in sharedNames)) continue
    const library = statement.source.value
    if (statement.type === 'ExportAllDeclaration') yield { library, name: '*' }
    if (!('specifiers' in statement)) continue
    for (const one of statement.specifiers) {
      if (one.type === 'ImportSpecifier') yield { library, name: nameOf(one.imported) }
      else if (one.type === 'ExportSpecifier') yield { library, name: nameOf(one.local) }
      else yield { library, name: '*' }
    }
  }
}

/** A name may be written as a string. */
function nameOf(name: { readonly name: string } | { readonly value: string }): string {
  return 'name' in name ? name.name : name.value
}

function isShared(library: string, name: string): boolean {
  return Object.entries(sharedNames).some(([shared, names]) => shared === library && names.includes(name))
}

function withVersions(root: string, names: Readonly<Record<string, readonly string[]>>): Shared {
  const require = createRequire(join(root, 'package.json'))
  return Object.fromEntries(
    Object.entries(names).map(([library, used]) => {
      const { version } = require(`${library}/package.json`) as { version: string }
      return [library, { version, names: used }]
    }),
  )
}

function sharedJson(shared: Shared): Rolldown.EmittedAsset {
  return { type: 'asset', fileName: 'shared.json', source: JSON.stringify(shared, null, 2) }
}
