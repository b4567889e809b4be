import { cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PublishedFrontends, RemoteRow } from '@galleria/contracts/frontends'
import { buildFrontend } from './build.ts'
import { compressFolder } from './compress.ts'
import { buildId } from './content.ts'
import { assertSharedVersions } from './gate.ts'
import { finishHtml } from './html.ts'
import { readJson, readPublished, writeJson, writePublished } from './published.ts'
import { describeRemote, describeShell } from './rows.ts'
import { sourcesHash } from './sources.ts'

/** What to publish, from where, to where. */
export interface PublishOptions {
  /** The repository. */
  readonly root: string
  /** The published folder; see `PublishedFrontends` in contracts for what stands in it. */
  readonly frontendsDir: string
  readonly log: (line: string) => void
  /** Only these frontends; all of them otherwise. */
  readonly only?: readonly string[]
}

/** How many builds of a frontend stay, so that open tabs keep working and a rollback has somewhere to go. */
const keptBuilds = 3

/**
 * Builds and publishes the frontends whose sources have changed since they were last published. The shell goes first,
 * since remotes are checked against its shared libraries. When a remote does not build or may not be published, its
 * row stays as it was, the others go on, and an `AggregateError` is thrown at the end; without a shell nothing goes on.
 */
export async function publishFrontends({ root, frontendsDir, log, only }: PublishOptions): Promise<void> {
  await mkdir(frontendsDir, { recursive: true })
  const names = (await frontendsOf(root)).filter((name) => only === undefined || only.includes(name))
  const failures: Error[] = []
  let isAnyNew = false
  for (const name of names) {
    try {
      isAnyNew = (await publishOne(name, { root, frontendsDir, log })) || isAnyNew
    } catch (error) {
      if (name === 'shell') throw error
      failures.push(error instanceof Error ? error : new Error(String(error)))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'))
  if (isAnyNew) await sayBudget({ root, frontendsDir, log })
}

/** What the first page costs now. In a process of its own: the floor it is compared with is built with Vite, which stays in memory. */
async function sayBudget({ root, frontendsDir, log }: Omit<PublishOptions, 'only'>): Promise<void> {
  const child = Bun.spawn([process.execPath, join(root, 'infra/frontends/budget.ts')], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    env: { ...process.env, FRONTENDS_DIR: frontendsDir },
  })
  const [out, err, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
  for (const line of (code === 0 ? out : `the first page could not be measured: ${err}`).trim().split('\n')) log(line)
}

/** Every folder of `frontends/` with a Vite configuration, the shell first. */
export async function frontendsOf(root: string): Promise<readonly string[]> {
  const folders = await readdir(join(root, 'frontends'), { withFileTypes: true })
  const names = await Promise.all(
    folders
      .filter((folder) => folder.isDirectory())
      .map(async ({ name }) =>
        (await Bun.file(join(root, 'frontends', name, 'vite.config.ts')).exists()) ? name : undefined,
      ),
  )
  const found = names.filter((name) => name !== undefined)
  return found.sort((one, other) => Number(other === 'shell') - Number(one === 'shell') || one.localeCompare(other))
}

/** Returns whether there was anything new to publish. */
async function publishOne(name: string, { root, frontendsDir, log }: Omit<PublishOptions, 'only'>): Promise<boolean> {
  const started = performance.now()
  const published = await readPublished(frontendsDir)
  const sources = await sourcesHash(root, name)
  const stamp = join(frontendsDir, name, 'sources.json')
  if (isPublished(published, name) && (await readJson<{ sources: string }>(stamp))?.sources === sources) {
    log(`${name}: unchanged`)
    return false
  }

  const dist = await mkdtemp(join(tmpdir(), `galleria-${name}-`))
  try {
    await buildFrontend(root, name, dist)
    const build = await publishBuild(name, { published, dist, frontendsDir })
    await writeJson(stamp, { sources, build })
    await forgetOldBuilds(join(frontendsDir, name), build)
    log(`${name}: ${build} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    return true
  } finally {
    await rm(dist, { recursive: true, force: true })
  }
}

/** Copies a build to where it will be served from, unless it is there already, and points the registry at it. */
async function publishBuild(
  name: string,
  { published, dist, frontendsDir }: { published: Partial<PublishedFrontends>; dist: string; frontendsDir: string },
): Promise<string> {
  if (name !== 'shell') await assertSharedVersions({ name, dist, frontendsDir })
  const build = await buildId(dist)
  const folder = join(frontendsDir, name, build)
  if (!(await exists(folder))) {
    await cp(dist, folder, {
      recursive: true,
      filter: (from) => !from.includes('.vite') && !from.endsWith('mf-stats.json'),
    })
    if (name === 'shell') await finishHtml(folder, `/frontends/shell/${build}/`)
    await compressFolder(folder)
  }
  await point(published, { name, build, dist, frontendsDir })
  return build
}

/** Makes the registry say that this build is the one to load; a remote that was switched off stays off. */
async function point(
  published: Partial<PublishedFrontends>,
  { name, build, dist, frontendsDir }: { name: string; build: string; dist: string; frontendsDir: string },
): Promise<void> {
  const folder = join(frontendsDir, name, build)
  if (name === 'shell') {
    const shell = await describeShell({ build, dist, folder })
    await writeJson(join(folder, 'row.json'), shell)
    await writePublished(frontendsDir, { shell, remotes: published.remotes ?? [] })
    return
  }
  if (!published.shell) throw new Error('The shell is published before the remotes.')
  const before = published.remotes?.find((row) => row.name === name)
  const row: RemoteRow = await describeRemote({ name, build, dist, folder, enabled: before?.enabled ?? true })
  await writeJson(join(folder, 'row.json'), row)
  const others = (published.remotes ?? []).filter((other) => other.name !== name)
  const remotes = [...others, row].sort((one, other) => one.name.localeCompare(other.name))
  await writePublished(frontendsDir, { shell: published.shell, remotes })
}

function isPublished(published: Partial<PublishedFrontends>, name: string): boolean {
  return name === 'shell' ? published.shell !== undefined : Boolean(published.remotes?.some((row) => row.name === name))
}

async function forgetOldBuilds(folder: string, current: string): Promise<void> {
  const builds = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== current,
  )
  const dated = await Promise.all(
    builds.map(async ({ name }) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  const old = dated.sort((one, other) => other.at - one.at).slice(keptBuilds - 1)
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true })))
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

if (import.meta.main) {
  const root = join(import.meta.dir, '../..')
  const frontendsDir = process.env['FRONTENDS_DIR'] ?? join(root, '.galleria/frontends')
  const only = process.argv.slice(2)
  await publishFrontends({ root, frontendsDir, log: console.log, ...(only.length === 0 ? {} : { only }) })
}
