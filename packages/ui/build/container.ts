import { resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'
import type { Frontend } from './federation.ts'
import { sharedNames } from './shared-names.ts'

/**
 * Gives a remote's build a container that is nothing but the protocol of Module Federation: `init(shareScope)` takes the
 * shared libraries from the host, `get(expose)` hands out a module. The one that the plugin generates brings a whole
 * runtime along to choose between versions, and 6.5 KB of it compressed; here the host is the only one to share
 * anything, and the publisher has refused what does not fit it. Fails when the plugin has nothing to be replaced.
 */
export function leanContainer({ name, exposes = {} }: Pick<Frontend, 'name' | 'exposes'>, root: string): Plugin {
  let isReplaced = false
  return {
    name: 'galleria:container',
    enforce: 'post',
    apply: 'build',
    transform: {
      filter: { id: /virtual:mf-REMOTE_ENTRY_ID/ },
      handler() {
        isReplaced = true
        return { code: container(exposes, root), map: null }
      },
    },
    generateBundle(_options, bundle) {
      if (!isReplaced) this.error(`${name}: the federation plugin made no remote entry as it used to.`)
      const needed = loadedFrom(
        Object.keys(bundle).filter((file) => /^remoteEntry-/.test(file)),
        bundle,
      )
      // What is left is what the plugin's own container would have started with.
      for (const { type, fileName } of Object.values(bundle)) {
        if (type === 'chunk' && !needed.has(fileName)) delete bundle[fileName]
      }
    },
  }
}

/** The scripts that some may load, sooner or later. */
function loadedFrom(entries: readonly string[], bundle: Rollup.OutputBundle): ReadonlySet<string> {
  const found = new Set(entries)
  for (const file of found) {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk') continue
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) found.add(next)
  }
  return found
}

/** `__mf_module_cache__` is where the plugin's stand-ins for shared libraries look for them. */
function container(exposes: Readonly<Record<string, string>>, root: string): string {
  const modules = Object.entries(exposes).map(
    ([expose, file]) => `${JSON.stringify(`./${expose}`)}: () => import(${JSON.stringify(resolve(root, file))}),`,
  )
  return `
const libraries = (globalThis.__mf_module_cache__ ??= { share: {}, remote: {} }).share
const exposes = { ${modules.join('\n')} }

async function take(name, offers) {
  const [offer] = Object.values(offers ?? {})
  if (offer === undefined) throw new Error(name + ' is not shared by the host.')
  libraries['default:' + name] ??= (offer.lib ?? (await offer.get()))()
}

export async function init(shareScope) {
  await Promise.all(${JSON.stringify(Object.keys(sharedNames))}.map((name) => take(name, shareScope[name])))
}

export async function get(expose) {
  const load = exposes[expose]
  if (load === undefined) throw new Error(expose + ' is not exposed.')
  const module = await load()
  return () => module
}
`
}
