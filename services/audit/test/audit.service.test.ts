import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guestName } from '@galleria/chassis/audit/guest-name'
import type { AuditBatch } from '@galleria/contracts/audit'
import { eventually } from '@galleria/testkit'
import { mina } from './a-folder.ts'
import { type RunningKeeper, startRunningKeeper } from './running-keeper.ts'

let shop: RunningKeeper
beforeAll(async () => {
  shop = await startRunningKeeper()
}, 30_000)
afterAll(() => shop.stop())

test('what a process writes down is kept, and found by what it is about, newest first', async () => {
  const orders = await shop.aWriter('orders')
  await orders.start()
  orders.write('cart-1', 'cart-2', 'cart-1')
  // Of the last of the three: what follows is that the writer is a witness, at any time.
  const { sequence: last, hash } = orders.trail.head()
  await shop.wholeChain('orders', orders.trail)
  const found = await shop.entries({ objectId: 'cart-1', action: 'cart.changed' })
  expect(found.map(({ sequence }) => sequence)).toEqual([last, last - 2])
  expect(found[0]).toMatchObject({
    writer: 'orders',
    action: 'cart.changed',
    principal: { ...mina.principal, id: guestName(mina.principal.id) },
    outcome: 'done',
    hash,
  })
  await orders.stop()
})

test('heads are anchored, all writers are witnesses of it, and a shop in which nothing happens comes to rest', async () => {
  const orders = await shop.aWriter('orders')
  await orders.start()
  orders.write('cart-3')
  const { sequence } = orders.trail.head()
  const anchor = await eventually(async () => {
    const [newest] = await shop.entries({ writer: 'audit', action: 'audit.anchored' })
    expect(Number(String(newest?.after?.orders).split(':')[0])).toBeGreaterThanOrEqual(sequence)
    return newest
  })
  await eventually(async () => {
    const [witnessed] = await shop.entries({ writer: 'orders', action: 'audit.witnessed' })
    expect(witnessed?.after).toEqual({ sequence: anchor?.sequence as number, hash: anchor?.hash as string })
  })
  const before = orders.trail.head()
  // Several times as long as the heads wait to be anchored.
  await Bun.sleep(800)
  expect(orders.trail.head()).toEqual(before)
  await orders.stop()
})

test('what was written while the keeper was away is kept when it is back', async () => {
  const orders = await shop.aWriter('orders')
  await orders.start()
  await shop.whileAway(async () => {
    orders.write('cart-4', 'cart-5')
    await eventually(() => expect(orders.trail.depth()).toBe(0))
  })
  await shop.wholeChain('orders', orders.trail)
  await orders.stop()
})

test('entries that come again, or in other portions, count once', async () => {
  const payments = await shop.aWriter('payments')
  payments.write('p-1', 'p-2', 'p-3')
  const batch = (from: number, to: number): AuditBatch => ({
    writer: 'payments',
    entries: payments.trail.waiting(9).slice(from, to),
  })
  for (const [from, to] of [
    [0, 2],
    [0, 2],
    [1, 3],
    [0, 3],
  ] as const)
    await shop.send('payments', batch(from, to))
  await eventually(async () => expect(await shop.keptOf('payments')).toBe(3))
  expect((await shop.entries({ writer: 'payments' })).map(({ sequence }) => sequence)).toEqual([3, 2, 1])
  expect((await shop.heads()).broken).toEqual([])
  await payments.stop()
})

test('a gap is waited for, told, and asked after until it is filled', async () => {
  const inventory = await shop.aWriter('inventory')
  inventory.write('r-1', 'r-2', 'r-3')
  // As if the stream had taken them in and lost them before the keeper had them.
  inventory.trail.markSent(3)
  inventory.write('r-4')
  await inventory.start()
  await eventually(async () => {
    const [missed] = await shop.entries({ action: 'audit.missed', objectId: 'inventory' })
    expect(missed?.after).toEqual({ after: 0, seen: 4 })
  })
  await shop.wholeChain('inventory', inventory.trail)
  expect(inventory.trail.head().sequence).toBeGreaterThanOrEqual(4)
  await eventually(async () => expect(await shop.metric('galleria_audit_gaps')).toBe(0))
  expect((await shop.heads()).broken).toEqual([])
  await inventory.stop()
})

test('a broker that has lost everything is given every chain again', async () => {
  const orders = await shop.aWriter('orders')
  await orders.start()
  await shop.broker.crash()
  orders.write('cart-6')
  await shop.broker.revive({ wiped: true })
  orders.write('cart-7')
  await shop.wholeChain('orders', orders.trail)
  expect((await shop.heads()).broken).toEqual([])
  await orders.stop()
}, 40_000)

test.each(['after-commit-before-audit 1', 'after-audit-before-mark 1'])(
  'a writer that is killed %s leaves nothing out, and nothing twice',
  async (death) => {
    const env = shop.broker.env('catalog', { FAIL_POINTS: 'allowed' })
    mkdirSync(env.DATA_DIR ?? '', { recursive: true })
    writeFileSync(join(env.DATA_DIR ?? '', 'fail-point'), death)
    const run = () =>
      Bun.spawn([process.execPath, join(import.meta.dir, 'children/writer.ts')], {
        env: { ...env, PATH: process.env.PATH ?? '' },
        stdout: 'ignore',
        stderr: 'ignore',
      })
    const before = await shop.keptOf('catalog')
    const killed = run()
    await killed.exited
    expect(killed.signalCode).toBe('SIGKILL')
    const next = run()
    await eventually(async () => expect(await shop.keptOf('catalog')).toBeGreaterThanOrEqual(before + 6), {
      withinMs: 10_000,
    })
    next.kill('SIGTERM')
    expect(await next.exited).toBe(0)
    const changed = await shop.entries({ writer: 'catalog', action: 'cart.changed' })
    expect(changed.length).toBe(death.startsWith('after-commit') ? 6 : 12)
    expect((await shop.heads()).broken).toEqual([])
  },
  30_000,
)
