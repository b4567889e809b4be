import { beforeEach, expect, test } from 'bun:test'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { handClock, rememberingLogger } from '@galleria/testkit'
import { testPublisher } from '@galleria/testkit/publisher'
import { readSettings } from '../config/settings.ts'
import { realWorld } from '../ports/index.ts'
import { serviceSettings } from '../service/settings.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { readPublisherKey } from './publisher-key.ts'
import { watchPublication } from './watch-publication.ts'

const row = (name: string, build: string): PublishedFrontends['remotes'][number] => ({
  name,
  build,
  server: `${name}/${build}/server`,
  enabled: true,
  entry: `/frontends/${name}/${build}/entry.js`,
  integrity: {},
  css: {},
  routes: [],
  browserOnly: [],
  widgets: {},
  preload: {},
  shared: {},
})
const shell = { build: 's1', server: 's', html: 'h', integrity: {}, css: [], preload: [], shared: {} }
const edition = (build: string): PublishedFrontends => ({
  shell,
  remotes: [row('catalog', build), row('orders', 'o1')],
})

let folder: string
let publisher: ReturnType<typeof testPublisher>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publication-'))
  publisher = testPublisher(join(folder, 'keys'))
})

/** A process that watches; started again, it has the same folder of its own. */
function start(clock = handClock(Date.now())) {
  const noted: string[] = []
  const metrics = createMetrics('test')
  const log = rememberingLogger()
  const settings = readSettings(serviceSettings, { NATS_URL: 'nats://x', DATA_DIR: join(folder, 'own') })
  const audit = { note: ({ reason }: { reason?: string | undefined }) => void noted.push(String(reason)) }
  const publication = watchPublication(
    { world: { ...realWorld, clock }, log, metrics, audit, settings, instance: 'test-1' },
    { folder, key: readPublisherKey(publisher.keyFile), restMs: 0 },
  )
  const onShow = async () => (await publication.read())?.value.remotes.find(({ name }) => name === 'catalog')?.build
  return { publication, onShow, metrics, noted, log, clock }
}
/** In one move, as a publisher does: a file of the same length, written in place, may look untouched to whoever watches it. */
function write(value: unknown): void {
  writeFileSync(join(folder, 'registry.json.new'), JSON.stringify(value))
  renameSync(join(folder, 'registry.json.new'), join(folder, 'registry.json'))
}

test('[W5] what its publisher has signed is taken, and what is published next, too', async () => {
  const { publication, onShow } = start()
  expect(await publication.read()).toBeUndefined()
  publisher.publish(folder, edition('b1'))
  expect(await onShow()).toBe('b1')
  const { signed } = publisher.publish(folder, edition('b2'))
  expect(await onShow()).toBe('b2')
  expect(publication.detail()).toEqual({ version: signed.version, expiresAt: signed.expiresAt, isExpired: false })
})

const attacks: Readonly<Record<string, [make: () => unknown, fault: string]>> = {
  'without a signature': [() => edition('evil'), 'unsigned'],
  'with a signature of something else': [
    () => ({ ...edition('evil'), signed: publisher.sign(edition('b2')).signed }),
    'bad-signature',
  ],
  'signed by somebody else': [() => testPublisher(join(folder, 'other')).sign(edition('evil')), 'bad-signature'],
  'signed by somebody else under our key’s name': [
    () => {
      const evil = testPublisher(join(folder, 'other')).sign(edition('evil'))
      return { ...evil, signed: { ...evil.signed, key: publisher.signingKey.id } }
    },
    'bad-signature',
  ],
  'with the names of two remotes swapped': [
    () => {
      const { signed, shell, remotes } = publisher.sign(edition('b2'))
      const [catalog, orders] = remotes
      return {
        signed,
        shell,
        remotes: [
          { ...orders, name: 'catalog' },
          { ...catalog, name: 'orders' },
        ],
      }
    },
    'bad-signature',
  ],
  'with more in it than was signed': [() => ({ ...publisher.sign(edition('b2')), more: 1 }), 'bad-signature'],
  'with another date of expiry': [
    () => {
      const fresh = publisher.sign(edition('b2'))
      return { ...fresh, signed: { ...fresh.signed, expiresAt: '2099-01-01T00:00:00Z' } }
    },
    'bad-signature',
  ],
  'with the signature of pages taken from an older one': [
    () => {
      const [old, fresh] = [publisher.sign(edition('b0')), publisher.sign(edition('b2'))]
      return { ...fresh, signed: { ...fresh.signed, page: old.signed.page } }
    },
    'bad-signature',
  ],
  expired: [() => publisher.sign(edition('evil'), { expiresAt: '2020-01-01T00:00:00Z' }), 'expired'],
  'older than what has been seen': [() => publisher.sign(edition('old'), { version: 7 }), 'rolled-back'],
  'of the same version and yet another': [
    () => publisher.sign(edition('evil'), { version: publisher.sign(edition('b1')).signed.version - 1 }),
    'rolled-back',
  ],
  'that is no publication': [() => [], 'unsigned'],
}

for (const [name, [make, fault]] of Object.entries(attacks))
  test(`[W5] a publication ${name} leaves the last good one standing, and is told of`, async () => {
    const { publication, onShow, metrics, noted, log } = start()
    publisher.publish(folder, edition('b1'))
    expect(await onShow()).toBe('b1')

    write(make())

    expect(await onShow()).toBe('b1')
    expect(publication.detail().refused?.fault).toBe(fault as never)
    expect(noted).toEqual([fault])
    expect(log.messages('warn')).toHaveLength(1)
    expect((await metrics.exposition()).text).toMatch(
      new RegExp(`galleria_publications_refused_total\\{fault="${fault}"[^}]*\\} 1`),
    )
    publisher.publish(folder, edition('b3'))
    expect(await onShow()).toBe('b3')
    expect(publication.detail().refused).toBeUndefined()
  })

test('[W5] a process that starts again knows how far things had got, and has the last good one', async () => {
  const older = publisher.sign(edition('b1'))
  publisher.publish(folder, edition('b2'))
  expect(await start().onShow()).toBe('b2')

  write(older)
  const again = start()
  expect(await again.onShow()).toBe('b2')
  expect(again.publication.detail().refused?.fault).toBe('rolled-back')

  rmSync(join(folder, 'registry.json'))
  expect(await start().onShow()).toBe('b2')
})

test('[W5] what a process had kept counts for nothing once somebody has touched it', async () => {
  publisher.publish(folder, edition('b2'))
  await start().onShow()
  const kept = join(folder, 'own/last-good-publication.json')
  writeFileSync(kept, (await Bun.file(kept).text()).replace('b2', 'evil'))
  rmSync(join(folder, 'registry.json'))

  expect(await start().onShow()).toBeUndefined()
})

test('[W5] what was good when it came stays on show after it has expired, and health says so', async () => {
  const { publication, onShow, clock } = start()
  publisher.publish(folder, edition('b1'))
  expect(await onShow()).toBe('b1')
  await clock.pass(2 * 86_400_000)

  expect(await onShow()).toBe('b1')
  expect(publication.detail().isExpired).toBe(true)
  expect(await start(handClock(Date.now() + 2 * 86_400_000)).onShow()).toBe('b1')
})

test('a process without its publisher’s key does not start', () => {
  expect(() => readPublisherKey(join(folder, 'nothing'))).toThrow('holds no public key of a publisher')
})
