import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { type Shared, shares, usesShared } from './shared.ts'
import { sharedNames } from './shared-names.ts'

/** Below the package, since its libraries are looked up from there. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dir, '../.shared-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a remote says what it uses of the shared libraries, and no more', async () => {
  const { shared } = await bundle(`
    import { h as draw, type Ref } from 'vue'
    export { useRoute } from 'vue-router'
    export const here = (ref: Ref) => draw('p', ref.value)`)

  expect(shared['vue']?.names).toEqual(['h'])
  expect(shared['vue-router']?.names).toEqual(['useRoute'])
})

test('a remote that imports what the shell does not share does not build', async () => {
  for (const line of [
    `import { KeepAlive } from 'vue'; export { KeepAlive }`,
    `export { TransitionGroup as Group } from 'vue'`,
    `import * as vue from 'vue'; export { vue }`,
    `export * from 'vue-router'`,
  ])
    await expect(bundle(line)).rejects.toThrow('which is not shared')
})

test('the shell shares every name that is listed, and brings nothing of the rest', async () => {
  const { shared, code } = await bundle(`export { shares } from 'virtual:galleria-shares'`, 'shell')

  expect(shared['vue']?.names).toEqual([...sharedNames.vue])
  for (const name of sharedNames.vue) expect(code).toMatch(new RegExp(`\\b${name}\\b`))
  expect(code).not.toContain('TransitionGroup')
})

async function bundle(source: string, role: 'shell' | 'remote' = 'remote') {
  const entry = join(folder, `${Bun.hash(source)}.ts`)
  await Bun.write(entry, source)
  const root = join(import.meta.dir, '..')
  const built = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [role === 'shell' ? shares(root) : usesShared(root)],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: { external: role === 'shell' ? [] : ['vue', 'vue-router'] },
    },
  })
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : []
  const json = outputs.find(({ fileName }) => fileName === 'shared.json')
  return {
    shared: JSON.parse(json?.type === 'asset' ? String(json.source) : '{}') as Shared,
    code: outputs.map((output) => (output.type === 'chunk' ? output.code : '')).join('\n'),
  }
}
