import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishFrontends } from './publish.ts'
import { readPublished } from './published.ts'

/** Builds in no time what this repository's own builder would, and fails where a frontend's configuration says so. */
const quickBuilder = `
const [dist] = process.argv.slice(2)
const said = await Bun.file('vite.config.ts').text()
if (said === 'broken') throw new Error('a comma is missing')
const write = (file, value) => Bun.write(dist + '/' + file, typeof value === 'string' ? value : JSON.stringify(value))
await write('mf-manifest.json', { metaData: { remoteEntry: { name: 'remoteEntry.js', path: '' } }, exposes: [] })
await write('shared.json', {})
await write('remote.json', { name: process.cwd().split('/').at(-1), routes: [], widgets: {}, browserOnly: [] })
await write('.vite/manifest.json', {})
await write('index.html', '<script type="module" src="./main.js"></script>')
await write('main.js', said)
await write('remoteEntry.js', said)
await write('server/render.js', 'export default () => {}')
`
let root: string
let lines: string[]

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galleria-publish-'))
  lines = []
  await Bun.write(join(root, 'packages/ui/build/build-both.ts'), quickBuilder)
  await Promise.all(['shell', 'catalog', 'orders'].map((name) => configure(name, 'first')))
})
afterEach(() => rm(root, { recursive: true }))

const configure = (name: string, text: string) => Bun.write(join(root, 'frontends', name, 'vite.config.ts'), text)
const publish = () =>
  publishFrontends({ root, frontendsDir: join(root, 'published'), log: (line) => lines.push(line.split(' ')[0] ?? '') })
const onShow = async () =>
  Object.fromEntries(
    ((await readPublished(join(root, 'published'))).remotes ?? []).map(({ name, build }) => [name, build]),
  )

test('the shell is published first, and only what has changed is built again', async () => {
  await publish()
  expect(lines.slice(0, 3)).toEqual(['shell:', 'catalog:', 'orders:'])
  const before = await onShow()

  await configure('orders', 'second')
  await publish()

  expect(await onShow()).toEqual({
    catalog: before['catalog'] ?? '',
    orders: expect.not.stringMatching(before['orders'] ?? ''),
  })
})

test('a remote that does not build keeps its row, and the others are published all the same', async () => {
  await publish()
  const before = await onShow()
  await Promise.all([configure('catalog', 'broken'), configure('orders', 'second')])

  await expect(publish()).rejects.toThrow('frontends/catalog does not build')

  const after = await onShow()
  expect(after['catalog']).toBe(before['catalog'] ?? '')
  expect(after['orders']).not.toBe(before['orders'] ?? '')
})

test('without a shell nothing goes on', async () => {
  await publish()
  const before = await onShow()
  await Promise.all([configure('shell', 'broken'), configure('orders', 'second')])

  await expect(publish()).rejects.toThrow('frontends/shell does not build')

  expect(await onShow()).toEqual(before)
})
