import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Glob } from 'bun'
import { page as protectionsFile, protectionsPage } from './protections.ts'

const root = join(import.meta.dir, '..')
const text = await Bun.file(join(import.meta.dir, 'reliability.md')).text()
const rows = text.split('\n').flatMap((line) => {
  const [, name = '', , , checked = ''] = /^\| I-/.test(line) ? line.split('|').map((cell) => cell.trim()) : []
  return name === '' ? [] : [{ name, checked }]
})
const described = rows.map(({ name }) => name)

test('every invariant that a check names has a row, and has one', async () => {
  const checks = await sourcesIn('tests/invariants', 'tests/chaos', 'tests/simulation')
  const checked = new Set([...checks.matchAll(/'(I-[A-Z]+-\d)'/g)].map(([, name = '']) => name))
  expect(checked.size).toBeGreaterThan(20)
  expect([...checked].filter((name) => !described.includes(name))).toEqual([])
  expect(described).toEqual([...new Set(described)])
})

test('what a row says of simulator, chaos and tests is so', async () => {
  const shared = await sourcesIn('tests/invariants', 'tests/simulation')
  const judged = await sourcesIn('tests/invariants', 'tests/chaos')
  const everywhere = await sourcesIn('tests', 'services', 'packages')
  const claims = rows.filter(({ name, checked }) => {
    if (/\bS\b/.test(checked) && !shared.includes(name)) return true
    if (/\bC\b/.test(checked) && !judged.includes(name)) return true
    return !everywhere.includes(name)
  })
  expect(claims).toEqual([])
})

test('every fault up to F20 has its row, rehearsed or not', () => {
  const faults = text.split('\n').flatMap((line) => {
    const [, from, to = from] = /^\| F(\d+)(?: to F(\d+))? /.exec(line) ?? []
    return from === undefined ? [] : Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i)
  })
  expect(faults).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})

test.each(['docs/reliability.md', 'docs/architecture.md', 'README.md'])(
  'every file that %s names is there',
  async (name) => {
    const page = await Bun.file(join(root, name)).text()
    const named = [...page.matchAll(/`((?:packages|services|tests|infra|frontends|bff|docs)\/[\w./-]+)`/g)]
    const linked = [...page.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
    const files = [
      ...named.map(([, path = '']) => join(root, path)),
      ...linked.map(([, path = '']) => join(root, name, '..', path)),
    ]
    expect(files.length).toBeGreaterThan(5)
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  },
)

test('the list of protections is that of the simulator; if not, run: bun docs/protections.ts', async () => {
  expect(await Bun.file(protectionsFile).text()).toBe(protectionsPage())
})

async function sourcesIn(...folders: readonly string[]): Promise<string> {
  const files = folders.flatMap((folder) =>
    [...new Glob(`${folder}/**/*.ts`).scanSync({ cwd: root })].filter((file) => !file.includes('node_modules')),
  )
  return (await Promise.all(files.map((file) => Bun.file(join(root, file)).text()))).join('\n')
}
