import { expect, test } from 'bun:test'
import type { OwnPackage } from '../manifests.ts'
import { catalogFaults, importFaults } from './import-rules.ts'
import { importsOf } from './imports-of.ts'
import { byNameFaults } from './read-sources.ts'

const web: OwnPackage = {
  folder: 'bff/web',
  manifest: {
    name: '@galleria/bff-web',
    dependencies: { hono: 'catalog:', pino: 'catalog:' },
    devDependencies: { '@types/pino': 'catalog:', 'fast-check': 'catalog:' },
  },
}

test('[C6] what is declared is imported, and what is imported is declared, where it runs', () => {
  const sources = [
    { file: 'bff/web/routes.ts', imports: ['hono', 'pino'] },
    { file: 'bff/web/routes.test.ts', imports: ['fast-check'] },
  ]
  expect(importFaults([web], sources)).toEqual([])
})

test('[C6] an idle declaration, a missing one and one for development only are told apart', () => {
  const sources = [{ file: 'bff/web/routes.ts', imports: ['hono', 'zod', 'fast-check'] }]
  expect(importFaults([web], sources)).toEqual([
    '@galleria/bff-web declares pino and never imports it',
    '@galleria/bff-web declares @types/pino and never imports it',
    'bff/web/routes.ts imports zod, which @galleria/bff-web does not declare',
    'bff/web/routes.ts imports fast-check, declared for development only',
  ])
})

test('[C6] a catalogue entry that nobody takes is named', () => {
  const root: OwnPackage = {
    folder: '',
    manifest: { name: 'galleria', workspaces: { packages: [], catalog: { hono: '4.13.19', koa: '3.0.0' } } },
  }
  expect(catalogFaults([root, web])).toEqual(['the catalog has koa, and nobody takes it'])
})

test('[C6] imports are read in all their forms, out of templates too, and strings are not mistaken for them', () => {
  const source = `
    import type { A } from 'a'
    import { type B } from '@scope/b/deep'
    export * from 'c'
    const d: import('d').D = await import('e')
    const f = import.meta.${'resolve'}('f/file.wasm')
    const said = \`import 'not-me'\`
    import './own.ts'
    import 'node:fs'
    import 'bun:test'
  `
  expect(importsOf('x.ts', source)).toEqual(['a', '@scope/b', 'c', 'd', 'e', 'f'])
  expect(
    importsOf('X.vue', `<script setup lang="ts">import { ref } from 'vue'</script><template>import 'x'</template>`),
  ).toEqual(['vue'])
})

test('[C6] what is used by its name only stands where it is said to', async () => {
  expect(await byNameFaults()).toEqual([])
})
