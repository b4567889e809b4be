import { expect, test } from 'bun:test'
import type { Seen } from '@galleria/chassis/config/watched-file'
import { FrontendsRegistry, type PublishedFrontends } from '@galleria/contracts/frontends'
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

test('the registry names every remote, also one that is switched off', async () => {
  let seen: Seen<PublishedFrontends> = {
    value: { shell, remotes: [remote, { ...remote, name: 'orders', enabled: false }] },
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
    ports: { published: async () => ({ value: { shell, remotes: [remote] }, version: 'v1' }) },
  })
  const { server: _, ...row } = remote

  expect(await (await get('/api/web/frontends')).json()).toEqual({ remotes: [row] })
})

test('before anything is published the registry is unavailable, and nothing is made up', async () => {
  const { get } = appUnderTest()

  expect((await get('/api/web/frontends')).status).toBe(503)
})
