import { expect, test } from 'bun:test'
import { catalogRow, ordersRow, shellHtml, shellRow } from '../test/published.ts'
import { composePage } from './compose.ts'
import { pageHeaders } from './policy.ts'
import { matchRoute } from './route-match.ts'

const published = { shell: shellRow, remotes: [catalogRow, ordersRow] }
const lamp = composePage(shellHtml, published, matchRoute(published.remotes, '/product/oslo-table-lamp'))

test('every script of every build is tied to its content', () => {
  const importMap = /<script type="importmap">(.*?)<\/script>/.exec(lamp.html)?.[1] ?? ''

  expect(Object.keys(JSON.parse(importMap).integrity)).toHaveLength(5)
  expect(lamp.importMapHash).toBe(`sha256-${new Bun.CryptoHasher('sha256').update(importMap).digest('base64')}`)
})

test('the route’s own scripts, the shell’s and the mini-cart’s are fetched at once, and no others', () => {
  const preloaded = [...lamp.html.matchAll(/rel="modulepreload" href="([^"]+)" integrity="([^"]+)"/g)].map(
    ([, url]) => url,
  )

  expect(preloaded).toEqual([
    '/frontends/shell/s1/main.js',
    '/frontends/catalog/b1/entry.js',
    '/frontends/catalog/b1/page.js',
    '/frontends/orders/b1/entry.js',
    '/frontends/orders/b1/page.js',
  ])
  expect(lamp.html.indexOf('importmap')).toBeLessThan(lamp.html.indexOf('modulepreload'))
})

test('only the style sheets of what the page draws are linked', () => {
  const linked = [...lamp.html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, url]) => url)

  expect(linked).toEqual([
    '/frontends/shell/s1/shell.css',
    '/frontends/catalog/b1/style.css',
    '/frontends/orders/b1/style.css',
  ])
})

test('the shell finds the registry in its page, and no text of it can end the script', () => {
  const remotes = [{ ...catalogRow, build: '</script><script>alert(1)</script>' }]
  const { html } = composePage(shellHtml, { shell: shellRow, remotes })
  const registry = /id="frontends-registry">(.*?)<\/script>/.exec(html)?.[1] ?? ''

  expect(JSON.parse(registry)).toEqual({ remotes })
  expect(html).not.toContain('<script>alert')
})

test('a remote that is switched off is in the registry, may come later, and is not fetched', () => {
  const remotes = [{ ...catalogRow, enabled: false }, ordersRow]
  const { html } = composePage(shellHtml, { shell: shellRow, remotes }, matchRoute(remotes, '/'))

  expect(html).toContain('"/frontends/catalog/b1/entry.js":"sha384-catalog-entry"')
  expect(html).not.toContain('href="/frontends/catalog')
  expect(html).toContain('"name":"catalog"')
})

test('a stylesheet that the shell’s page has already is not sent for twice', () => {
  const own = shellHtml.replace(
    '<!--galleria:head-->',
    '<link rel="stylesheet" href="/frontends/shell/s1/shell.css"><!--galleria:head-->',
  )

  expect(composePage(own, published).html.split('/frontends/shell/s1/shell.css')).toHaveLength(2)
})

test('a script in the shell’s own markup says what it must be', () => {
  expect(lamp.html).toContain('src="/frontends/shell/s1/main.js" integrity="sha384-shell-main" crossorigin=""')
})

test('the policy lets in our scripts, the import map and the card field, and nothing that is made up on the way', () => {
  const headers = pageHeaders(
    { publicOrigin: 'https://shop.example', pspOrigin: 'https://pay.example' },
    lamp.importMapHash,
  )
  const policies = headers['content-security-policy']?.split(', ') ?? []

  expect(policies).toHaveLength(2)
  for (const policy of policies) expect(policy).toContain(`script-src 'self' '${lamp.importMapHash}'`)
  expect(policies[0]).toContain('frame-src https://pay.example')
  expect(policies.join()).not.toMatch(/unsafe|nonce|https?:\/\/\*/)
  expect(headers['strict-transport-security']).toBeDefined()
  expect(
    pageHeaders({ publicOrigin: 'http://localhost:8080', pspOrigin: 'http://localhost:8090' }, 'x')[
      'strict-transport-security'
    ],
  ).toBeUndefined()
})
