import { posix, resolve } from 'node:path'
import { federation } from '@module-federation/vite'
import vue from '@vitejs/plugin-vue'
import type { RenderBuiltAssetUrl, UserConfig } from 'vite'
import { aloneInDevelopment } from './alone.ts'
import { assetFileNames, sharedLibraries, vueFlags } from './common.ts'
import type { Frontend } from './federation.ts'
import { houseLayer } from './house-layer.ts'
import { remoteDescription } from './remote-description.ts'

/**
 * `vite build`, and `vite` for development. Builds use the lean federation options (one runtime, no fallback copies in
 * remotes); development uses the plain ones, which need half the requests and let a remote run alone.
 */
export function browserBuild(frontend: Frontend, root: string, lean: boolean): UserConfig {
  const { name, role, port, exposes = {} } = frontend
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
      ...(role === 'remote' ? [remoteDescription(frontend), aloneInDevelopment(frontend)] : []),
    ],
    define: vueFlags,
    experimental: { renderBuiltUrl: pictureAddress },
    build: {
      target: 'esnext',
      // The server sends the preloads, with their integrity; the bundle must add none of its own.
      modulePreload: false,
      cssCodeSplit: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      emptyOutDir: true,
      rolldownOptions: {
        output: { assetFileNames },
        ...(role === 'remote' ? { input: firstExpose(root, exposes) } : {}),
      },
    },
    server: {
      port,
      strictPort: true,
      origin: `http://localhost:${port}`,
      cors: true,
      proxy: proxyToGateway(),
    },
  }
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

/**
 * A picture's address in a script: found beside the script, and without the origin where that is the page's own, so that it is
 * the very text that a server writes.
 */
const pictureAddress: RenderBuiltAssetUrl = (filename, { type, hostId, hostType }) => {
  if (type !== 'asset' || hostType !== 'js' || /\.(js|css)$/.test(filename)) return undefined
  const besideScript = JSON.stringify(posix.relative(posix.dirname(hostId), filename))
  return { runtime: `new URL(${besideScript}, import.meta.url).href.replace(location.origin + '/', '/')` }
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
