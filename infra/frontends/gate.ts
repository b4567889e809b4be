import { dirname, join } from 'node:path'
import { importedOnServer } from '@galleria/ui/build/common'
import type { Shared } from '@galleria/ui/build/shared'
import { readJson, readPublished } from './published.ts'
import { serverScriptsOf } from './server.ts'

/** As much of Module Federation's manifest as is read here. */
export interface FederationManifest {
  readonly metaData: { readonly remoteEntry: { readonly name: string; readonly path: string } }
  readonly exposes: readonly {
    readonly name: string
    readonly assets: Readonly<
      Record<'js' | 'css', { readonly sync: readonly string[]; readonly async: readonly string[] }>
    >
  }[]
}

/** The manifest of a build. Throws when there is none, since a frontend cannot be published without. */
export async function readManifest(folder: string): Promise<FederationManifest> {
  const manifest = await readJson<FederationManifest>(join(folder, 'mf-manifest.json'))
  if (!manifest) throw new Error(`${folder} holds no mf-manifest.json.`)
  return manifest
}

/** What a build shares, or uses, of the shared libraries. Throws when it does not say; then it cannot be published. */
export async function readShared(folder: string): Promise<Shared> {
  const shared = await readJson<Shared>(join(folder, 'shared.json'))
  if (!shared) throw new Error(`${folder} holds no shared.json.`)
  return shared
}

/** The shared libraries a build was made with, by name. */
export function sharedVersions(shared: Shared): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(shared).map(([library, { version }]) => [library, version]))
}

/** What a remote takes of the shared libraries and the shell does not give, in words. */
export function disagreements(given: Shared, taken: Shared): readonly string[] {
  return Object.entries(taken).flatMap(([library, { version, names }]) => {
    const ours = given[library]
    if (ours?.version !== version) return `${library} ${version} (the shell has ${ours?.version ?? 'none'})`
    const lacking = names.filter((name) => !ours.names.includes(name))
    return lacking.map((name) => `${name} of ${library} (the shell does not share it)`)
  })
}

/**
 * Refuses a remote that was built against other shared libraries than the shell on show, or uses more of them than that shell
 * shares. It has to be here: at run time the federation runtime only warns, and then runs the remote all the same.
 */
export async function assertSharedVersions({
  name,
  dist,
  frontendsDir,
}: {
  readonly name: string
  readonly dist: string
  readonly frontendsDir: string
}): Promise<void> {
  const { shell } = await readPublished(frontendsDir)
  if (!shell) throw new Error('The shell is published before the remotes.')
  const wrong = disagreements(await readShared(join(frontendsDir, 'shell', shell.build)), await readShared(dist))
  if (wrong.length > 0) throw new Error(`${name} may not be published: built against ${wrong.join(', ')}.`)
}

/**
 * Refuses a server's build that imports anything but its own files and what a renderer holds for all frontends: whatever else it
 * names would be found on the one machine and missing on another, or reach for the machine itself.
 */
export async function assertServerImports(name: string, dist: string): Promise<void> {
  const transpiler = new Bun.Transpiler({ loader: 'js' })
  const scripts = await serverScriptsOf(dist)
  if (scripts.length === 0) throw new Error(`${name} was built without a server's build.`)
  const isOwn = (path: string, script: string) => path.startsWith('.') && scripts.includes(join(dirname(script), path))
  const strangers = await Promise.all(
    scripts.map(async (script) =>
      transpiler
        .scanImports(await Bun.file(join(dist, script)).text())
        .filter(({ path }) => !importedOnServer.includes(path) && !isOwn(path, script))
        .map(({ path }) => `${path} (in ${script})`),
    ),
  )
  const found = strangers.flat()
  if (found.length > 0) throw new Error(`${name} may not be published: its server's build imports ${found.join(', ')}.`)
}
