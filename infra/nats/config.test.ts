import { expect, test } from 'bun:test'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allProcesses } from '../topology.ts'
import { brokerConfig, permissionsFor, user } from './config.ts'
import { brokerUserNames, ensureKeys } from './keys.ts'

const keys = Object.fromEntries(
  brokerUserNames.map((name) => [name, { seedFile: `/keys/${name}.nk`, publicKey: `U${name.toUpperCase()}` }]),
)
const written = brokerConfig({ port: 4222, monitorPort: 8222, dataDir: '/data/nats', keys })

test('the broker listens on loopback only, and acknowledges what is on the disk', () => {
  expect(written).toContain('listen: "127.0.0.1:4222"')
  expect(written).toContain('http: "127.0.0.1:8222"')
  expect(written).toContain('sync_interval: always')
})

test('each process of ours is a user, an outside system is none', () => {
  for (const { name, outside } of allProcesses.filter(({ name }) => name !== 'nats')) {
    expect(written.includes(`nkey: U${name.toUpperCase()}\n`)).toBe(!outside)
  }
})

test('who publishes nothing is denied everything, because an empty list would allow everything', () => {
  expect(user('mute', 'UMUTE', { publish: [], subscribe: ['x'] })).toContain('publish { deny: [">"] }')
})

test('bff-web looks on at orders and parcels, announces nothing, and answers those who look it up', () => {
  const { publish, subscribe } = permissionsFor('bff-web')
  expect(subscribe).toEqual([
    'evt.orders.order.*.*',
    'evt.shipping.parcel.*.*',
    'audit.anchors',
    '$SRV.>',
    '_INBOX_bff-web.>',
  ])
  expect(publish.filter((subject) => !subject.startsWith('svc.'))).toEqual([
    'audit.bff-web',
    '$JS.API.STREAM.INFO.AUDIT',
    '$KV.web_sessions.>',
    '$JS.API.STREAM.MSG.GET.KV_web_sessions',
    '_INBOX_gateway.>',
    '_INBOX_renderer.>',
    '_INBOX_tester.>',
  ])
})

test('the renderer looks others up, asks nobody and announces nothing but what it did', () => {
  const { publish, subscribe } = permissionsFor('renderer')
  expect(subscribe).toEqual(['audit.anchors', '$SRV.>', '_INBOX_renderer.>'])
  expect(publish.filter((subject) => !subject.startsWith('$SRV.') && !subject.startsWith('_INBOX_'))).toEqual([
    'audit.renderer',
    '$JS.API.STREAM.INFO.AUDIT',
  ])
})

test('nobody may answer wherever an asker points', () => {
  expect(written).not.toContain('allow_responses')
})

test('somebody who is not in the topology gets no permissions', () => {
  expect(() => permissionsFor('stranger')).toThrow('no process named stranger')
})

test('keys are made once, for their owner alone, and one that was left open is closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'galleria-keys-'))
  try {
    const first = await ensureKeys(folder, ['orders'])
    await writeFile(first.orders?.seedFile ?? '', await Bun.file(first.orders?.seedFile ?? '').text(), {
      mode: 0o644,
    })
    const second = await ensureKeys(folder, ['orders', 'catalog'])
    expect(second.orders?.publicKey).toBe(first.orders?.publicKey ?? '')
    expect(second.catalog?.publicKey).toMatch(/^U[A-Z2-7]{55}$/)
    for (const { seedFile } of Object.values(second)) expect((await stat(seedFile)).mode & 0o777).toBe(0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
