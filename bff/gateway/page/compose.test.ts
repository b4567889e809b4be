import { afterAll, expect, test } from 'bun:test'
import { createPublicKey, verify } from 'node:crypto'
import { openEdition } from '../test/edition.ts'
import { catalogRow, ordersRow, remoteRow, shellRow } from '../test/published.ts'
import { composeEarly, composePage, composeRest } from './compose.ts'
import { placedBy, placedFirst } from './edition.ts'
import { policyHash } from './markup.ts'
import { makePageHeaders } from './policy.ts'

const { edition, remove } = await openEdition()
afterAll(remove)
const preferences = { locale: 'en', theme: undefined } as const
const placed = placedFirst(edition, edition.match('/product/oslo-table-lamp'))
const markup = {
  head: '<title>Oslo</title><link rel="preload" as="image" href="/pictures/oslo.avif">',
  body: '<main class="lamp">Oslo</main>',
  state: '{"locale":"en"}',
}
const lamp = composePage({ edition, preferences, placed }, markup, '/frontends/_/h/all.css').html
const hrefs = (html: string, rel: string) =>
  [...html.matchAll(new RegExp(`<link rel="${rel}" href="([^"]+)"([^>]*)>`, 'g'))].map(([, href]) => href)

test('a page comes in the order in which a browser needs it', () => {
  const order = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<style>',
    '<title>Oslo</title>',
    'href="/pictures/oslo.avif"',
    '<script type="importmap">',
    'rel="modulepreload"',
    '</head><body><div id="galleria"><main class="lamp">Oslo</main></div>',
    '<script type="application/json" id="page-state">{"locale":"en"}</script>',
    'id="frontends-registry"',
    'href="/frontends/_/h/all.css" fetchpriority="low"',
    '<script type="module" src="/frontends/shell/s1/main.js"',
  ]
  const places = order.map((piece) => lamp.indexOf(piece))

  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((one, other) => one - other))
  expect(lamp.match(/<title>/g)).toHaveLength(1)
})

test('a page carries the styles that can apply to it, and says of each sheet that it is here', () => {
  const style = /<style>(.*?)<\/style>/.exec(lamp)?.[1]

  expect(style).toBe('@layer base{h1{margin:0}}.lamp{color:var(--oak)}')
  expect(hrefs(lamp, 'stylesheet')).toEqual([
    '/frontends/shell/s1/shell.css',
    '/frontends/catalog/b1/style.css',
    '/frontends/orders/b1/style.css',
    '/frontends/_/h/all.css',
  ])
  expect(lamp.match(/ disabled>/g)).toHaveLength(3)
})

test('a page without markup carries all of its styles, its own title, and no state', () => {
  const { html } = composePage({ edition, preferences: { locale: 'ko', theme: 'dark' }, placed })

  expect(html).toStartWith('<!doctype html><html lang="ko" data-theme="dark">')
  expect(html).toContain('.menu{top:0}.lamp{color:var(--oak)}.gallery{display:grid}.count{color:red}</style>')
  expect(html).toContain('<title>Galleria</title><meta name="description" content="Things">')
  expect(html).toContain('<div id="galleria"></div>')
  expect(html).not.toContain('page-state')
})

test('every script of every build is tied to its content, of one switched off as well, which is not fetched', async () => {
  const off = await openEdition({ shell: shellRow, remotes: [{ ...catalogRow, enabled: false }, ordersRow] })
  const { html } = composePage({
    edition: off.edition,
    preferences,
    placed: placedFirst(off.edition, off.edition.match('/')),
  })
  off.remove()
  const importMap = /<script type="importmap">(.*?)<\/script>/.exec(html)?.[1] ?? ''

  expect(Object.keys(JSON.parse(importMap).integrity)).toHaveLength(5)
  expect(off.edition.importMap.hash).toBe(policyHash(importMap))
  expect(hrefs(html, 'modulepreload').join()).not.toContain('catalog')
  expect(html).toContain('"name":"catalog"')
})

