import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { contracts } from '@galleria/contracts/all'
import { layers } from './cluster/order.ts'
import { permissionsOf } from './nats/permissions.ts'
import { allProcesses, consumers, outlivedBy, processNamed, processPlaying, streams } from './topology.ts'

const contractOf = (context: string) => contracts.find((contract) => contract.context === context)
const names = allProcesses.map(({ name }) => name)

test('no two processes have one name, one context or one wanted port', () => {
  for (const values of [names, allProcesses.map(({ context }) => context), allProcesses.map(({ port }) => port)]) {
    const given = values.filter((value) => value !== undefined)
    expect(new Set(given).size).toBe(given.length)
  }
})

test('whatever a process comes after exists, is in its profiles, and nothing waits in a circle', () => {
  for (const { after, profiles } of allProcesses) {
    for (const name of after)
      expect(allProcesses.find((other) => other.name === name)?.profiles).toEqual(expect.arrayContaining([...profiles]))
  }
  expect(layers(allProcesses).flat().length).toBe(allProcesses.length)
})

test('everything can be drained with each process ended before those it asks', () => {
  const drained = layers(allProcesses.map((process) => ({ name: process.name, after: outlivedBy(process) })))
    .reverse()
    .flat()
    .map(({ name }) => name)
  for (const [first, then] of [
    ['gateway', 'renderer'],
    ['renderer', 'bff-web'],
    ['bff-web', 'orders'],
    ['orders', 'inventory'],
    ['payments', 'psp-simulator'],
    ['orders', 'observatory'],
    ['observatory', 'nats'],
  ] as const) {
    expect(drained.indexOf(first)).toBeLessThan(drained.indexOf(then))
  }
})

test('every endpoint that is asked stands in a contract', () => {
  for (const { asks } of allProcesses) {
    for (const endpoint of asks) {
      const [context = '', ...rest] = endpoint.split('.')
      expect(Object.keys(contractOf(context)?.endpoints ?? {})).toContain(rest.join('.'))
    }
  }
})

test('every event that is heard stands in a contract, is kept in a stream, and has a short durable name of its own', () => {
  const durables = allProcesses.flatMap(({ name, hears }) =>
    hears.map(({ durable, context, event }) => {
      expect(Object.keys(contractOf(context)?.events ?? {})).toContain(event)
      expect(durable).toMatch(new RegExp(`^${name}-[a-z-]+$`))
      expect(durable.length).toBeLessThan(32)
      return durable
    }),
  )
  expect(new Set(durables).size).toBe(durables.length)
  for (const { stream } of consumers) expect(streams.map(({ name }) => name)).toContain(stream)
})

test('every context that announces events has a stream, and no stream takes asks', () => {
  const announcing = contracts
    .filter(({ events }) => Object.keys(events).length > 0)
    .map(({ context }) => `evt.${context}.>`)
  const taken = streams.flatMap(({ subjects }) => subjects)
  expect(taken.toSorted()).toEqual(['$KV.web_sessions.>', 'again.>', 'audit.>', 'dead.>', ...announcing].toSorted())
})

test('events stay for all their age, dead letters until they are deleted, replays until they are settled', () => {
  const rules = streams.map(({ name, deletable, settledIsGone }) => [name, deletable, settledIsGone])
  expect(rules.filter(([, ...unusual]) => unusual.some(Boolean))).toEqual([
    ['DEAD_LETTERS', true, undefined],
    ['REPLAYS', undefined, true],
  ])
})

test('each reaction has a consumer of its own for replayed letters, which no other reads', () => {
  for (const { hears } of allProcesses) {
    for (const { durable } of hears) {
      const replays = consumers.filter(({ filterSubject }) => filterSubject === `again.${durable}`)
      expect(replays).toEqual([{ stream: 'REPLAYS', durable: `${durable}-again`, filterSubject: `again.${durable}` }])
    }
  }
})

test('dead letters are kept by one process', () => {
  expect(allProcesses.filter(({ keepsDeadLetters }) => keepsDeadLetters).map(({ name }) => name)).toEqual([
    'observatory',
  ])
})

test('the web BFF alone speaks for people, and nobody holds a role of its own', () => {
  expect(allProcesses.filter(({ speaksFor }) => speaksFor).map(({ name }) => name)).toEqual(['bff-web'])
  expect(allProcesses.filter(({ asserts }) => asserts).map(({ name }) => name)).toEqual([])
})

test('a bucket has one owner, and the audit one keeper', () => {
  const owned = allProcesses.flatMap(({ buckets = [] }) => buckets)
  expect(new Set(owned).size).toBe(owned.length)
  expect(allProcesses.filter(({ keepsAudit }) => keepsAudit).map(({ name }) => name)).toEqual(['audit'])
})

test('what stands in for others is marked as for development alone', () => {
  const outside = allProcesses.filter(({ outside }) => outside).map(({ name }) => name)
  expect(allProcesses.filter(({ developmentOnly }) => developmentOnly).map(({ name }) => name)).toEqual(outside)
})

test('whatever is looked on at is an aggregate of a contract', () => {
  for (const { watches } of allProcesses) {
    for (const { context, aggregate } of watches ?? [])
      expect(Object.keys(contractOf(context)?.events ?? {}).some((event) => event.startsWith(`${aggregate}.`))).toBe(
        true,
      )
  }
})

test('each context is answered for by the process that ranks as the contract says', () => {
  for (const { context, rank } of contracts)
    expect(allProcesses.find((process) => process.context === context)?.rank).toBe(rank)
})

test('every program of ours is where the topology says', () => {
  for (const { entry } of allProcesses) if (entry) expect(existsSync(join(import.meta.dir, '..', entry))).toBe(true)
})

test('each part is played by one process', () => {
  for (const part of [
    'front-door',
    'bus',
    'collector',
    'psp',
    'webhook-receiver',
    'identity-provider',
    'sign-in-client',
    'mailbox',
  ] as const) {
    expect(allProcesses.filter((process) => process.part === part)).toEqual([processPlaying(part)])
  }
})

test('orders may ask what its row says, announce its own events and answer those who ask it, and nothing else', () => {
  const { publish, subscribe } = permissionsOf(processNamed('orders'))
  expect(publish.filter((subject) => subject.startsWith('svc.'))).toEqual([
    ...processNamed('orders').asks.map((endpoint) => `svc.${endpoint}`),
    'svc.identity.key.list',
  ])
  const consuming = (stream: string, durable: string) => [
    `$JS.API.CONSUMER.INFO.${stream}.${durable}`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`,
    `$JS.ACK.${stream}.${durable}.>`,
  ]
  expect(publish.filter((subject) => !subject.startsWith('svc.'))).toEqual([
    'evt.orders.>',
    '$JS.API.STREAM.INFO.ORDERS_EVENTS',
    'audit.orders',
    '$JS.API.STREAM.INFO.AUDIT',
    ...consuming('SHIPPING_EVENTS', 'orders-note-dispatch'),
    ...consuming('REPLAYS', 'orders-note-dispatch-again'),
    ...consuming('SHIPPING_EVENTS', 'orders-note-delivery'),
    ...consuming('REPLAYS', 'orders-note-delivery-again'),
    'dead.orders-note-dispatch',
    'dead.orders-note-delivery',
    '_INBOX_gateway.>',
    '_INBOX_renderer.>',
    '_INBOX_bff-web.>',
    '_INBOX_console.>',
    '_INBOX_tester.>',
  ])
  expect(subscribe).toEqual(['svc.orders.>', 'audit.anchors', '$SRV.>', '_INBOX_orders.>'])
})
