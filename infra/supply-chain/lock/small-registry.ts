import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A registry with one package, on this machine, for tests of what an installer does. */
export interface SmallRegistry {
  /** The paths that were asked for. */
  readonly asked: readonly string[]
  /** From now on the same version has other contents, as after a theft of the publisher's key. */
  swap(script: string): Promise<void>
  /** Installs in a folder of its own and tells what came of it. */
  install(
    manifest: object,
    ...flags: readonly string[]
  ): Promise<{ readonly code: number; readonly said: string; readonly folder: string }>
  stop(): Promise<void>
}

/** Serves `name` 1.0.0, whose postinstall script is `script`. */
export async function startSmallRegistry(name: string, script: string): Promise<SmallRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'galleria-registry-'))
  const asked: string[] = []
  let tarball = await packed(name, script)
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: ({ url }) => {
      const { pathname, origin } = new URL(url)
      asked.push(pathname)
      if (pathname.endsWith('.tgz')) return new Response(tarball)
      if (pathname !== `/${name}`) return new Response('{}', { status: 404 })
      const version = {
        name,
        version: '1.0.0',
        hasInstallScript: true,
        scripts: { postinstall: script },
        dist: { tarball: `${origin}/${name}.tgz`, integrity },
      }
      return Response.json({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } })
    },
  })
  return {
    asked,
    async swap(next) {
      tarball = await packed(name, next)
    },
    async install(manifest, ...flags) {
      await Bun.write(join(folder, 'package.json'), JSON.stringify({ name: 'shop', ...manifest }))
      const child = Bun.spawn([process.execPath, 'install', `--registry=http://127.0.0.1:${server.port}/`, ...flags], {
        cwd: folder,
        stdout: 'pipe',
        stderr: 'pipe',
        env: { ...process.env, BUN_INSTALL_CACHE_DIR: join(folder, '.cache'), NO_PROXY: '127.0.0.1' },
      })
      const [out, err, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
      return { code, said: `${out}${err}`, folder }
    },
    async stop() {
      await server.stop(true)
      await rm(folder, { recursive: true })
    },
  }
}

function packed(name: string, postinstall: string): Promise<Uint8Array> {
  const manifest = JSON.stringify({ name, version: '1.0.0', scripts: { postinstall } })
  return new Bun.Archive({ 'package/package.json': manifest }, { compress: 'gzip' }).bytes()
}
