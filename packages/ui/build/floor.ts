import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'

/** A script of a build: its name and what is in it. */
export interface BuiltScript {
  readonly file: string
  readonly code: string
}

const entry = 'virtual:floor'

/**
 * Builds the shell with the catalogue's home page inside it, as one plain Vue application without federation: the least
 * that the same page costs, and so what federation is measured against. Nothing is written.
 */
export async function buildFloor(root: string): Promise<readonly BuiltScript[]> {
  const built = await build({
    configFile: false,
    root: join(root, 'frontends/shell'),
    logLevel: 'warn',
    plugins: [
      vue(),
      {
        name: 'galleria:floor',
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) => (id === `\0${entry}` ? program(root) : undefined),
      },
    ],
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      target: 'esnext',
      modulePreload: false,
      write: false,
      reportCompressedSize: false,
      rolldownOptions: { input: entry },
    },
  })
  const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : []
  return outputs.flatMap((output) => (output.type === 'chunk' ? [{ file: output.fileName, code: output.code }] : []))
}

function program(root: string): string {
  const path = (file: string) => JSON.stringify(join(root, 'frontends', file))
  return `
import '@galleria/ui/styles.css'
import { ref } from 'vue'
import { createWebHistory } from 'vue-router'
import { createShell } from ${path('shell/src/create-shell.ts')}

const home = { path: '/', name: 'catalog-home', expose: 'home-page' }
createShell({
  registry: { remotes: [{ name: 'catalog', build: 'floor', enabled: true, entry: '', routes: [home], widgets: {}, preload: {} }] },
  askRegistry: async () => undefined,
  loadRemote: () => import(${path('catalog/src/expose/home-page.ts')}),
  history: createWebHistory(),
  fetch: (path, options) => window.fetch(path, options),
  locale: 'en',
  theme: ref('system'),
  rendered: false,
}).app.mount('#galleria')
`
}
