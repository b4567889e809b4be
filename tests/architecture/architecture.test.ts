import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { allProcesses } from '@galleria/infra/topology'
import { Glob } from 'bun'
import { inspect, root } from './cruise.ts'
import law from './law.cjs'

const ours = ['packages', 'services', 'bff', 'frontends', 'infra']
const fixtures = 'tests/architecture/fixtures'

test('the platform keeps the import law', async () => {
  const { files, breaches } = await inspect(ours)
  expect(breaches.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([])
  // A check that reads nothing finds nothing.
  expect(files.filter((file) => /^(packages|services|bff|infra)\/.*\.ts$/.test(file)).length).toBeGreaterThan(200)
  expect(files.filter((file) => file.endsWith('.vue')).length).toBeGreaterThan(20)
}, 240_000)

test('each rule still bites: the fixtures break every one of them', async () => {
  const { breaches } = await inspect([fixtures], { fixtures: true })
  const broken = new Set(breaches.map(({ rule }) => rule))
  expect([...broken].toSorted()).toEqual(law.map(({ name }) => name).toSorted())
}, 240_000)

test('a type-only import in a Vue file is seen too', async () => {
  const { breaches } = await inspect([fixtures], { fixtures: true })
  expect(breaches).toContainEqual({
    rule: 'frontends-import-only-contracts-and-ui',
    from: `${fixtures}/frontends/stall/src/views/StallView.vue`,
    to: 'packages/chassis/src/call.ts',
  })
}, 240_000)

test('every domain folder is compiled without the machine: no process, no fetch, no Bun', async () => {
  const domains = [...new Glob('services/*/domain').scanSync({ cwd: root, onlyFiles: false })]
  expect(domains.length).toBeGreaterThanOrEqual(5)
  for (const domain of domains) {
    const settings = (await Bun.file(join(root, domain, 'tsconfig.json')).json()) as { compilerOptions: object }
    expect(settings.compilerOptions).toMatchObject({ lib: ['ES2024'], types: [] })
  }
})

test('every program the topology names is there, and every service has a page of its own', () => {
  for (const { entry, name } of allProcesses) {
    if (entry) expect(`${name} ${existsSync(join(root, entry))}`).toBe(`${name} true`)
  }
  for (const folder of new Glob('{services,bff,frontends,packages}/*/package.json').scanSync({ cwd: root })) {
    expect(`${folder} ${existsSync(join(root, folder, '../README.md'))}`).toBe(`${folder} true`)
  }
})
