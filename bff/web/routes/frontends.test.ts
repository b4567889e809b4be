import { expect, test } from 'bun:test'
import type { Seen } from '@galleria/chassis/config/watched-file'
import { FrontendsRegistry, type SignedPublication } from '@galleria/contracts/frontends'
import { appUnderTest } from '../test/app-under-test.ts'

const remote = {
  name: 'catalog',
  build: 'b1',
  enabled: true,
  entry: '/frontends/catalog/b1/entry.js',
  integrity: {},
  css: {},
  routes: [{ path: '/', name: 'home', expose: 'home-page', audience: 'everyone' as const }],
  browserOnly: ['store-picker'],
  widgets: {},
  preload: {},
  shared: {},
  server: 'catalog/b1/server',
}
const shell = {
  build: 's1',
  server: 'shell/s1/server',
  html: 'shell/s1/index.html',
  integrity: {},
  css: [],
  preload: [],
  shared: {},
}

/** What a publisher says of it; the signatures are looked at elsewhere. */
const signed = {
  version: 7,
  issuedAt: '2026-01-15T10:00:00Z',
  expiresAt: '2026-02-15T10:00:00Z',
  key: 'publisher',
  signature: 's',
  page: 'p',
}

test('the registry names every remote, also one that is switched off', async () => {
  let seen: Seen<SignedPublication> = {
    value: { signed, shell, remotes: [remote, { ...remote, name: 'orders', enabled: false }] },
    version: 'v1',
  }
  const { get } = appUnderTest({ ports: { published: async () => seen } })
  const first = await get('/api/web/frontends')

  expect(FrontendsRegistry.parse(await first.json()).remotes.map(({ name, enabled }) => [name, enabled])).toEqual([
    ['catalog', true],
    ['orders', false],
  ])
  expect((await get('/api/web/frontends', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)

  seen = { ...seen, version: 'v2' }
  expect((await get('/api/web/frontends', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(200)
})

test('browsers learn for whom a page is, and not where the server build lies', async () => {
  const { get } = appUnderTest({
    ports: { published: async () => ({ value: { signed, shell, remotes: [remote] }, version: 'v1' }) },
  })
  const { server: _, ...row } = remote
  const { remotes, signed: forPages } = FrontendsRegistry.parse(await (await get('/api/web/frontends')).json())

  expect(remotes).toEqual([row])
  expect(forPages?.signature).toBe('p')
  expect(JSON.parse(forPages?.text ?? '')).toMatchObject({ version: 7, remotes: [{ name: 'catalog', build: 'b1' }] })
  expect(forPages?.text).not.toContain('server')
})

test('before anything is published the registry is unavailable, and nothing is made up', async () => {
  const { get } = appUnderTest()

  expect((await get('/api/web/frontends')).status).toBe(503)
})