test('what the parts placed need is fetched at once and late in the queue, and nothing else', () => {
  expect(hrefs(lamp, 'modulepreload')).toEqual([
    '/frontends/shell/s1/main.js',
    '/frontends/catalog/b1/entry.js',
    '/frontends/catalog/b1/page.js',
    '/frontends/orders/b1/entry.js',
    '/frontends/orders/b1/page.js',
  ])
  expect(lamp.match(/integrity="sha384-[^"]+" fetchpriority="low">/g)).toHaveLength(5)

  const part = (remote: string, expose: string) => ({ remote, expose, outcome: 'late', durationMs: 1 }) as const
  const parts = [part('orders', 'mini-cart'), part('catalog', 'home'), part('catalog', 'home'), part('gone', 'home')]
  expect(placedBy(edition, parts)).toEqual([
    { remote: catalogRow, expose: 'home' },
    { remote: ordersRow, expose: 'mini-cart' },
  ])
})

test('the browser finds as much of the registry as it needs, and no text of it can end the script', async () => {
  const evil = remoteRow('catalog', { build: '</script><script>alert(1)</script>' })
  const { edition: published, remove: forget } = await openEdition({ shell: shellRow, remotes: [evil] })
  forget()
  const registry = /id="frontends-registry">(.*?)<\/script>/.exec(published.registry)?.[1] ?? ''
  const { integrity: _i, css: _c, shared: _s, server: _v, ...row } = evil

  expect(JSON.parse(registry)).toEqual({ version: expect.any(Number), remotes: [row] })
  expect(published.registry).not.toContain('<script>alert')
})

test('[W5] the text of the registry is the one that was signed, and the head says by whom before anything that was rendered', async () => {
  const { edition: published, signed, publisher, remove: forget } = await openEdition()
  forget()
  const text = /id="frontends-registry">(.*?)<\/script>/.exec(published.registry)?.[1] ?? ''
  const signature = /<meta name="galleria-publisher" content="key\.([\w-]{86})">/.exec(published.publisher)?.[1] ?? ''
  const isGood = verify(
    null,
    Buffer.from(`galleria page registry 1\n${text}`),
    createPublicKey(publisher.signingKey.key),
    Buffer.from(signature, 'base64url'),
  )

  expect([isGood, signature]).toEqual([true, signed.signed.page])
  const page = composePage({ edition: published, preferences, placed: [] }, markup)
  expect(page.html.indexOf(published.publisher)).toBeLessThan(page.html.indexOf(markup.head))
})

test('a page in two pieces is the same page, and what was not foreseen brings its styles and scripts along', () => {
  const foreseen = placedFirst(edition, undefined)
  const early = composeEarly({ edition, preferences, placed: foreseen })
  const rest = composeRest(edition, foreseen, placed, markup)

  expect(early.html).toContain('.menu{top:0}')
  expect(early.html).toContain('/frontends/orders/b1/page.js')
  expect(hrefs(rest, 'stylesheet')).toEqual(['/frontends/catalog/b1/style.css'])
  expect(hrefs(rest, 'modulepreload')).toEqual(['/frontends/catalog/b1/entry.js', '/frontends/catalog/b1/page.js'])
  expect(rest).toStartWith(markup.head)
  expect(rest).toEndWith('</body></html>')
  expect(composeRest(edition, foreseen, foreseen)).toStartWith('<title>Galleria</title>')
})

test('the policy lets in our scripts, the import map, the styles and the card field, and nothing made up on the way', () => {
  const { html, hashes } = composePage({ edition, preferences, placed }, markup, '/frontends/_/h/all.css')
  const headers = makePageHeaders({ publicOrigin: 'https://shop.example', pspOrigin: 'https://pay.example' })(hashes)
  const policies = headers['content-security-policy']?.split(', ') ?? []

  expect(policies).toHaveLength(2)
  for (const policy of policies) expect(policy).toContain(`script-src 'self' '${edition.importMap.hash}'`)
  expect(hashes.style).toBe(policyHash(/<style>(.*?)<\/style>/.exec(html)?.[1] ?? ''))
  expect(policies[0]).toContain(`style-src 'self' '${hashes.style}';`)
  expect(policies[0]).toContain('frame-src https://pay.example')
  expect(policies.join()).not.toMatch(/unsafe|nonce|https?:\/\/\*/)
  expect(headers['strict-transport-security']).toBeDefined()
  const here = makePageHeaders({ publicOrigin: 'https://localhost:8080', pspOrigin: 'http://localhost:8090' })()
  expect(here['strict-transport-security']).toBeUndefined()
  const open = makePageHeaders({ publicOrigin: 'http://localhost:8080', pspOrigin: 'http://localhost:8090' })()
  expect(open['strict-transport-security']).toBeUndefined()
  expect(open['content-security-policy']).toContain("style-src 'self';")
})
