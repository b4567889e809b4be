import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Client } from '@galleria/chassis/client/ask'
import type { Answer } from '@galleria/contracts/answer'
import { inventory, type Reservation } from '@galleria/contracts/inventory'
import { shipping } from '@galleria/contracts/shipping'
import { eventually, publishedEvents, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startInventory } from '../service.ts'

const scarce = 'LMP-012-OAK'
const plenty = 'VAS-003-BLU'
const single = 'RUG-001-RED'
let broker: TestBroker
let service: Awaited<ReturnType<typeof startInventory>>
let client: Client<typeof inventory>
let env: Record<string, string>

beforeAll(async () => {
  broker = await startBroker()
  const OPENING_STOCK_FILE = join(broker.folder, 'opening-stock.json')
  await Bun.write(
    OPENING_STOCK_FILE,
    JSON.stringify([
      { sku: scarce, quantity: 7 },
      { sku: plenty, quantity: 500 },
      { sku: single, quantity: 1 },
    ]),
  )
  env = broker.env('inventory', { OPENING_STOCK_FILE, RESERVATION_HOLD_SECONDS: '30' })
  service = await startInventory(env)
  client = broker.client(inventory)
})

afterAll(async () => {
  await service.stop()
  await broker.stop()
})

const order = () => Bun.randomUUIDv7()

async function available(sku: string): Promise<number | undefined> {
  const answer = await client.stock.list({ skus: [sku] }, testCall())
  return answer.ok ? answer.value.levels[0]?.available : undefined
}

test('two hundred people want the last seven lamps: seven get one, and the others are told (I-STK-6)', async () => {
  // Four callers, because each lets fifty of its own through at once and no more than a bulkhead holds.
  const callers = Array.from({ length: 4 }, () => broker.client(inventory))
  const asked = Array.from({ length: 200 }, (_, buyer) =>
    callers[buyer % 4]?.reservation.make({ orderId: order(), lines: [{ sku: scarce, quantity: 1 }] }, testCall()),
  )
  const answers = (await Promise.all(asked)).filter((answer): answer is Answer<Reservation> => answer !== undefined)
  const held = answers.filter(({ ok }) => ok)
  const refused = answers.filter((answer) => !answer.ok && answer.problem.code === 'out-of-stock')
  expect([held.length, refused.length]).toEqual([7, 193])
  expect(refused[0]).toMatchObject({ problem: { errors: [{ field: 'lines.0.sku', reason: 'none left' }] } })
  for (const answer of held)
    if (answer.ok) await client.reservation.commit({ orderId: answer.value.orderId }, testCall())
  expect(await available(scarce)).toBe(0)

  await eventually(async () => {
    const subjects = (await publishedEvents(broker, 'inventory')).map(({ subject }) =>
      subject.split('.').slice(1, 4).join('.'),
    )
    // A checkout has no durable publish to spare: only what was sold is announced.
    expect(subjects).toEqual(Array.from({ length: 7 }, () => 'inventory.reservation.committed'))
  })
})

/** Sells pieces to a new order and says which it is. */
async function sell(quantity: number): Promise<string> {
  const orderId = order()
  await client.reservation.make({ orderId, lines: [{ sku: plenty, quantity }] }, testCall())
  expect(await client.reservation.commit({ orderId }, testCall())).toMatchObject({ ok: true })
  return orderId
}

/** Says what shipping would say, as often as the broker might. */
async function tell(past: 'dispatched' | 'returned', orderId: string, quantity: number): Promise<void> {
  const eventId = order()
  const data = { ...shipping.events[`parcel.${past}`].example, orderId, lines: [{ sku: plenty, quantity }] }
  const attributes = {
    'ce-id': eventId,
    'ce-source': '/galleria/shipping',
    'ce-type': `parcel-${past}`,
    'ce-subject': orderId,
  }
  for (const copy of ['a', 'b']) {
    const subject = `evt.shipping.parcel.${past}.${orderId}`
    await broker.bus.publish(subject, JSON.stringify(data), attributes, `${eventId}-${copy}`, 5_000)
  }
}

async function happenings(orderId: string): Promise<string[]> {
  const all = await publishedEvents(broker, 'inventory')
  return all.filter(({ subject }) => subject.endsWith(orderId)).map(({ subject }) => subject.split('.')[3] ?? '')
}

test('a sale that is cancelled gives its pieces back, once, and is closed', async () => {
  const before = (await available(plenty)) ?? 0
  const orderId = await sell(3)
  const cancelled = await client.reservation.cancel({ orderId }, testCall())
  expect(cancelled).toMatchObject({ ok: true, value: { status: 'cancelled', lines: [{ sku: plenty, quantity: 3 }] } })
  expect(await client.reservation.cancel({ orderId }, testCall())).toEqual(cancelled)
  expect(await available(plenty)).toBe(before)
  expect(await client.reservation.revise({ orderId, lines: [{ sku: plenty, quantity: 1 }] }, testCall())).toMatchObject(
    {
      ok: false,
      problem: { code: 'order-closed' },
    },
  )
  expect(await client.reservation.cancel({ orderId: order() }, testCall())).toMatchObject({
    problem: { code: 'order-unknown' },
  })
})

