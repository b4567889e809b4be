import { afterAll, beforeAll, expect, test } from 'bun:test'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../cruise.ts'

const biome = join(root, 'node_modules/.bin/biome')
let elsewhere: string

// A repository of its own with the real settings, so that no file with a mistake ever stands in this one.
beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), 'galleria-lint-'))
  for (const file of ['biome.json', 'tests/architecture/lint/world.grit'])
    await cp(join(root, file), join(elsewhere, file))
})
afterAll(() => rm(elsewhere, { recursive: true, force: true }))

/** What the linter says about a text that stands in that file. */
async function complaints(file: string, text: string): Promise<string> {
  await Bun.write(join(elsewhere, file), text)
  const child = Bun.spawn([biome, 'lint', '--colors=off', '--vcs-enabled=false', file], {
    cwd: elsewhere,
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [out, err] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
  return out + err
}

test.each([
  ['Date.now()', 'Hand in the Clock'],
  ['new Date()', 'Hand in the Clock'],
  ['performance.now()', 'Hand in the Clock'],
  ['Math.random()', 'Hand in Random'],
  ['crypto.randomUUID()', 'Hand in Ids'],
  ["fetch('https://example.com')", 'Hand in HttpOut'],
  ['setTimeout(print, 1)', 'Hand in the Clock'],
  ['process.env.HOME', 'noProcessEnv'],
])('a service may not reach for %s by itself', async (expression, complaint) => {
  const text = `export const guess = () => ${expression}\n`
  expect(await complaints('services/orders/application/guess.ts', text)).toContain(complaint)
})

test('a promise that nobody waits for is noticed', async () => {
  const text = 'async function save(): Promise<void> {}\nexport function place(): void {\n  save()\n}\n'
  expect(await complaints('services/orders/application/guess.ts', text)).toContain('noFloatingPromises')
})

test('the chassis itself may, since it is what hands the world in', async () => {
  const text = 'export const now = () => Date.now()\n'
  expect(await complaints('packages/chassis/src/ports/guess.ts', text)).not.toContain('Hand in')
})
