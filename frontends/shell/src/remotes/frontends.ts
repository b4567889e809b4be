import type { PageRegistry, PageRow } from '@galleria/contracts/frontends'
import { type InjectionKey, inject, type ShallowRef, shallowRef } from 'vue'
import { RemoteClosed } from './load-failure.ts'
import type { LoadRemote, RemoteModule } from './load-remote.ts'

/** The remotes of the page: which there are, and their modules once loaded. */
export interface Frontends {
  /** Undefined when no registry could be found anywhere. */
  readonly registry: Readonly<ShallowRef<PageRegistry | undefined>>
  row(remote: string): PageRow | undefined
  /** Whether there is such a remote, and nobody has switched it off. */
  isOpen(remote: string): boolean
  /** The module if it is here already. */
  loaded(remote: string, expose: string): RemoteModule | undefined
  /** The module; concurrent askers share one load, and a failed one is forgotten. */
  load(remote: string, expose: string): Promise<RemoteModule>
  /** Asks for the registry again, so that a retry sees a rollback or a remote switched on again. */
  refresh(): Promise<void>
}

/** See {@link Frontends}. */
export const frontendsKey: InjectionKey<Frontends> = Symbol('frontends')

/** The remotes of the page; only within `setup`. */
export function useFrontends(): Frontends {
  const frontends = inject(frontendsKey)
  if (!frontends) throw new Error('The shell provides its frontends before it mounts.')
  return frontends
}

/** Keeps the remotes of one page; `load` is the browser's loader or the server's. */
export function createFrontends({
  registry: first,
  load,
  ask,
}: {
  readonly registry: PageRegistry | undefined
  readonly load: LoadRemote
  /** Asks for one that is at least as new. */
  readonly ask: (newest: PageRegistry | undefined) => Promise<PageRegistry | undefined>
}): Frontends {
  const registry = shallowRef(first)
  const modules = new Map<string, RemoteModule>()
  const loading = new Map<string, Promise<RemoteModule>>()
  const row = (remote: string) => registry.value?.remotes.find(({ name }) => name === remote)

  async function fetchModule(remote: string, expose: string): Promise<RemoteModule> {
    const found = row(remote)
    if (!found?.enabled) throw new RemoteClosed(`${remote} is not open.`)
    const module = await load(found, expose)
    modules.set(keyOf(found, expose), module)
    return module
  }

  return {
    registry,
    row,
    isOpen: (remote) => row(remote)?.enabled === true,
    loaded: (remote, expose) => {
      const found = row(remote)
      return found?.enabled ? modules.get(keyOf(found, expose)) : undefined
    },
    load: (remote, expose) => {
      const key = `${remote}/${expose}`
      const promise = loading.get(key) ?? fetchModule(remote, expose).finally(() => loading.delete(key))
      loading.set(key, promise)
      return promise
    },
    refresh: async () => {
      registry.value = (await ask(registry.value)) ?? registry.value
    },
  }
}

function keyOf(row: PageRow, expose: string): string {
  return `${row.name}/${expose}@${row.build}`
}
