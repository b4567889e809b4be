import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { createService, hear, type Service } from '@galleria/chassis'
import { observatory } from '@galleria/contracts/observatory'
import { orders } from '@galleria/contracts/orders'
import { eventually, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startObservatory } from '../service.ts'

const consumer = 'catalog-rank-bestsellers'
const { example } = orders.events['order.confirmed']
let broker: TestBroker
let service: Service<typeof observatory>
let catalog: Service
const ranked: string[] = []

beforeAll(async () => {
  broker = await startBroker()
  service = await startObservatory(broker.env('observatory'))
  catalog = await createService({ name: 'catalog', env: broker.env('catalog') })
  await catalog.start({ hears: [hear(consumer, orders, 'order.confirmed', ({ id }) => void ranked.push(id))] })
}, 30_000)
afterAll(async () => {
  await catalog.stop()
  await service.stop()
  await broker.stop()
})
afterEach(async () => void (await deadLetter().discard({ which: { all: true } }, testCall())))

const deadLetter = () => broker.client(observatory)['dead-letter']
const list = async (limit = 50, whose?: string) => {
  const answer = await deadLetter().list({ limit, ...(whose ? { consumer: whose } : {}) }, testCall())
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}

/** Announces events that the catalogue cannot read, and waits for their letters. */
async function poison(...ids: string[]): Promise<number[]> {
  for (const id of ids) {
    const headers = { 'ce-id': id, 'ce-source': '/galleria/orders', 'ce-type': 'order-confirmed' }
    await broker.bus.publish(`evt.orders.order.confirmed.${example.orderId}`, '{"orderId":7}', headers, id, 2_000)
  }
  return eventually(async () => {
    const { letters } = await list()
    expect(letters.map(({ eventId }) => eventId)).toEqual(ids.toReversed())
    return letters.map(({ letterId }) => letterId).toReversed()
  })
}

test('letters are listed newest first, and one is opened with what the event said', async () => {
  const [letterId = 0] = await poison('l-1', 'l-2')
  expect(await list()).toMatchObject({
    total: 2,
    letters: [{ eventId: 'l-2' }, { eventId: 'l-1', consumer, deliveries: 1 }],
  })
  expect(await list(1)).toMatchObject({ total: 2, letters: [{ eventId: 'l-2' }] })
  const opened = await deadLetter().get({ letterId }, testCall())
  expect(opened).toMatchObject({ ok: true, value: { letterId, body: '{"orderId":7}', headers: { 'ce-id': 'l-1' } } })
})

test('a consumer that nobody knows, or that is no name at all, has no letters', async () => {
  await poison('u-1')
  for (const whose of ['nobody', '>', '*', 'a.b']) expect(await list(50, whose)).toEqual({ letters: [], total: 0 })
  expect((await list(50, consumer)).total).toBe(1)
})

test('a letter that is not there is unknown at every door', async () => {
  const refused = { ok: false, problem: { code: 'dead-letter-unknown', status: 404 } }
  const which = { letterId: 999_999 }
  expect(await deadLetter().get(which, testCall())).toMatchObject(refused)
  expect(await deadLetter().replay({ which }, testCall())).toMatchObject(refused)
  expect(await deadLetter().discard({ which }, testCall())).toMatchObject(refused)
})

test('all letters of a consumer are replayed at once; those that die again are letters again', async () => {
  const before = await poison('r-1', 'r-2', 'r-3')
  expect(await deadLetter().replay({ which: { consumer } }, testCall())).toMatchObject({ value: { replayed: 3 } })
  await eventually(async () => {
    const { letters, total } = await list()
    expect(total).toBe(3)
    expect(Math.min(...letters.map(({ letterId }) => letterId))).toBeGreaterThan(Math.max(...before))
  })
  expect(await deadLetter().replay({ which: { consumer: 'orders-note-dispatch' } }, testCall())).toMatchObject({
    value: { replayed: 0 },
  })
})

test('a letter that can be read by now has its effect when it is replayed', async () => {
  const headers = { 'ce-id': 'mended', 'ce-source': '/galleria/orders', 'ce-type': 'order-confirmed' }
  await broker.bus.publish(`dead.${consumer}`, JSON.stringify(example), headers, 'mended', 2_000)
  const [letter] = (await list()).letters
  expect(await deadLetter().replay({ which: { letterId: letter?.letterId ?? 0 } }, testCall())).toMatchObject({
    value: { replayed: 1 },
  })
  await eventually(() => expect(ranked).toEqual(['mended']))
  expect((await list()).total).toBe(0)
})

test('letters are discarded singly and all together', async () => {
  const [first = 0] = await poison('d-1', 'd-2', 'd-3')
  const discard = (which: Parameters<ReturnType<typeof deadLetter>['discard']>[0]['which']) =>
    deadLetter().discard({ which }, testCall())
  expect(await discard({ letterId: first })).toMatchObject({ value: { discarded: 1 } })
  expect(await discard({ all: true })).toMatchObject({ value: { discarded: 2 } })
  expect(await list()).toEqual({ letters: [], total: 0 })
})
