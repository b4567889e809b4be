import { expect, test } from 'bun:test'
import type { RemoteRow } from '@galleria/contracts/frontends'
import { createFrontends } from './frontends.ts'
import { RemoteClosed } from './load-failure.ts'

const orders: RemoteRow = {
  name: 'orders',
  build: 'aaa',
  enabled: true,
  entry: '/frontends/orders/aaa/remoteEntry.js',
  integrity: {},
  css: {},
  routes: [],
  widgets: {},
  preload: {},
  shared: {},
  browserOnly: [],
}
const module = { default: {} }

test('two widgets that want the same module share one load, and later it is at hand', async () => {
  let loads = 0
  const load = async () => {
    loads++
    return module
  }
  const frontends = createFrontends({ registry: { remotes: [orders] }, load, ask: async () => undefined })

  await Promise.all([frontends.load('orders', 'buy-button'), frontends.load('orders', 'buy-button')])

  expect(loads).toBe(1)
  expect(frontends.loaded('orders', 'buy-button')).toBe(module)
})

test('a load that failed is forgotten, so that the next one may succeed', async () => {
  let broken = true
  const load = async () => {
    if (broken) throw new Error('down')
    return module
  }
  const frontends = createFrontends({ registry: { remotes: [orders] }, load, ask: async () => undefined })

  await expect(frontends.load('orders', 'buy-button')).rejects.toThrow('down')
  broken = false
  expect(await frontends.load('orders', 'buy-button')).toBe(module)
})

test('a remote that was switched off is closed, and opens when the registry says so', async () => {
  const frontends = createFrontends({
    registry: { remotes: [{ ...orders, enabled: false }] },
    load: async () => module,
    ask: async () => ({ remotes: [orders] }),
  })

  await expect(frontends.load('orders', 'buy-button')).rejects.toBeInstanceOf(RemoteClosed)
  await frontends.refresh()
  expect(await frontends.load('orders', 'buy-button')).toBe(module)
})

test('a registry that cannot be had leaves the last one standing', async () => {
  const frontends = createFrontends({
    registry: { remotes: [orders] },
    load: async () => module,
    ask: async () => undefined,
  })

  await frontends.refresh()

  expect(frontends.row('orders')).toEqual(orders)
})
