import { afterEach, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type SmallRegistry, startSmallRegistry } from './small-registry.ts'

// A name on the list of those that Bun itself would trust.
const name = 'esbuild'
let registry: SmallRegistry
afterEach(() => registry.stop())

test('[C2] with nobody trusted, a package’s install script does not run; were it trusted, it would', async () => {
  registry = await startSmallRegistry(name, 'echo ran > ran.txt')
  const wanted = { dependencies: { [name]: '1.0.0' } }
  const ran = (folder: string) => existsSync(join(folder, 'node_modules', name, 'ran.txt'))

  const distrusting = await registry.install({ ...wanted, trustedDependencies: [] })
  expect(distrusting).toMatchObject({ code: 0 })
  expect(ran(distrusting.folder)).toBe(false)

  await rm(join(distrusting.folder, 'node_modules'), { recursive: true })
  await rm(join(distrusting.folder, 'bun.lock'))
  const trusting = await registry.install({ ...wanted, trustedDependencies: [name] })
  expect(ran(trusting.folder)).toBe(true)
})

test('[C1] a version whose contents were swapped after it was locked is not installed', async () => {
  registry = await startSmallRegistry(name, 'true')
  const manifest = { dependencies: { [name]: '1.0.0' }, trustedDependencies: [] }
  const { folder, code } = await registry.install(manifest)
  expect(code).toBe(0)

  await registry.swap('echo stolen')
  await Promise.all(['node_modules', '.cache'].map((gone) => rm(join(folder, gone), { recursive: true, force: true })))
  const again = await registry.install(manifest, '--frozen-lockfile')
  expect(again.code).not.toBe(0)
  expect(again.said).toMatch(/integrity/i)
})

test('[C1] a package.json that asks for more than the lock knows is refused, not resolved', async () => {
  registry = await startSmallRegistry(name, 'true')
  await registry.install({ dependencies: { [name]: '1.0.0' } })
  const more = { dependencies: { [name]: '1.0.0', 'one-more': `npm:${name}@1.0.0` } }
  const { code, said } = await registry.install(more, '--frozen-lockfile')
  expect(code).not.toBe(0)
  expect(said).toMatch(/frozen/i)
})

test('[C7] when a package of ours has gone, the installer fails and asks no registry for its name', async () => {
  registry = await startSmallRegistry(name, 'true')
  const { code, said } = await registry.install({ dependencies: { '@galleria/till': 'workspace:*' } })
  expect(code).not.toBe(0)
  expect(said).toContain('@galleria/till')
  expect(registry.asked).toEqual([])
})
