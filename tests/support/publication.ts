import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PublishedFrontends, type PublishedRemote } from '@galleria/contracts/frontends'
import type { Platform } from './platform.ts'

/** What is published on the platform now. */
export async function publishedOn({ data }: Platform): Promise<PublishedFrontends> {
  return PublishedFrontends.parse(JSON.parse(await readFile(registryOf(data), 'utf8')))
}

let editions = 0

/**
 * Publishes another edition of a remote while the work is done, and puts things back whatever came of it. It is the same build in
 * a folder of its own; `server` are modules of its server build, by expose, that say something else.
 */
export async function withEdition<Result>(
  shop: Platform,
  remote: string,
  { server = {} }: { readonly server?: Readonly<Record<string, string>> },
  work: (row: PublishedRemote) => Promise<Result>,
): Promise<Result> {
  const before = await publishedOn(shop)
  const row = before.remotes.find(({ name }) => name === remote)
  if (!row) throw new Error(`nobody has published ${remote}`)
  editions += 1
  const build = `${row.build}e${editions}`
  const published = join(shop.data, 'frontends')
  await cp(join(published, remote, row.build), join(published, remote, build), { recursive: true })
  const edition: PublishedRemote = JSON.parse(
    JSON.stringify(row)
      .replaceAll(`${remote}/${row.build}/`, `${remote}/${build}/`)
      .replace(`"build":"${row.build}"`, `"build":"${build}"`),
  )
  for (const [expose, code] of Object.entries(server))
    await writeFile(join(published, edition.server, `${expose}.js`), code)
  await point(shop, { ...before, remotes: before.remotes.map((one) => (one === row ? edition : one)) })
  try {
    return await work(edition)
  } finally {
    await point(shop, before)
    await rm(join(published, remote, build), { recursive: true })
  }
}

/** Replaces the registry in one move, as a publisher does. */
export async function point({ data }: Pick<Platform, 'data'>, published: PublishedFrontends): Promise<void> {
  const draft = `${registryOf(data)}.test`
  await writeFile(draft, JSON.stringify(published))
  await rename(draft, registryOf(data))
}

function registryOf(data: string): string {
  return join(data, 'frontends/registry.json')
}
