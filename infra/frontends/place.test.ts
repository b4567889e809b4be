import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPlaceholder } from '@galleria/ui/build/common'
import { filesOf } from './content.ts'
import { placeBuild } from './place.ts'
import { readPublished, writeJson, writePublished } from './published.ts'

const shared = { vue: { version: '3.5.45', names: ['h'] } }
const shell = {
  build: 's1',
  server: 'shell/s1/server',
  html: 'shell/s1/index.html',
  integrity: {},
  css: [],
  preload: [],
  shared: { vue: '3.5.45' },
}
let scratch: string
let frontendsDir: string

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'galleria-place-'))
  frontendsDir = join(scratch, 'published')
  await writeJson(join(frontendsDir, 'shell/s1/shared.json'), shared)
  await writePublished(frontendsDir, { shell, remotes: [] })
})
afterEach(() => rm(scratch, { recursive: true }))

test('both builds are one: browsers get what is served, and the server’s part lies beside it under the same name', async () => {
  const build = await place(
    `import { h } from 'vue'\nexport const hero = '/frontends/catalog/${buildPlaceholder}/a.svg'`,
  )

  const row = (await readPublished(frontendsDir)).remotes?.[0]
  expect(row).toMatchObject({
    server: `catalog/${build}/server`,
    browserOnly: ['picker'],
    routes: [{ path: '/', name: 'catalog-home', expose: 'home-page', audience: 'everyone' }],
  })
  expect(Object.keys(row?.integrity ?? {}).filter((address) => address.includes('/server/'))).toEqual([])
  const folder = join(frontendsDir, 'catalog', build)
  expect(await Bun.file(join(folder, 'server/home-page.js')).text()).toContain(`'/frontends/catalog/${build}/a.svg'`)
  expect(await Array.fromAsync(new Bun.Glob('**/*.br').scan(folder))).toContain('remoteEntry.js.br')
  expect(await Array.fromAsync(new Bun.Glob('server/*').scan(folder))).toEqual(['server/home-page.js'])
})

test('a build that differs on the server only is another build', async () => {
  const before = await place('export default 1')

  expect(await place('export default 2')).not.toBe(before)
  expect(await place('export default 1')).toBe(before)
})

test('a build that was copied halfway is copied again', async () => {
  const build = await place('export default 1')
  const folder = join(frontendsDir, 'catalog', build)
  const whole = await filesOf(folder)
  await Promise.all(['row.json', 'remoteEntry.js'].map((file) => rm(join(folder, file))))

  await place('export default 1')

  expect(await filesOf(folder)).toEqual(whole)
})

test('a server’s build may import what a renderer holds and its own files, and nothing else', async () => {
  const own = `import 'vue'; import 'vue/server-renderer'; import 'vue-router'; import './home-page.js'`
  await place(own)

  for (const stranger of ['node:fs', 'zod', 'vue/dist/vue.cjs.js', '../remoteEntry.js', 'home-page.js', '/etc/hosts'])
    await expect(place(`${own}; await import('${stranger}')`)).rejects.toThrow(
      `imports ${stranger} (in server/home-page.js)`,
    )
  await expect(place()).rejects.toThrow('catalog was built without')
})

/** Places a small catalogue with this module on the server. */
async function place(onServer?: string): Promise<string> {
  const dist = await mkdtemp(join(scratch, 'dist-'))
  await writeJson(join(dist, 'mf-manifest.json'), {
    metaData: { remoteEntry: { name: 'remoteEntry.js', path: '' } },
    exposes: [{ name: 'home-page', assets: { js: { sync: [], async: [] }, css: { sync: [], async: [] } } }],
  })
  await writeJson(join(dist, 'shared.json'), shared)
  await writeJson(join(dist, 'remote.json'), {
    name: 'catalog',
    routes: [{ path: '/', name: 'catalog-home', expose: 'home-page', audience: 'everyone' }],
    widgets: {},
    browserOnly: ['picker'],
  })
  await Bun.write(join(dist, 'remoteEntry.js'), 'export const init = () => {}')
  if (onServer !== undefined) await Bun.write(join(dist, 'server/home-page.js'), onServer)
  return placeBuild({ name: 'catalog', dist, frontendsDir })
}
