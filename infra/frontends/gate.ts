import { dirname, join } from 'node:path'
import { importedOnServer } from '@galleria/ui/build/common'
import { readJson, readPublished } from './published.ts'
import { serverScriptsOf } from './server.ts'

/** As much of Module Federation's manifest as is read here. */
export interface FederationManifest {
  readonly metaData: { readonly remoteEntry: { readonly name: string; readonly path: string } }
  readonly shared: readonly { readonly name: string; readonly version: string }[]
  readonly exposes: readonly {
    readonly name: string
    readonly assets: Readonly<Record<'js' | 'css', { readonly sync: readonly string[]; readonly async: readonly string[] }>>
  }[]
}

/** The manifest of a build. Throws when there is none, since a frontend cannot be published without. */
export async function readManifest(folder: string): Promise<FederationManifest> {
  const manifest = await readJson<FederationManifest>(join(folder, 'mf-manifest.json'))
  if (!manifest) throw new Error(`${folder} holds no mf-manifest.json.`)
  return manifest
}

/** The shared libraries a build was made against, by name. */
export function sharedVersions(manifest: FederationManifest): Readonly<Record<string, string>> {
  return Object.fromEntries(manifest.shared.map(({ name, version }) => [name, version]))
}

/** Which shared libraries two builds disagree about, in words. */
export function disagreements(
  ours: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(theirs)
    .filter(([library, version]) => ours[library] !== version)
    .map(([library, version]) => `${library} ${version} (the shell has ${ours[library] ?? 'none'})`)
}

/**
 * Refuses a remote that was built against other shared libraries than the shell on show. It has to be here: at run time
 * the federation runtime only warns, and then runs the remote on a library it was not made for.
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
  const ours = sharedVersions(await readManifest(join(frontendsDir, 'shell', shell.build)))
  const wrong = disagreements(ours, sharedVersions(await readManifest(dist)))
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
