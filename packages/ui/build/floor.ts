import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { vueFlags } from './common.ts'
import { houseLayer } from './house-layer.ts'
import { type PlainPage, plainProgram } from './plain-program.ts'

/** A script of a build: its name and what is in it. */
export interface BuiltScript {
  readonly file: string
  readonly code: string
}

/** A plain application: the one page that all addresses answer with, and the files it needs. */
export interface BuiltPeer {
  readonly page: string
  readonly files: readonly { readonly file: string; readonly content: string | Uint8Array }[]
}

const entry = 'virtual:plain'

const chunks = [
  { name: 'vue', test: /node_modules/, priority: 2 },
  { name: 'common', minShareCount: 3, priority: 1 },
]

const pages: readonly PlainPage[] = [
  { path: '/', view: 'catalog/src/expose/home-page.ts' },
  { path: '/category/:categoryId', view: 'catalog/src/expose/category-page.ts' },
  { path: '/search', view: 'catalog/src/expose/search-page.ts' },
  { path: '/stores', view: 'catalog/src/expose/stores-page.ts' },
  {
    path: '/product/:productId',
    view: 'catalog/src/expose/product-page.ts',
    widgets: { 'orders/buy-button': 'orders/src/expose/buy-button.ts' },
  },
  { path: '/cart', view: 'orders/src/expose/cart-page.ts' },
  { path: '/checkout', view: 'orders/src/expose/checkout-page.ts' },
  { path: '/orders', view: 'orders/src/expose/orders-page.ts' },
  { path: '/orders/:orderId', view: 'orders/src/expose/order-page.ts' },
  { path: '/orders/:orderId/thanks', view: 'orders/src/expose/thanks-page.ts' },
]

/**
 * Builds the shell's frame with the catalogue's home page inside it, as one plain Vue application without federation and with no
 * other page: the least that the same page costs. Nothing is written.
 */
export async function buildFloor(root: string): Promise<readonly BuiltScript[]> {
  const built = await buildPlain(root, plainProgram(join(root, 'frontends'), pages.slice(0, 1), 'at once'))
  return loadedAtOnce(built).map(({ fileName, code }) => ({ file: fileName, code }))
}

/**
 * Builds all pages as one plain single-page application, as a team without federation would: the same components, a lazy route for
 * each page, the buy button in the product page's chunk, style sheets as files. Nothing is written.
 */
export async function buildPeer(root: string): Promise<BuiltPeer> {
  const built = await buildPlain(root, plainProgram(join(root, 'frontends'), pages, 'lazily'))
  const atOnce = loadedAtOnce(built)
  const styles = new Set(atOnce.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
  const files = built.map((output) => ({
    file: output.fileName,
    content: output.type === 'chunk' ? output.code : output.source,
  }))
  const scripts = atOnce.map(({ fileName }) => fileName)
  return { page: pageOf(scripts, [...styles]), files }
}

async function buildPlain(root: string, program: string) {
  const built = await build({
    configFile: false,
    root: join(root, 'frontends/shell'),
    logLevel: 'warn',
    plugins: [
      houseLayer(),
      vue(),
      {
        name: 'galleria:plain',
        resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
        load: (id) => (id === `\0${entry}` ? program : undefined),
      },
    ],
    // Whoever asks for it may be a test, and what is built is what a shopper would load.
    define: { ...vueFlags, 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      target: 'esnext',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      write: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { main: entry },
        // A chunk for the libraries and one for what many pages use, in place of a dozen small ones that a slow network would pay for.
        output: { codeSplitting: { groups: chunks } },
      },
    },
  })
  return Array.isArray(built) ? built.flatMap(({ output }) => output) : 'output' in built ? built.output : []
}

/** The entry, and all that it imports and they import. */
function loadedAtOnce(built: Awaited<ReturnType<typeof buildPlain>>) {
  const chunks = new Map(built.flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output]] : [])))
  const names = new Set([...chunks.values()].flatMap(({ isEntry, fileName }) => (isEntry ? [fileName] : [])))
  // A set that grows while it is walked: the walk goes on until nothing new is imported.
  for (const name of names) for (const imported of chunks.get(name)?.imports ?? []) names.add(imported)
  return [...names].flatMap((name) => chunks.get(name) ?? [])
}

/** As Vite itself writes it from an `index.html`. */
function pageOf([main, ...imports]: readonly string[], styles: readonly string[]): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Galleria</title>',
    `<script type="module" crossorigin src="/${main}"></script>`,
    ...imports.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    '</head><body><div id="galleria"></div></body></html>',
  ].join('')
}
