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

/** Loads by path. A build never changes under its path, so that the runtime's own memory of modules is all that is needed. */
export function createBuilds({ folder, published, entering, loaded }: BuildsOptions): Builds {
  function load(name: string, server: string, module: string): Promise<Record<string, unknown>> {
    if (!plainName.test(module)) throw new Error(`${module} is not the name of a module`)
    loaded.add(server)
    entering(name)
    return import(join(folder, server, `${module}.js`))
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
