import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PublishedRemote } from '@galleria/contracts/frontends'
import { assertSharedVersions, disagreements } from './gate.ts'
import { readPublished, writeJson, writePublished } from './published.ts'
import { changeRow, deploy, rollback } from './registry.ts'

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
  frontendsDir = await mkdtemp(join(tmpdir(), 'galleria-frontends-'))
  await writePublished(frontendsDir, { shell, remotes: [row('o2')] })
  for (const [age, build] of ['o2', 'o1'].entries()) {
    const folder = join(frontendsDir, 'orders', build)
    await writeJson(join(folder, 'row.json'), row(build))
    await utimes(folder, new Date(2026, 0, 9 - age), new Date(2026, 0, 9 - age))
  }
})
afterEach(() => rm(frontendsDir, { recursive: true }))

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
  await writeJson(join(frontendsDir, 'registry.json'), {
    shell,
    remotes: [row('o2'), { ...row('c1'), name: 'catalog', css: [] }],
  })

  const { shell: found, remotes } = await readPublished(frontendsDir)
  expect(found?.build).toBe('s1')
  expect(remotes?.map(({ name }) => name)).toEqual(['orders'])
})
