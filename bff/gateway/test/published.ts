import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { PublishedFrontends, PublishedRemote, ShellRow } from '@galleria/contracts/frontends'
import { type TestPublisher, testPublisher } from '@galleria/testkit/publisher'

/** A remote as it is published, with a page, a widget, or both. */
export function remoteRow(name: string, over: Partial<PublishedRemote> = {}): PublishedRemote {
  const base = `/frontends/${name}/b1`
  return {
    name,
    build: 'b1',
    enabled: true,
    server: `${name}/b1/server`,
    entry: `${base}/entry.js`,
    integrity: { [`${base}/entry.js`]: `sha384-${name}-entry`, [`${base}/page.js`]: `sha384-${name}-page` },
    css: {},
    routes: [],
    browserOnly: [],
    widgets: {},
    preload: {},
    shared: {},
    ...over,
  }
}

export const catalogRow = remoteRow('catalog', {
  routes: [
    { path: '/', name: 'home', expose: 'home', audience: 'everyone' },
    { path: '/search', name: 'search', expose: 'home', audience: 'everyone', query: ['q', 'sort'] },
    { path: '/product/:productId', name: 'product', expose: 'product', audience: 'everyone' },
  ],
  css: { product: ['/frontends/catalog/b1/style.css'], home: ['/frontends/catalog/b1/home.css'] },
  preload: { product: ['/frontends/catalog/b1/page.js'] },
})
export const ordersRow = remoteRow('orders', {
  routes: [{ path: '/cart', name: 'cart', expose: 'cart', audience: 'shopper' }],
  browserOnly: ['mini-cart'],
  widgets: { 'mini-cart': 'mini-cart' },
  css: { 'mini-cart': ['/frontends/orders/b1/style.css'] },
  preload: { 'mini-cart': ['/frontends/orders/b1/page.js'] },
})
export const shellRow: ShellRow = {
  build: 's1',
  server: 'shell/s1/server',
  html: 'shell/s1/index.html',
  integrity: { '/frontends/shell/s1/main.js': 'sha384-shell-main' },
  css: ['/frontends/shell/s1/shell.css'],
  preload: ['/frontends/shell/s1/main.js'],
  shared: {},
}
export const shellHtml =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Galleria</title><meta name="description" content="Things">' +
  '<!--galleria:head--><link rel="stylesheet" href="/frontends/shell/s1/shell.css"><script type="module" src="/frontends/shell/s1/main.js">' +
  '</script></head><body><div id="galleria"></div><!--galleria:registry--></body></html>'
export const sheets = {
  'shell/s1/shell.css': '@layer base{h1{margin:0}}.menu{top:0}',
  'catalog/b1/style.css': '.lamp{color:var(--oak)}.gallery{display:grid}',
  'catalog/b1/home.css': '.hero{background:url(hero.svg)}',
  'orders/b1/style.css': '.count{color:red}',
}

/** A published folder of a test's own. */
export function publishedFolder(
  registry: PublishedFrontends = { shell: shellRow, remotes: [catalogRow, ordersRow] },
  by?: TestPublisher,
) {
  const folder = mkdtempSync(join(tmpdir(), 'published-'))
  const publisher = by ?? testPublisher(join(folder, 'keys'))
  const write = (file: string, text: string) => {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  write('shell/s1/index.html', shellHtml)
  for (const [file, css] of Object.entries(sheets)) write(file, css)
  for (const name of ['shell/s1', 'catalog/b1']) write(`${name}/server/render.js`, 'export default 1')
  const script = 'export const lamp = "Oslo table lamp"\n'.repeat(20)
  write('catalog/b1/entry.js', script)
  writeFileSync(join(folder, 'catalog/b1/entry.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'catalog/b1/entry.js.gz'), gzipSync(script))
  write('catalog/b1/plain.css', '.lamp { color: var(--oak) }')
  write('secret.js', 'no build of ours')
  const publish = (next: PublishedFrontends | string) => {
    if (typeof next !== 'string') return publisher.publish(folder, next)
    write('registry.json.new', next)
    return renameSync(join(folder, 'registry.json.new'), join(folder, 'registry.json'))
  }
  publish(registry)
  return { folder, write, publish, publisher, script, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
