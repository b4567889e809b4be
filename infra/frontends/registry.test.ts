import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPublisherKey } from '@galleria/chassis/publication/publisher-key'
import { signPublication, verifyPublication } from '@galleria/chassis/publication/signature'
import type { PublishedRemote, SignedPublication } from '@galleria/contracts/frontends'
import { assertSharedVersions, disagreements } from './gate.ts'
import { readPublished, renewPublished, writeJson, writePublished } from './published.ts'
import { signingKeyOf } from './publisher-key.ts'
import { changeRow, deploy, rollback } from './registry.ts'

let scratch: string
let frontendsDir: string

const row = (build: string): PublishedRemote => ({
  name: 'orders',
  build,
  server: `orders/${build}/server`,
  enabled: true,
  entry: `/frontends/orders/${build}/remoteEntry.js`,
  integrity: {},
  css: {},
  routes: [],
  browserOnly: [],
  widgets: {},
  preload: {},
  shared: {},
})
const shell = {
  build: 's1',
  server: 'shell/s1/server',
  html: 'shell/s1/index.html',
  integrity: {},
  css: [],
  preload: [],
  shared: {},
}

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'galleria-frontends-'))
  frontendsDir = join(scratch, 'frontends')
  await writePublished(frontendsDir, { shell, remotes: [row('o2')] })
  for (const [age, build] of ['o2', 'o1'].entries()) {
    const folder = join(frontendsDir, 'orders', build)
    await writeJson(join(folder, 'row.json'), row(build))
    await utimes(folder, new Date(2026, 0, 9 - age), new Date(2026, 0, 9 - age))
  }
})
afterEach(() => rm(scratch, { recursive: true }))

const current = async () => (await readPublished(frontendsDir)).remotes?.[0]

test('a rollback shows the build before, and there is none before the first', async () => {
  await rollback(frontendsDir, 'orders')

  expect((await current())?.build).toBe('o1')
  expect(rollback(frontendsDir, 'orders')).rejects.toThrow('No build of orders older than o1 is kept')
})

test('a kept build from before server builds is not put on show again, since nobody could render it', async () => {
  const { server: _, ...older } = row('o1')
  await writeJson(join(frontendsDir, 'orders/o1/row.json'), older)

  await expect(deploy(frontendsDir, 'orders', 'o1')).rejects.toThrow('published in an older form')

  expect((await current())?.build).toBe('o2')
})

test('a remote that is switched off stays off through a deploy, until it is switched on', async () => {
  await changeRow(frontendsDir, 'orders', (before) => ({ ...before, enabled: false }))
  await deploy(frontendsDir, 'orders', 'o1')
  expect(await current()).toMatchObject({ build: 'o1', enabled: false })

  await changeRow(frontendsDir, 'orders', (before) => ({ ...before, enabled: true }))
  expect(await current()).toMatchObject({ build: 'o1', enabled: true })
})

test('a build that is not kept, or a remote nobody knows, changes nothing', async () => {
  await expect(deploy(frontendsDir, 'orders', 'o9')).rejects.toThrow('not kept')
  await expect(changeRow(frontendsDir, 'gallery', (before) => before)).rejects.toThrow('There is no remote "gallery"')

  expect((await current())?.build).toBe('o2')
})

test('a remote built against another Vue than the shell may not be published', async () => {
  await writeJson(join(frontendsDir, 'shell/s1/shared.json'), { vue: { version: '3.5.45', names: ['ref'] } })
  const dist = join(frontendsDir, 'dist')
  await writeJson(join(dist, 'shared.json'), { vue: { version: '3.4.0', names: ['ref'] } })

  await expect(assertSharedVersions({ name: 'orders', dist, frontendsDir })).rejects.toThrow(
    'vue 3.4.0 (the shell has 3.5.45)',
  )
})

test('a remote that uses more of Vue than the shell shares may not be published', () => {
  const given = { vue: { version: '3.5.45', names: ['ref', 'watch'] } }
  const taken = (...names: string[]) => ({ vue: { version: '3.5.45', names } })

  expect(disagreements(given, taken('ref'))).toEqual([])
  expect(disagreements(given, taken('ref', 'KeepAlive'))).toEqual(['KeepAlive of vue (the shell does not share it)'])
})

test('a row that an older version wrote in another way counts as missing, and the others stay', async () => {
  const older = { shell, remotes: [row('o2'), { ...row('c1'), name: 'catalog', css: [] as never }] }
  const statement = { version: 1, issuedAt: '2026-01-09T00:00:00Z', expiresAt: '2026-02-09T00:00:00Z' }
  const signed = signPublication(older, statement, await signingKeyOf(frontendsDir))
  await writeJson(join(frontendsDir, 'registry.json'), signed)

  const { shell: found, remotes } = await readPublished(frontendsDir)
  expect(found?.build).toBe('s1')
  expect(remotes?.map(({ name }) => name)).toEqual(['orders'])
})

const registry = () => Bun.file(join(frontendsDir, 'registry.json')).json() as Promise<SignedPublication>
const keyFile = (name: string) => join(scratch, 'keys', name)

test('[W5] each change of a row is signed under a newer version, with a key that is its owner’s alone', async () => {
  const before = await registry()
  await changeRow(frontendsDir, 'orders', (one) => ({ ...one, enabled: false }))
  const after = await registry()

  expect(after.signed.version).toBeGreaterThan(before.signed.version)
  expect(verifyPublication(after, readPublisherKey(keyFile('publisher.pub.jwk'))).remotes[0]?.enabled).toBe(false)
  expect((await stat(keyFile('publisher.jwk'))).mode & 0o777).toBe(0o600)
  expect(await Bun.file(keyFile('publisher.pub.jwk')).json()).not.toHaveProperty('d')
})

test('[W5] what somebody else has written into the registry is never signed by us', async () => {
  const evil = { ...(await registry()), remotes: [row('evil')] }
  await writeJson(join(frontendsDir, 'registry.json'), evil)

  expect(await readPublished(frontendsDir)).toEqual({})
  await expect(changeRow(frontendsDir, 'orders', (one) => one)).rejects.toThrow('Nothing is published')
  await renewPublished(frontendsDir)
  expect(await registry()).toEqual(evil)
})

test('[W5] what is published is signed anew when half of its time is over, and not before', async () => {
  const fresh = await registry()
  await renewPublished(frontendsDir)
  expect(await registry()).toEqual(fresh)

  const { shell: own, remotes } = fresh
  const soon = new Date(Date.now() + 14 * 86_400_000).toISOString()
  const aged = signPublication(
    { shell: own, remotes },
    { version: fresh.signed.version, issuedAt: fresh.signed.issuedAt, expiresAt: soon },
    await signingKeyOf(frontendsDir),
  )
  await writeJson(join(frontendsDir, 'registry.json'), aged)
  await renewPublished(frontendsDir)

  const renewed = await registry()
  expect(renewed.signed.version).toBeGreaterThan(fresh.signed.version)
  expect(renewed.remotes).toEqual(remotes)
})
