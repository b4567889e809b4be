import { cp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { compressFolder } from './compress.ts'
import { buildId } from './content.ts'
import { assertServerImports, assertSharedVersions } from './gate.ts'
import { finishHtml } from './html.ts'
import { readPublished, writeJson, writePublished } from './published.ts'
import { describeRemote, describeShell } from './rows.ts'
import { finishServer } from './server.ts'

/** How many builds of a frontend stay, so that open tabs keep working and a rollback has somewhere to go. */
const keptBuilds = 3

/** A finished build in a folder of its own, and where to put it. */
export interface Placing {
  readonly name: string
  readonly dist: string
  readonly frontendsDir: string
}

/**
 * Puts a build where it will be served from, unless it is there already, and points the registry at it. Returns its name. Throws when
 * the gate refuses it; then nothing has changed.
 */
export async function placeBuild({ name, dist, frontendsDir }: Placing): Promise<string> {
  if (name !== 'shell') await assertSharedVersions({ name, dist, frontendsDir })
  await assertServerImports(name, dist)
  const build = await buildId(dist)
  const folder = join(frontendsDir, name, build)
  // The row is written last, so where it is, all is.
  if (!(await Bun.file(join(folder, 'row.json')).exists())) {
    await cp(dist, folder, {
      recursive: true,
      filter: (from) => !from.includes('.vite') && !from.endsWith('mf-stats.json'),
    })
    if (name === 'shell') await finishHtml(folder, `/frontends/shell/${build}/`)
    await finishServer(folder, build)
    await compressFolder(folder)
  }
  await point({ name, build, dist, frontendsDir })
  return build
}

/** Makes the registry say that this build is the one to load; a remote that was switched off stays off. */
async function point({ name, build, dist, frontendsDir }: Placing & { readonly build: string }): Promise<void> {
  const published = await readPublished(frontendsDir)
  const folder = join(frontendsDir, name, build)
  const next =
    name === 'shell'
      ? { shell: await describeShell({ build, dist, folder }), remotes: published.remotes ?? [] }
      : await withRemote(published, { name, build, dist, folder })
  const row = name === 'shell' ? next.shell : next.remotes.find((remote) => remote.name === name)
  await writeJson(join(folder, 'row.json'), row)
  await writePublished(frontendsDir, next)
}

async function withRemote(
  { shell, remotes = [] }: Partial<PublishedFrontends>,
  found: { readonly name: string; readonly build: string; readonly dist: string; readonly folder: string },
): Promise<PublishedFrontends> {
  if (!shell) throw new Error('The shell is published before the remotes.')
  const before = remotes.find((row) => row.name === found.name)
  const row = await describeRemote({ ...found, enabled: before?.enabled ?? true })
  const others = remotes.filter((other) => other !== before)
  return { shell, remotes: [...others, row].sort((one, other) => one.name.localeCompare(other.name)) }
}

/** Takes away the builds of a frontend that nobody can be looking at any more. */
export async function forgetOldBuilds(folder: string, current: string): Promise<void> {
  const builds = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== current,
  )
  const dated = await Promise.all(
    builds.map(async ({ name }) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  const old = dated.sort((one, other) => other.at - one.at).slice(keptBuilds - 1)
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true })))
}
