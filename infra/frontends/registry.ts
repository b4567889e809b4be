import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type PublishedFrontends, PublishedRemote } from '@galleria/contracts/frontends'
import { readJson, readPublished, statementOf, writePublished } from './published.ts'

/** A registry that has something in it. */
export async function requirePublished(frontendsDir: string): Promise<PublishedFrontends> {
  const { shell, remotes = [] } = await readPublished(frontendsDir)
  if (!shell) throw new Error(`Nothing is published in ${frontendsDir} yet.`)
  return { shell, remotes }
}

/** Puts one row in place of another; the whole registry is replaced in one move. Throws for a remote nobody published. */
export async function changeRow(
  frontendsDir: string,
  name: string,
  change: (row: PublishedRemote) => PublishedRemote,
): Promise<PublishedRemote> {
  const published = await requirePublished(frontendsDir)
  const row = published.remotes.find((candidate) => candidate.name === name)
  if (!row)
    throw new Error(`There is no remote "${name}"; there are ${published.remotes.map((one) => one.name).join(', ')}.`)
  const changed = change(row)
  await writePublished(frontendsDir, {
    ...published,
    remotes: published.remotes.map((candidate) => (candidate.name === name ? changed : candidate)),
  })
  return changed
}

/** Shows another build of a remote that is still kept. A remote that is switched off stays off. */
export async function deploy(frontendsDir: string, name: string, build: string): Promise<PublishedRemote> {
  const kept = await readJson<unknown>(join(frontendsDir, name, build, 'row.json'))
  if (!kept)
    throw new Error(
      `Build ${build} of ${name} is not kept; kept are ${(await buildsOf(frontendsDir, name)).join(', ')}.`,
    )
  const { data } = PublishedRemote.safeParse(kept)
  if (!data) throw new Error(`Build ${build} of ${name} was published in an older form, which pages no longer know.`)
  return changeRow(frontendsDir, name, (row) => ({ ...data, enabled: row.enabled }))
}

/** Goes back to the build published before the one on show. */
export async function rollback(frontendsDir: string, name: string): Promise<PublishedRemote> {
  const builds = await buildsOf(frontendsDir, name)
  const { remotes } = await requirePublished(frontendsDir)
  const current = remotes.find((row) => row.name === name)?.build
  const before = builds[builds.findIndex((build) => build === current) + 1]
  if (before === undefined) throw new Error(`No build of ${name} older than ${current ?? 'none'} is kept.`)
  return deploy(frontendsDir, name, before)
}

/** The kept builds of a frontend, newest first. */
export async function buildsOf(frontendsDir: string, name: string): Promise<readonly string[]> {
  const folder = join(frontendsDir, name)
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const dated = await Promise.all(
    entries.map(async (entry) => ({ build: entry.name, at: (await stat(join(folder, entry.name))).mtimeMs })),
  )
  return dated.sort((one, other) => other.at - one.at).map(({ build }) => build)
}

const usage =
  'bun infra/frontends/registry.ts list | renew | disable <name> | enable <name> | rollback <name> | deploy <name> <build>'

async function run(frontendsDir: string, [verb, name = '', build = '']: readonly string[]): Promise<string> {
  const said = (row: PublishedRemote) => `${row.name}: ${row.build}${row.enabled ? '' : ' (switched off)'}`
  switch (verb) {
    case 'list':
      return [...(await requirePublished(frontendsDir)).remotes.map(said), await statement(frontendsDir)].join('\n')
    case 'disable':
    case 'enable':
      return said(await changeRow(frontendsDir, name, (row) => ({ ...row, enabled: verb === 'enable' })))
    case 'rollback':
      return said(await rollback(frontendsDir, name))
    case 'deploy':
      return said(await deploy(frontendsDir, name, build))
    case 'renew':
      await writePublished(frontendsDir, await requirePublished(frontendsDir))
      return statement(frontendsDir)
    default:
      throw new Error(usage)
  }
}

async function statement(frontendsDir: string): Promise<string> {
  const { version, issuedAt, expiresAt } = (await statementOf(frontendsDir)) ?? {}
  return `version ${version}, signed ${issuedAt}, good until ${expiresAt}`
}

if (import.meta.main) {
  const frontendsDir = process.env['FRONTENDS_DIR'] ?? join(import.meta.dir, '../../.galleria/frontends')
  await run(frontendsDir, process.argv.slice(2)).then(console.log, (error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
