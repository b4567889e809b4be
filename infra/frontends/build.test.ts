import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPlaceholder } from '@galleria/ui/build/common'
import { buildFrontend } from './build.ts'
import { servedFilesOf } from './content.ts'
import { assertServerImports, readManifest } from './gate.ts'
import { serverScriptsOf } from './server.ts'

const root = join(import.meta.dir, '../..')
let dist: string

// The catalogue stands for all: it has pages, widgets, shared components and a picture.
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'galleria-build-'))
  await buildFrontend(root, 'catalog', dist)
}, 60_000)
afterAll(() => rm(dist, { recursive: true, force: true }))

const textOf = async (files: readonly string[]) =>
  (await Promise.all(files.map((file) => Bun.file(join(dist, file)).text()))).join('\n')
const found = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort()

test('a server finds a module for every expose, with what it imports', async () => {
  const exposes = (await readManifest(dist)).exposes.map(({ name }) => name)
  await symlink(join(root, 'packages/ui/node_modules'), join(dist, 'node_modules'))

  const modules = await Promise.all(exposes.map((expose) => import(join(dist, 'server', `${expose}.js`))))

  expect(exposes).toContain('product-page')
  expect(modules.map((module) => typeof module.default.setup)).toEqual(exposes.map(() => 'function'))
  await assertServerImports('catalog', dist)
})

test('what a server renders carries the style ids that the browser’s styles go by', async () => {
  const styles = await textOf((await servedFilesOf(dist)).filter((file) => file.endsWith('.css')))
  const rendered = await textOf(await serverScriptsOf(dist))
  const ids = /data-v-[0-9a-f]{8}/g

  expect(found(styles, ids).length).toBeGreaterThan(20)
  expect(found(rendered, ids)).toEqual(expect.arrayContaining(found(styles, ids)))
})

test('a picture has one address, whether a server writes it or a script in the browser', async () => {
  const served = await servedFilesOf(dist)
  const onServer = await textOf(await serverScriptsOf(dist))
  const inBrowser = await textOf(served.filter((file) => file.endsWith('.js')))
  const base = `/frontends/catalog/${buildPlaceholder}/`

  const pictures = found(onServer, new RegExp(`${base}[^"'\`]+`, 'g')).map((address) => address.slice(base.length))

  expect(pictures).toEqual([expect.stringMatching(/^assets\/hero-.+\.svg$/)])
  expect(served).toEqual(expect.arrayContaining(pictures))
  const [, beside, rest] =
    inBrowser.match(/new URL\(`(hero-[^`]+)`,\s*import\.meta\.url\)(\.href\.replace\([^)]+\))/) ?? []
  expect(`assets/${beside}`).toBe(pictures[0] ?? '')
  expect(addressInBrowser(rest, `https://shop.example/frontends/catalog/c1/assets/${beside}`)).toBe(
    `/frontends/catalog/c1/${pictures[0]}`,
  )
  expect(addressInBrowser(rest, `https://shop.example.com/assets/${beside}`)).toBe(
    `https://shop.example.com/assets/${beside}`,
  )
})

test('a server’s build brings neither styles nor pictures of its own', async () => {
  const files = await Array.fromAsync(new Bun.Glob('**/*').scan({ cwd: join(dist, 'server') }))

  expect(files.filter((file) => !file.endsWith('.js'))).toEqual([])
})

/** What the script makes of a picture's whole address on a page of the shop. */
function addressInBrowser(rest: string | undefined, href: string): unknown {
  return new Function('picture', 'location', `return picture${rest}`)({ href }, { origin: 'https://shop.example' })
}
