import { join } from 'node:path'
import type { FrontendsRegistry, RemoteRow } from '@galleria/contracts/frontends'
import type { RemoteDescription } from '@galleria/ui/build/remote-description'
import { frontendsOf } from './publish.ts'

/** Where each frontend's development server listens; the same numbers stand in their `vite.config.ts`. */
const ports: Readonly<Record<string, number>> = { shell: 5173, catalog: 5174, orders: 5175, ops: 5176 }

/**
 * All frontends with hot updates, composed by the development shell: one Vite server each, and a registry that names
 * them. The rest of the shop is asked through a running gateway, `GALLERIA_GATEWAY` or `http://localhost:8080`.
 */
export async function develop(root: string, log: (line: string) => void): Promise<void> {
  const names = await frontendsOf(root)
  const registry = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: async () => Response.json(await registryOf(names)),
  })
  const servers = names.map((name) =>
    Bun.spawn([process.execPath, '--bun', 'vite', '--clearScreen', 'false'], {
      cwd: join(root, 'frontends', name),
      env: { ...process.env, GALLERIA_DEV_REGISTRY: registry.url.href },
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  )
  log(
    `The shop in development: http://localhost:${ports['shell']} (remotes: ${names.filter((name) => name !== 'shell').join(', ')})`,
  )

  const stop = () => {
    for (const server of servers) server.kill()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await Promise.all(servers.map((server) => server.exited))
  await registry.stop(true)
}

/** One row for each remote whose server is up; it says itself what it answers and offers. */
async function registryOf(names: readonly string[]): Promise<FrontendsRegistry> {
  const rows = await Promise.all(names.filter((name) => name !== 'shell').map(rowOf))
  return { remotes: rows.filter((row) => row !== undefined) }
}

async function rowOf(name: string): Promise<RemoteRow | undefined> {
  const origin = `http://localhost:${ports[name]}`
  try {
    const response = await fetch(`${origin}/remote.json`, { signal: AbortSignal.timeout(2_000) })
    const said = (await response.json()) as RemoteDescription
    const entry = `${origin}/remoteEntry.js`
    return {
      build: 'development',
      enabled: true,
      entry,
      integrity: {},
      css: {},
      preload: {},
      shared: {},
      ...said,
    }
  } catch {
    // Still starting, or stopped by its author: the shell shows that part as unknown until the next reload.
    return undefined
  }
}

if (import.meta.main) await develop(join(import.meta.dir, '../..'), console.log)
