import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { buildFrontend } from './build.ts'
import { forgetOldBuilds, placeBuild } from './place.ts'
import { readJson, readPublished, renewPublished, writeJson } from './published.ts'
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

/** A frontend's new build, and what it was made of. */
interface Built {
  readonly dist: string
  readonly sources: string
  readonly startedAt: number
}

/**
 * Builds and publishes the frontends whose sources have changed since they were last published. They are built beside each other and
 * published in order, the shell first, since remotes are checked against its shared libraries. Each time all rows are signed. When a remote does not build or may
 * not be published, its row stays as it was, the others go on, and an `AggregateError` is thrown at the end; without a shell nothing
 * goes on.
 */
export async function publishFrontends({ root, frontendsDir, log, only }: PublishOptions): Promise<void> {
  await mkdir(frontendsDir, { recursive: true })
  const names = (await frontendsOf(root)).filter((name) => only === undefined || only.includes(name))
  const scratch = await mkdtemp(join(tmpdir(), 'galleria-frontends-'))
  const builds = startAll(names, (name) => buildChanged(name, { root, frontendsDir, dist: join(scratch, name) }))
  try {
    const failures: Error[] = []
    let isAnyNew = false
    for (const [index, name] of names.entries()) {
      try {
        isAnyNew = (await publishOne(name, await builds[index], { frontendsDir, log })) || isAnyNew
      } catch (error) {
        if (name === 'shell') throw error
        failures.push(error instanceof Error ? error : new Error(String(error)))
      }
    }
    await renewPublished(frontendsDir)
    if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'))
    if (isAnyNew) await sayBudget({ root, frontendsDir, log })
  } finally {
    await Promise.all(builds)
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Starts the work for each name in order, for no more of them at a time than there are processors. */
function startAll<Result>(
  names: readonly string[],
  work: (name: string) => Promise<Result>,
): readonly Promise<PromiseSettledResult<Result>>[] {
  const started: Promise<PromiseSettledResult<Result>>[] = []
  for (const [index, name] of names.entries()) {
    const turn = started[index - navigator.hardwareConcurrency] ?? Promise.resolve()
    started.push(turn.then(() => Promise.allSettled([work(name)])).then(([result]) => result))
  }
  return started
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
  const [out, err] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
  for (const line of (out || `the first page could not be measured: ${err}`).trim().split('\n')) log(line)
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

/** Builds a frontend; undefined when what is published was made of the same sources. */
async function buildChanged(
  name: string,
  { root, frontendsDir, dist }: { readonly root: string; readonly frontendsDir: string; readonly dist: string },
): Promise<Built | undefined> {
  const startedAt = performance.now()
  const sources = await sourcesHash(root, name)
  const before = await readJson<{ sources: string }>(stampOf(frontendsDir, name))
  if (before?.sources === sources && isPublished(await readPublished(frontendsDir), name)) return undefined
  await buildFrontend(root, name, dist)
  return { dist, sources, startedAt }
}

/** Returns whether there was anything new to publish; throws what the build threw. */
async function publishOne(
  name: string,
  outcome: PromiseSettledResult<Built | undefined> | undefined,
  { frontendsDir, log }: Pick<PublishOptions, 'frontendsDir' | 'log'>,
): Promise<boolean> {
  if (outcome?.status === 'rejected') throw outcome.reason
  if (outcome?.value === undefined) {
    log(`${name}: unchanged`)
    return false
  }
  const { dist, sources, startedAt } = outcome.value
  const build = await placeBuild({ name, dist, frontendsDir })
  await writeJson(stampOf(frontendsDir, name), { sources, build })
  await forgetOldBuilds(join(frontendsDir, name), build)
  log(`${name}: ${build} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return true
}

function stampOf(frontendsDir: string, name: string): string {
  return join(frontendsDir, name, 'sources.json')
}

function isPublished(published: Partial<PublishedFrontends>, name: string): boolean {
  return name === 'shell' ? published.shell !== undefined : Boolean(published.remotes?.some((row) => row.name === name))
}

if (import.meta.main) {
  const root = join(import.meta.dir, '../..')
  const frontendsDir = process.env['FRONTENDS_DIR'] ?? join(root, '.galleria/frontends')
  const only = process.argv.slice(2)
  await publishFrontends({ root, frontendsDir, log: console.log, ...(only.length === 0 ? {} : { only }) })
}
