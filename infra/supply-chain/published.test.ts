import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublishedFiles } from '../../bff/gateway/assets/published-files.ts'
import { keptFiles, readText } from './root.ts'

let around: string
let folder: string
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'galleria-published-'))
  folder = join(around, 'frontends')
  const files = ['main.js', 'main.js.map', '.env', '.git/config', 'server/render.js', 'notes.md', 'index.html']
  await Promise.all(files.map((file) => Bun.write(join(folder, 'shell/0a1b2c', file), 'what is in it')))
  await Bun.write(join(folder, 'registry.json'), '{}')
  await Bun.write(join(around, 'beside.json'), '{}')
})
afterAll(() => rm(around, { recursive: true }))

test.each([
  'shell/0a1b2c/main.js.map',
  'shell/0a1b2c/.env',
  'shell/0a1b2c/.git/config',
  '.git/config',
  'shell/0a1b2c/server/render.js',
  'shell/0a1b2c/notes.md',
  'shell/0a1b2c/index.html',
  'registry.json',
  'shell/0a1b2c/../../registry.json',
  'shell/../../beside.json',
  'shell/0a1b2c',
])('[S2] the gateway does not hand out %s', async (address) => {
  expect(await createPublishedFiles(folder)(address)).toBeUndefined()
})

test('[S2] and it does hand out what was published to be handed out', async () => {
  expect(await createPublishedFiles(folder)('shell/0a1b2c/main.js')).toMatchObject({
    type: 'text/javascript; charset=utf-8',
  })
})

test('[S2] no build makes source maps: no configuration of ours asks for them', async () => {
  const configurations = keptFiles('packages/ui/build/*.ts', 'frontends/*/*.ts', 'infra/frontends/*.ts')
  expect(configurations.length).toBeGreaterThan(10)
  const asking = await Promise.all(
    configurations.map(async (file) => (/sourcemap:\s*(?!false)/i.test(await readText(file)) ? [file] : [])),
  )
  expect(asking.flat()).toEqual([])
})
