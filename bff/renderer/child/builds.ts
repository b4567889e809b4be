import { join } from 'node:path'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import type { ServerShell } from '@galleria/contracts/rendering'
import { shellName } from '../children/messages.ts'

/** Loads the modules of one publication. */
export interface Builds {
  shell(): Promise<ServerShell>
  /** The module of an expose, out of exactly that build. */
  expose(remote: string, build: string, expose: string): Promise<unknown>
}

/** What loading takes. */
export interface BuildsOptions {
  readonly folder: string
  readonly published: PublishedFrontends
  /** Whose code is about to run: a module runs when it is loaded. */
  readonly entering: (name: string) => void
  /** Every build that was ever loaded into this process, by folder: none of them can be unloaded. */
  readonly loaded: Set<string>
}

/** A file of a build, not a way out of it. */
const plainName = /^[a-z0-9][a-z0-9-]*$/

type Module = Readonly<Record<string, unknown>>

/** Loads by path. A build never changes under its path; a load that failed is forgotten, so that the next one may succeed. */
export function createBuilds({ folder, published, entering, loaded }: BuildsOptions): Builds {
  const modules = new Map<string, Promise<Module>>()

  function load(name: string, server: string, module: string): Promise<Module> {
    const file = `${server}/${module}.js`
    const known = modules.get(file)
    if (known) return known
    if (!plainName.test(module)) throw new Error(`${module} is not the name of a module`)
    loaded.add(server)
    entering(name)
    const loading: Promise<Module> = import(join(folder, file))
    modules.set(file, loading)
    loading.catch(() => modules.delete(file))
    return loading
  }

  return {
    async shell() {
      const { default: render } = await load(shellName, published.shell.server, 'render')
      if (typeof render !== 'function')
        throw new Error('the published shell cannot render: its module exports no function')
      return render as ServerShell
    },
    async expose(remote, build, expose) {
      const row = published.remotes.find(({ name }) => name === remote)
      if (row?.build !== build) throw new Error(`${remote} ${build} is not what is published`)
      return load(remote, row.server, expose)
    },
  }
}
