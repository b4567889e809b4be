import { expect, test } from 'bun:test'
import { allProcesses, processNamed } from '../topology.ts'
import { movedPorts, portWishes, wishesOf } from './port-plan.ts'
import { choosePorts, isFree } from './ports.ts'

test('a wanted port that is in use is moved, and it is said', async () => {
  using taken = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response('first') })
  const wanted = taken.port ?? 0
  const ports = await choosePorts([{ key: 'gateway-1', wanted }])
  expect(ports.get('gateway-1')?.port).not.toBe(wanted)
  expect(movedPorts(ports)).toEqual([{ instance: 'gateway-1', wanted, port: ports.get('gateway-1')?.port ?? 0 }])
})

test('a port that somebody holds on every address counts as in use', async () => {
  using taken = Bun.serve({ port: 0, hostname: '0.0.0.0', fetch: () => new Response('first') })
  expect(await isFree(taken.port ?? 0)).toBe(false)
})

test('a wanted port that is free is taken, and no two processes get one', async () => {
  const free = (await choosePorts([{ key: 'any', wanted: 0 }])).get('any')?.port ?? 0
  const ports = await choosePorts([
    ...Array.from({ length: 20 }, (_, i) => ({ key: `p-${i}`, wanted: 0 })),
    { key: 'gateway-1', wanted: free },
  ])
  expect(ports.get('gateway-1')).toEqual({ port: free, wanted: free, moved: false })
  expect(new Set([...ports.values()].map(({ port }) => port)).size).toBe(21)
})

test('every process of ours gets an admin port, an outside system does not', () => {
  const keys = portWishes(allProcesses, {}).map(({ key }) => key)
  expect(keys).toContain('orders-1:admin')
  expect(keys).toContain('psp-simulator-1')
  expect(keys).not.toContain('psp-simulator-1:admin')
  expect(keys).not.toContain('orders-1')
})

test('only the first instance gets the port that people know, unless another is wanted', () => {
  const gateway = processNamed('gateway')
  expect(wishesOf(gateway, 1, {})[0]).toEqual({ key: 'gateway-1', wanted: 8080 })
  expect(wishesOf(gateway, 1, { gateway: 0 })[0]).toEqual({ key: 'gateway-1', wanted: 0 })
  expect(wishesOf(gateway, 2, {})[0]).toEqual({ key: 'gateway-2', wanted: 0 })
})
