import { posix, resolve } from 'node:path'
import { federation } from '@module-federation/vite'
import vue from '@vitejs/plugin-vue'
import type { PluginOption, RenderBuiltAssetUrl, UserConfig } from 'vite'
import { aloneInDevelopment } from './alone.ts'
import { commonScripts, shellScripts } from './chunks.ts'
import { sharedLibraries, vueFlags } from './common.ts'
import { leanContainer } from './container.ts'
import type { Frontend } from './federation.ts'
import { houseLayer } from './house-layer.ts'
import { remoteDescription } from './remote-description.ts'
import { shares, usesShared } from './shared.ts'

/**
 * `vite build`, and `vite` for development. The shell is an ordinary application that hosts the federation runtime itself
 * (`frontends/shell/src/remotes/federation.ts`). Remotes are federated by the build plugin: lean in builds (no runtime, no
 * fallback copies), plain in development, where a remote runs alone.
 */
export function browserBuild(frontend: Frontend, root: string, lean: boolean): UserConfig {
  const { role, port, exposes = {} } = frontend
  return {
    root,
    // Relative, so that a build works under any address; the publisher makes the shell's page absolute.
    base: lean ? './' : '/',
    plugins: [houseLayer(), vue(), ...(role === 'shell' ? [shares(root)] : remotePlugins(frontend, root, lean))],
    define: { ...vueFlags, ...(lean ? runtimeFlags : {}) },
    experimental: { renderBuiltUrl: pictureAddress },
    build: {
      target: 'esnext',
      // The server sends the preloads, with their integrity; the bundle must add none of its own.
      modulePreload: false,
      cssCodeSplit: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      emptyOutDir: true,
      manifest: true,
      rolldownOptions: {
        ...(role === 'remote' ? { input: firstExpose(root, exposes) } : { output: shellScripts }),
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

/** What the federation runtime leaves out: manifests, since a registry row names the entry itself, and all for Node. */
const runtimeFlags = { FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: 'true', ENV_TARGET: '"web"' }

function remotePlugins(frontend: Frontend, root: string, lean: boolean): PluginOption[] {
  const { name, exposes = {} } = frontend
  return [
    federation({
      name,
      filename: lean ? 'remoteEntry-[hash].js' : 'remoteEntry.js',
      manifest: true,
      remotes: {},
      exposes: Object.fromEntries(Object.entries(exposes).map(([expose, file]) => [`./${expose}`, file])),
      shared: shared(lean),
      dts: false,
    }),
    leanContainer(frontend, root),
    commonScripts(frontend, root),
    usesShared(root),
    remoteDescription(frontend),
    aloneInDevelopment(frontend),
  ]
}

function shared(withoutFallback: boolean) {
  return Object.fromEntries(
    Object.entries(sharedLibraries).map(([library, requiredVersion]) => [
      library,
      { singleton: true, requiredVersion, ...(withoutFallback ? { import: false as const } : {}) },
    ]),
  )
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
