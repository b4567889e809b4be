import { join } from 'node:path'
import type { PublishedRemote, ShellRow } from '@galleria/contracts/frontends'
import type { RemoteDescription } from '@galleria/ui/build/remote-description'
import { spareAddresses } from '@galleria/ui/spare-address'
import { integrityOf, servedFilesOf } from './content.ts'
import { type FederationManifest, readManifest, readShared, sharedVersions } from './gate.ts'
import { readJson } from './published.ts'
import { bootScripts, type ViteManifest } from './vite-manifest.ts'

/** The shell's row: its page, and the scripts that page cannot do without. */
export async function describeShell({
  build,
  dist,
  folder,
}: {
  build: string
  dist: string
  folder: string
}): Promise<ShellRow> {
  const base = `/frontends/shell/${build}/`
  const files = await servedFilesOf(folder)
  const vite = await readJson<ViteManifest>(join(dist, '.vite/manifest.json'))
  if (!vite) throw new Error('The shell was built without .vite/manifest.json.')
  return {
    build,
    server: `shell/${build}/server`,
    html: `shell/${build}/index.html`,
    integrity: await integrities(folder, base, files.filter(isScript)),
    css: files.filter((file) => file.endsWith('.css')).map((file) => base + file),
    preload: bootScripts(vite).map((file) => base + file),
    shared: { ...sharedVersions(await readShared(dist)) },
  }
}

/** A remote's row, made from what the remote says about itself and what its build turned out to be. */
export async function describeRemote({
  name,
  build,
  dist,
  folder,
  enabled,
}: {
  readonly name: string
  readonly build: string
  readonly dist: string
  readonly folder: string
  readonly enabled: boolean
}): Promise<PublishedRemote> {
  const base = `/frontends/${name}/${build}/`
  const manifest = await readManifest(dist)
  const said = await readJson<RemoteDescription>(join(dist, 'remote.json'))
  if (!said) throw new Error(`frontends/${name} was built without remote.json.`)
  const entry = entryOf(manifest)
  const scripts = (await servedFilesOf(folder)).filter(isScript)
  const preload = preloadByExpose(manifest, entry)
  return {
    name,
    build,
    server: `${name}/${build}/server`,
    enabled,
    entry: base + entry,
    integrity: {
      ...(await integrities(folder, base, scripts)),
      ...(await spareIntegrities(folder, base, [
        entry,
        ...Object.values(preload).flatMap((list) => list.at(-1) ?? []),
      ])),
    },
    css: Object.fromEntries(
      // Those of parts that a browser loads late as well, since a server draws them at once.
      manifest.exposes.map(({ name: expose, assets: { css } }) => [
        expose,
        [...css.sync, ...css.async].map((file) => base + file),
      ]),
    ),
    routes: said.routes,
    browserOnly: said.browserOnly,
    widgets: said.widgets,
    preload: Object.fromEntries(
      Object.entries(preload).map(([expose, list]) => [expose, list.map((file) => base + file)]),
    ),
    shared: { ...sharedVersions(await readShared(dist)) },
  }
}

/** The scripts of each expose in order of need: the remote's entry first, the expose's own script last. */
function preloadByExpose(manifest: FederationManifest, entry: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    manifest.exposes.map(({ name, assets }) => {
      const own = assets.js.sync.find((file) => file.startsWith(`assets/${name}-`))
      const others = assets.js.sync.filter((file) => file !== own)
      return [name, [...new Set([entry, ...others, ...(own === undefined ? [] : [own])])]]
    }),
  )
}

/** The same scripts under the spare addresses that the shell's loader falls back to; the page's policy must know them. */
async function spareIntegrities(
  folder: string,
  base: string,
  files: readonly string[],
): Promise<Record<string, string>> {
  const entries = await Promise.all(
    [...new Set(files)].map(async (file) => {
      const integrity = await integrityOf(join(folder, file))
      return spareAddresses(base + file).map((address) => [address, integrity] as const)
    }),
  )
  return Object.fromEntries(entries.flat())
}

async function integrities(folder: string, base: string, files: readonly string[]): Promise<Record<string, string>> {
  const entries = await Promise.all(
    files.map(async (file) => [base + file, await integrityOf(join(folder, file))] as const),
  )
  return Object.fromEntries(entries)
}

function entryOf({ metaData: { remoteEntry } }: FederationManifest): string {
  return remoteEntry.path + remoteEntry.name
}

function isScript(file: string): boolean {
  return file.endsWith('.js')
}
