import { resolve } from 'node:path'
import { federation } from '@module-federation/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { aloneInDevelopment } from './alone.ts'
import { houseLayer } from './house-layer.ts'
import { remoteDescription } from './remote-description.ts'

/** What a frontend says about itself in its `vite.config.ts`. */
export interface Frontend {
  /** Its name in the registry and the first part of a widget's name; lower-case letters only. */
  readonly name: string
  readonly role: 'shell' | 'remote'
  /** Port of its own dev server. */
  readonly port: number
  /** Module by expose name, relative to the frontend's folder: `{ 'home-page': './src/expose/home-page.ts' }`. */
  readonly exposes?: Readonly<Record<string, string>>
  /** The addresses it answers. `name` is the vue-router name, prefixed with the frontend's own: `catalog-home`. */
  readonly routes?: readonly { readonly path: string; readonly name: string; readonly expose: string }[]
  /** The widgets other frontends may place, with the expose that draws each. */
  readonly widgets?: Readonly<Record<string, string>>
}

/** The libraries of which a page holds exactly one copy; ES modules only, all others are bundled into each frontend. */
const sharedLibraries = { vue: '^3.5.0', 'vue-router': '^5.0.0', pinia: '^4.0.0' }

/**
 * The whole Vite configuration of a frontend. Builds use the lean federation options (one runtime, no fallback copies in
 * remotes); development uses the plain ones, which need half the requests and let a remote run alone.
 */
export function defineFrontend({ name, role, port, exposes = {}, routes = [], widgets = {} }: Frontend) {
  return defineConfig(({ command }) => {
    const lean = command === 'build'
    const root = process.cwd()
    return {
      root,
      // Relative, so that a build works under any address; the publisher makes the shell's page absolute.
      base: lean ? './' : '/',
      plugins: [
        houseLayer(),
        vue(),
        federation({
          name,
          ...(role === 'remote' ? { filename: lean ? 'remoteEntry-[hash].js' : 'remoteEntry.js' } : {}),
          manifest: true,
          remotes: {},
          exposes: Object.fromEntries(Object.entries(exposes).map(([expose, file]) => [`./${expose}`, file])),
          shared: shared(lean && role === 'remote'),
          dts: false,
          ...(lean ? leanOptions(role) : {}),
        }),
        remoteDescription({ name, role, exposes, routes, widgets }),
        ...(role === 'remote' ? [aloneInDevelopment({ name, exposes, routes, widgets })] : []),
      ],
      define: {
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      build: {
        target: 'esnext',
        // The server sends the preloads, with their integrity; the bundle must add none of its own.
        modulePreload: false,
        cssCodeSplit: true,
        assetsInlineLimit: 0,
        reportCompressedSize: false,
        emptyOutDir: true,
        ...(role === 'remote' ? { rolldownOptions: { input: firstExpose(root, exposes) } } : {}),
      },
      server: {
        port,
        strictPort: true,
        origin: `http://localhost:${port}`,
        cors: true,
        proxy: proxyToGateway(),
      },
    }
  })
}

function shared(withoutFallback: boolean) {
  return Object.fromEntries(
    Object.entries(sharedLibraries).map(([library, requiredVersion]) => [
      library,
      { singleton: true, requiredVersion, ...(withoutFallback ? { import: false as const } : {}) },
    ]),
  )
}

function leanOptions(role: Frontend['role']) {
  return {
    shareStrategy: 'loaded-first' as const,
    experiments: role === 'shell' ? { provideExternalRuntime: true } : { externalRuntime: true },
  }
}

function firstExpose(root: string, exposes: Readonly<Record<string, string>>): string {
  const [first] = Object.values(exposes)
  if (first === undefined) throw new Error('A remote needs at least one expose.')
  return resolve(root, first)
}

/** In development everything that is not a frontend's own file comes from a running shop. */
function proxyToGateway() {
  const target = process.env['GALLERIA_GATEWAY'] ?? 'http://localhost:8080'
  const registry = process.env['GALLERIA_DEV_REGISTRY']
  return {
    ...(registry === undefined ? {} : { '/api/web/frontends': { target: registry, changeOrigin: true } }),
    '/api': { target, changeOrigin: true },
    '/pictures': { target, changeOrigin: true },
  }
}