test('a sale that is revised keeps what is wanted and never takes more', async () => {
  const before = (await available(plenty)) ?? 0
  const orderId = await sell(3)
  const revise = (quantity: number) =>
    client.reservation.revise({ orderId, lines: [{ sku: plenty, quantity }] }, testCall())
  expect(await revise(1)).toMatchObject({
    ok: true,
    value: { status: 'committed', lines: [{ sku: plenty, quantity: 1 }] },
  })
  expect(await available(plenty)).toBe(before - 1)
  expect(await revise(2)).toMatchObject({
    ok: false,
    problem: {
      code: 'invalid-request',
      errors: [{ field: 'lines.0.quantity', reason: 'only 1 of it is sold to this order' }],
    },
  })
})

test('a parcel takes its pieces from the books and brings them back, whichever is heard of first', async () => {
  const before = (await available(plenty)) ?? 0
  const there = await sell(2)
  await tell('dispatched', there, 2)
  await eventually(async () => expect(await happenings(there)).toEqual(['committed', 'dispatched']))
  expect(await available(plenty)).toBe(before - 2)
  expect(await client.reservation.cancel({ orderId: there }, testCall())).toMatchObject({
    problem: { code: 'order-closed' },
  })

  const back = await sell(2)
  await tell('returned', back, 2)
  await eventually(async () => expect(await happenings(back)).toEqual(['committed', 'dispatched', 'restocked']))
  await tell('dispatched', back, 2)
  await tell('returned', there, 2)
  await eventually(async () => expect(await happenings(there)).toEqual(['committed', 'dispatched', 'restocked']))
  expect(await available(plenty)).toBe(before)
  expect(await happenings(back)).toEqual(['committed', 'dispatched', 'restocked'])
})

test('a release that overtakes its make bars it', async () => {
  const orderId = order()
  expect(await client.reservation.release({ orderId }, testCall())).toEqual({
    ok: true,
    value: { orderId, released: false },
  })
  expect(await client.reservation.make({ orderId, lines: [{ sku: plenty, quantity: 1 }] }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'order-closed' },
  })
})

test('asked again with the same lines it is the same hold, with other lines it names the field', async () => {
  const orderId = order()
  const ask = (quantity: number) => client.reservation.make({ orderId, lines: [{ sku: plenty, quantity }] }, testCall())
  const first = await ask(2)
  expect(await ask(2)).toEqual(first)
  expect(await ask(3)).toMatchObject({ ok: false, problem: { code: 'invalid-request', errors: [{ field: 'lines' }] } })
  expect(await client.reservation.release({ orderId }, testCall())).toEqual({
    ok: true,
    value: { orderId, released: true },
  })
  expect(await client.reservation.release({ orderId }, testCall())).toEqual({
    ok: true,
    value: { orderId, released: true },
  })
})

test('lines that add up to more than an order can hold name the quantity', async () => {
  const lines = [
    { sku: plenty, quantity: 60 },
    { sku: plenty, quantity: 40 },
  ]
  expect(await client.reservation.make({ orderId: order(), lines }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'invalid-request', errors: [{ field: 'lines.0.quantity' }] },
  })
})

test('what was sold stays sold over a restart, and a changed file only adds', async () => {
  const orderId = order()
  const before = await available(plenty)
  await client.reservation.make({ orderId, lines: [{ sku: plenty, quantity: 1 }] }, testCall())
  await client.reservation.commit({ orderId }, testCall())
  await service.stop()
  await Bun.write(
    env.OPENING_STOCK_FILE ?? '',
    JSON.stringify([
      { sku: plenty, quantity: 9 },
      { sku: 'CUP-001-WHT', quantity: 3 },
    ]),
  )
  service = await startInventory(env)

  expect(await available(plenty)).toBe((before ?? 0) - 1)
  expect(await available('CUP-001-WHT')).toBe(3)
  expect(await client.reservation.commit({ orderId }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'committed' },
  })
})

test('a variant that was never stocked is out, and each is answered once', async () => {
  expect(await client.stock.list({ skus: ['NIL-001-XX', 'NIL-001-XX'] }, testCall())).toEqual({
    ok: true,
    value: { levels: [{ sku: 'NIL-001-XX', available: 0, level: 'out' }] },
  })
})

/** The last test: nothing is held for long from here on. */
test('a hold lapses by itself, can then not be committed, and its pieces are back', async () => {
  await service.stop()
  service = await startInventory({ ...env, RESERVATION_HOLD_SECONDS: '4' })
  const orderId = order()
  const lines = [{ sku: single, quantity: 1 }]
  expect(await client.reservation.make({ orderId, lines }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'held', lines },
  })
  expect(await available(single)).toBe(0)
  await eventually(async () =>
    expect(
      await client.reservation.make({ orderId: order(), lines: [{ sku: single, quantity: 2 }] }, testCall()),
    ).toMatchObject({
      ok: false,
      problem: { errors: [{ reason: 'only 1 left' }] },
    }),
  )
  expect(await client.reservation.commit({ orderId }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'reservation-lapsed' },
  })
}, 30_000)
