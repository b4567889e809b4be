import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Prefetch } from '@galleria/ui'
import type { Component } from 'vue'

const root = resolve(import.meta.dir, '../..')

/** What a server gets of this frontend: its exposes, built as they are published. */
export interface ServerBuild {
  load(expose: string): Promise<{ readonly default: Component; readonly prefetch?: Prefetch }>
  remove(): Promise<void>
}

/** Builds this frontend for servers. Its folder has our libraries beside it, so that there is one vue for both. */
export async function serverBuild(): Promise<ServerBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'galleria-orders-'))
  const build = join(folder, 'server')
  const child = Bun.spawn(
    [process.execPath, '--bun', 'vite', 'build', '--ssr', '--outDir', build, '--logLevel', 'warn'],
    {
      cwd: root,
      stdout: 'ignore',
      stderr: 'pipe',
    },
  )
  const said = await new Response(child.stderr).text()
  if ((await child.exited) !== 0) throw new Error(`The orders cannot be built for servers: ${said}`)
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return {
    load: (expose) => import(join(build, `${expose}.js`)),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
