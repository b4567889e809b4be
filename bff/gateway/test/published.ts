import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { PublishedFrontends, RemoteRow } from '@galleria/contracts/frontends'

/** A remote as it is published, with a page, a widget, or both. */
export function remoteRow(name: string, over: Partial<RemoteRow> = {}): RemoteRow {
  const base = `/frontends/${name}/b1`
  return {
    name,
    build: 'b1',
    enabled: true,
    entry: `${base}/entry.js`,
    integrity: { [`${base}/entry.js`]: `sha384-${name}-entry`, [`${base}/page.js`]: `sha384-${name}-page` },
    css: {},
    routes: [],
    widgets: {},
    preload: {},
    shared: {},
    ...over,
  }
}

export const catalogRow = remoteRow('catalog', {
  routes: [
    { path: '/', name: 'home', expose: './home' },
    { path: '/product/:productId', name: 'product', expose: './product' },
  ],
  css: { './product': ['/frontends/catalog/b1/style.css'], './home': ['/frontends/catalog/b1/home.css'] },
  preload: { './product': ['/frontends/catalog/b1/page.js'] },
})
export const ordersRow = remoteRow('orders', {
  routes: [{ path: '/cart', name: 'cart', expose: './cart' }],
  widgets: { 'mini-cart': './mini-cart' },
  css: { './mini-cart': ['/frontends/orders/b1/style.css'] },
  preload: { './mini-cart': ['/frontends/orders/b1/page.js'] },
})
export const shellRow = {
  build: 's1',
  html: 'shell/s1/index.html',
  integrity: { '/frontends/shell/s1/main.js': 'sha384-shell-main' },
  css: ['/frontends/shell/s1/shell.css'],
  preload: ['/frontends/shell/s1/main.js'],
}
export const shellHtml =
  '<!doctype html><html lang="en"><head><title>Galleria</title><!--galleria:head--><script type="module" src="/frontends/shell/s1/main.js">' +
  '</script></head><body><div id="app"></div><!--galleria:registry--></body></html>'

/** A published folder of a test's own. */
export function publishedFolder(registry: PublishedFrontends = { shell: shellRow, remotes: [catalogRow, ordersRow] }) {
  const folder = mkdtempSync(join(tmpdir(), 'published-'))
  const write = (file: string, text: string) => {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  write('shell/s1/index.html', shellHtml)
  const script = 'export const lamp = "Oslo table lamp"\n'.repeat(20)
  write('catalog/b1/entry.js', script)
  writeFileSync(join(folder, 'catalog/b1/entry.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'catalog/b1/entry.js.gz'), gzipSync(script))
  write('catalog/b1/plain.css', '.lamp { color: var(--oak) }')
  write('secret.js', 'no build of ours')
  const publish = (next: PublishedFrontends | string) => {
    write('registry.json.new', typeof next === 'string' ? next : JSON.stringify(next))
    renameSync(join(folder, 'registry.json.new'), join(folder, 'registry.json'))
  }
  publish(registry)
  return { folder, write, publish, script, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
