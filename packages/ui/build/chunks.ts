import { resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'
import { type PlannedModule, planScripts } from './chunk-plan.ts'
import { assetFileNames } from './common.ts'
import type { Frontend } from './federation.ts'

/**
 * How the shell's build is divided: the libraries apart from its own scripts, since they change seldom, and the federation runtime
 * where it can be weighed.
 */
export const shellScripts: Rollup.OutputOptions = {
  assetFileNames,
  codeSplitting: {
    groups: [
      { name: 'federation', test: /\/node_modules\/@module-federation\//, tags: ['$initial'] },
      { name: 'libraries', test: /\/node_modules\//, tags: ['$initial'] },
      { name: 'common', minShareCount: 2 },
    ],
  },
}

/** Divides a remote's build: what its exposes have in common goes into as few scripts as are worth while. */
export function commonScripts({ exposes = {} }: Pick<Frontend, 'exposes'>, root: string): Plugin {
  const scripts = new Map<string, string>()
  return {
    name: 'galleria:common-scripts',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            assetFileNames,
            codeSplitting: {
              // The plan knows what each module needs; a script that gathered that by itself would take it from the others.
              groups: [
                { name: (id) => scripts.get(id) ?? null, debugName: 'common', includeDependenciesRecursively: false },
              ],
            },
          },
        },
      },
    }),
    buildEnd() {
      const modules = new Map([...this.getModuleIds()].map((id) => [id, describe(this.getModuleInfo(id))] as const))
      const entries = Object.values(exposes).map((file) => resolve(root, file))
      const plan = planScripts(modules, partsOf(entries, modules))
      for (const [index, ids] of plan.entries()) for (const id of ids) scripts.set(id, `common-${index}`)
    },
  }
}

function describe(module: Rollup.ModuleInfo | null): PlannedModule & { readonly later: readonly string[] } {
  const { code, importedIds = [], dynamicallyImportedIds = [] } = module ?? {}
  return { size: code?.length ?? 0, imports: importedIds, later: dynamicallyImportedIds }
}

/**
 * Which exposes load a module at once. What an expose and a script that it loads later both need has that script for a second
 * part, since it cannot stay in the expose's own.
 */
function partsOf(
  entries: readonly string[],
  modules: ReadonlyMap<string, PlannedModule & { readonly later: readonly string[] }>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const reach = (part: string) => {
    const reached = new Set([part])
    // A set is walked to its end, what is added on the way included.
    for (const id of reached) {
      if (id !== part) found.set(id, (found.get(id) ?? new Set()).add(part))
      for (const next of modules.get(id)?.imports ?? []) reached.add(next)
    }
    return reached
  }
  const atOnce = new Set(entries.flatMap((entry) => [...reach(entry)]))
  const later = new Set([...atOnce].flatMap((id) => modules.get(id)?.later ?? []))
  for (const part of later) reach(part)
  // What only comes later is left to the bundler.
  return new Map([...found].filter(([id]) => atOnce.has(id) && !entries.includes(id)))
}
