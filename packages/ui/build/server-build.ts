import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { UserConfig } from 'vite'
import { assetFileNames, buildPlaceholder, importedOnServer, vueFlags } from './common.ts'
import type { Frontend } from './federation.ts'

/**
 * `vite build --ssr`: a module for each expose of a remote, or `render.js` of the shell, to be rendered with on a server. No
 * federation, since a server loads the modules as files. Neither styles nor pictures, since those of the browser's build are meant.
 */
export function serverBuild({ name, role, exposes = {} }: Frontend, root: string): UserConfig {
  const entries = role === 'shell' ? { render: './src/render.ts' } : exposes
  return {
    root,
    base: `/frontends/${name}/${buildPlaceholder}/`,
    publicDir: false,
    plugins: [vue()],
    define: vueFlags,
    ssr: { noExternal: true },
    build: {
      target: 'esnext',
      outDir: 'dist/server',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([entry, file]) => [entry, resolve(root, file)])),
        external: [...importedOnServer],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', assetFileNames },
      },
    },
  }
}
