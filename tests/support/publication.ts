import { expect } from 'bun:test'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PublishedFrontends, type PublishedRemote, type SignedPublication } from '@galleria/contracts/frontends'
import { eventually } from '@galleria/testkit'
import { publisherOf, type TestPublisher } from '@galleria/testkit/publisher'
import type { Platform } from './platform.ts'

/** What is published on the platform now. */
export async function publishedOn({ data }: Platform): Promise<PublishedFrontends> {
  return PublishedFrontends.parse(JSON.parse(await readFile(registryOf(data), 'utf8')))
}

/** What is different in another edition; see {@link withEdition}. */
export interface EditionChanges {
  readonly server?: Readonly<Record<string, string>>
  readonly entry?: (code: string) => string
}

let editions = 0

/**
 * Publishes another edition of a remote while the work is done, and puts things back whatever came of it. It is the same build in
 * a folder of its own; `server` are modules of its server build, by expose, that say something else, and `entry` makes something
 * else of the script by which browsers enter it, as its own team could: with its integrity, under the publisher's signature.
 */
export async function withEdition<Result>(
  shop: Platform,
  remote: string,
  { server = {}, entry }: EditionChanges,
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
  const changed = entry ? await withEntry(shop, edition, entry) : edition
  await point(shop, { ...before, remotes: before.remotes.map((one) => (one === row ? changed : one)) })
  try {
    await untilShown(shop)
    return await work(changed)
  } finally {
    await point(shop, before)
    await rm(join(published, remote, build), { recursive: true })
  }
}

/** Waits until those who make pages have seen what is published: each looks by itself, when it is asked for one. */
async function untilShown(shop: Platform): Promise<void> {
  const { signed } = JSON.parse(await readFile(registryOf(shop.data), 'utf8')) as SignedPublication
  await eventually(async () => {
    await fetch(`${shop.url}/cart`)
    for (const name of ['gateway', 'renderer'] as const) {
      const response = await fetch(shop.admin(name, '/health'))
      const { details } = (await response.json()) as { details: { frontends: { version?: number } } }
      expect(details.frontends.version).toBe(signed.version)
    }
  })
}

/** Writes another entry script; it has the integrity that belongs to it, under its spare addresses as well. */
async function withEntry(
  { data }: Platform,
  edition: PublishedRemote,
  change: (code: string) => string,
): Promise<PublishedRemote> {
  const file = join(data, edition.entry)
  const code = change(await readFile(file, 'utf8'))
  await writeFile(file, code)
  await Promise.all(['br', 'gz'].map((ending) => rm(`${file}.${ending}`, { force: true })))
  const tied = `sha256-${new Bun.CryptoHasher('sha256').update(code).digest('base64')}`
  const integrity = Object.entries(edition.integrity).map(([address, value]) => [
    address,
    address.split('?')[0] === edition.entry ? tied : value,
  ])
  return { ...edition, integrity: Object.fromEntries(integrity) as PublishedRemote['integrity'] }
}

/** Replaces the registry in one move, signed under a newer version, as the publisher does. */
export async function point(shop: Pick<Platform, 'data'>, published: PublishedFrontends): Promise<void> {
  const publisher = await publisherHere(shop)
  const { signed } = JSON.parse(await readFile(registryOf(shop.data), 'utf8')) as SignedPublication
  const version = Math.max(signed.version, newest) + 1
  newest = version
  publisher.publish(join(shop.data, 'frontends'), published, { version })
}

/** The newest version there was so far: a test may have put an older one in its place. */
let newest = 0

/** Whoever has the key of the platform's publisher. */
export async function publisherHere({ data }: Pick<Platform, 'data'>): Promise<TestPublisher> {
  const key = JSON.parse(await readFile(join(data, 'keys/publisher.jwk'), 'utf8')) as { kid: string }
  return publisherOf(key, join(data, 'keys/publisher.pub.jwk'))
}

function registryOf(data: string): string {
  return join(data, 'frontends/registry.json')
}
