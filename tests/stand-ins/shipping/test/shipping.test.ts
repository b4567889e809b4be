import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call } from '@galleria/chassis/call'
import { systemIds, systemRandom } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import type { Answer } from '@galleria/contracts/answer'
import { type HandClock, handClock, testCall } from '@galleria/testkit'
import { composeShipping, migrations } from '../compose.ts'

const folder = mkdtempSync(join(tmpdir(), 'shipping-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines = [{ sku: 'LMP-012-OAK', quantity: 2 }]
const pace = { packMs: 20_000, carryMs: 45_000, returnMs: 20_000 }
const order = () => Bun.randomUUIDv7()

/** The whole of shipping but the bus, on a clock that stands still until it is moved. */
function open({ clock = handClock(), file = ':memory:' }: { clock?: HandClock; file?: string } = {}) {
  const db = openDatabase({ file, migrations })
  const { answers, hears, chores, outbox } = composeShipping({
    db,
    world: { clock, ids: systemIds, random: systemRandom },
    settings: pace,
  })
  const settled = async <Result>(work: Promise<Result> | Result): Promise<Result> => {
    const [result] = await Promise.all([work, clock.pass(0)])
    return result
  }
  return {
    db,
    clock,
    confirm: (orderId: string, eventId = order(), call = testCall()) =>
      settled(
        hears[0]?.handle(
          {
            id: eventId,
            type: 'order-confirmed',
            time: '',
            subject: orderId,
            data: { orderId, lines } as never,
            delivery: 1,
          },
          call,
        ),
      ),
    cancel: (orderId: string, call = testCall()) => settled(answers['parcel.cancel']({ orderId }, call)),
    revise: (orderId: string, revision: number, quantity: number) =>
      settled(answers['parcel.revise']({ orderId, revision, lines: [{ sku: 'LMP-012-OAK', quantity }] }, testCall())),
    get: (orderId: string) => settled(answers['parcel.get']({ orderId }, testCall())) as Promise<Answer<unknown>>,
    outbox,
    work: () => settled(chores[0]?.run(testCall())),
    announced: () => outbox.waiting(100).map(({ event, data }) => ({ event, data: JSON.parse(data) })),
  }
}

/** A request that is traced, as its `traceparent` says. */
function tracedCall(traceparent: string): Call {
  const call = testCall()
  return { ...call, trace: { ...call.trace, sampled: true, traceparent } }
}

/** What was announced of whole parcels. */
const happenings = (house: ReturnType<typeof open>) =>
  house.announced().flatMap(({ event }) => (event === 'parcel.scanned' ? [] : [event]))

test('an order that is bought is packed, sent and delivered, each in its time and each announced once', async () => {
  const house = open()
  const orderId = order()
  await house.confirm(orderId)
  expect(await house.get(orderId)).toMatchObject({ ok: true, value: { status: 'planned', lines } })
  await house.clock.pass(19_999)
  await house.work()
  expect(happenings(house)).toEqual(['parcel.planned'])
  await house.clock.pass(1)
  await house.work()
  await house.work()
  expect(await house.get(orderId)).toMatchObject({
    value: { status: 'dispatched', trackingNumber: expect.stringMatching(/^GP-\d{4}-\d{4}-\d{4}$/) },
  })
  await house.clock.pass(45_000)
  await house.work()
  await house.work()
  expect(happenings(house)).toEqual(['parcel.planned', 'parcel.dispatched', 'parcel.delivered'])
  const [planned, dispatched, delivered] = house.announced().filter(({ event }) => event !== 'parcel.scanned')
  expect(dispatched?.data).toMatchObject({ ...planned?.data, carrier: 'Glasshouse Parcel' })
  expect(delivered?.data).toEqual(dispatched?.data)
  expect(await house.cancel(orderId)).toMatchObject({ ok: false, problem: { code: 'parcel-delivered' } })
})

test('the same news twice, under one id or two, plans one parcel', async () => {
  const house = open()
  const orderId = order()
  const eventId = order()
  await house.confirm(orderId, eventId)
  await house.confirm(orderId, eventId)
  await house.confirm(orderId)
  expect(happenings(house)).toEqual(['parcel.planned'])
  expect(house.db.query('SELECT count(*) AS keys FROM inbox').get()).toEqual({ keys: 2 })
})

describe('a cancellation', () => {
  test('that overtakes the news of its order bars the parcel, and nobody is told of one that never was', async () => {
    const house = open()
    const orderId = order()
    expect(await house.cancel(orderId)).toEqual({ ok: true, value: { orderId, outcome: 'cancelled' } })
    await house.confirm(orderId)
    await house.clock.pass(100_000)
    await house.work()
    expect(await house.get(orderId)).toMatchObject({ value: { status: 'cancelled', lines: [] } })
    expect(happenings(house)).toEqual([])
  })

  test('of a parcel on its way brings it back to the house', async () => {
    const house = open()
    const orderId = order()
    await house.confirm(orderId)
    await house.clock.pass(20_000)
    await house.work()
    expect(await house.cancel(orderId)).toEqual({ ok: true, value: { orderId, outcome: 'returning' } })
    await house.clock.pass(20_000)
    await house.work()
    expect(await house.cancel(orderId)).toEqual({ ok: true, value: { orderId, outcome: 'returning' } })
    expect(happenings(house)).toEqual(['parcel.planned', 'parcel.dispatched', 'parcel.returned'])
  })
})

test('a revision says what is packed, before and after the news of its order, and until the parcel has left', async () => {
  const house = open()
  const early = order()
  await house.revise(early, 1, 1)
  expect(await house.get(early)).toMatchObject({ ok: false, problem: { code: 'parcel-unknown' } })
  await house.confirm(early)
  expect(await house.get(early)).toMatchObject({ value: { lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] } })

  const late = order()
  await house.confirm(late)
  await house.revise(late, 2, 1)
  expect(await house.revise(late, 1, 2)).toEqual({
    ok: true,
    value: { orderId: late, lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
  })
  await house.clock.pass(20_000)
  await house.work()
  expect(await house.revise(late, 2, 1)).toMatchObject({ ok: true })
  expect(await house.revise(late, 3, 1)).toMatchObject({ ok: false, problem: { code: 'parcel-dispatched' } })
  expect(house.announced().findLast(({ event }) => event !== 'parcel.scanned')).toMatchObject({
    event: 'parcel.dispatched',
    data: { lines: [{ sku: 'LMP-012-OAK', quantity: 1 }] },
  })
})

test('a move that cannot be announced is not made, holds up no other parcel, and is made later', async () => {
  const house = open()
  const [first, second] = [order(), order()]
  await house.confirm(first)
  await house.confirm(second)
  house.db.run(`CREATE TRIGGER full BEFORE INSERT ON outbox WHEN NEW.aggregate_id = '${first}'
    BEGIN SELECT raise(ABORT, 'no room'); END`)
  await house.clock.pass(20_000)
  await expect(house.work()).rejects.toThrow('no room')
  expect(await house.get(first)).toMatchObject({ value: { status: 'planned' } })
  expect(await house.get(second)).toMatchObject({ value: { status: 'dispatched' } })
  house.db.run('DROP TRIGGER full')
  await house.work()
  expect(await house.get(first)).toMatchObject({ value: { status: 'dispatched' } })
})

test('killed before its moves are on the disk, shipping makes them once when it comes back', async () => {
  const file = join(folder, 'shipping.sqlite')
  const clock = handClock()
  const house = open({ clock, file })
  const orderId = order()
  await house.confirm(orderId)
  await house.clock.pass(20_000)

  // The clock of a process that was killed never calls back, so what it had begun is never committed.
  const dying = open({ clock: { ...clock, now: clock.now, after: () => () => {} }, file })
  void dying.work()
  await clock.pass(0)
  dying.db.close()

  const revived = open({ clock, file })
  await revived.work()
  await revived.work()
  expect(happenings(revived)).toEqual(['parcel.planned', 'parcel.dispatched'])
  revived.db.close()
  house.db.close()
})

test('what a parcel does by itself continues the trace in which it was last spoken of', async () => {
  const house = open()
  const [told, untold] = [order(), order()]
  await house.confirm(told, order(), tracedCall('00-a'))
  await house.confirm(untold)
  await house.clock.pass(20_000)
  await house.work()
  await house.cancel(told, tracedCall('00-b'))
  await house.clock.pass(20_000)
  await house.work()

  const traces = (orderId: string) =>
    house.outbox
      .waiting(100)
      .flatMap(({ aggregate_id, event, traceparent }) =>
        aggregate_id === orderId && event !== 'parcel.scanned' ? [[event, traceparent]] : [],
      )
  expect(traces(told)).toEqual([
    ['parcel.planned', '00-a'],
    ['parcel.dispatched', '00-a'],
    ['parcel.returned', '00-b'],
  ])
  expect(traces(untold).map(([, traceparent]) => traceparent)).toEqual([null, null])
})

test('parcels that are due come longest due first, by way of the index', () => {
  const { db } = open()
  const plan = db
    .query<{ detail: string }, []>(
      'EXPLAIN QUERY PLAN SELECT order_id FROM parcels WHERE due_at <= 1 ORDER BY due_at LIMIT 1',
    )
    .all()
  expect(plan.map(({ detail }) => detail).join()).toContain('parcels_due')
})
