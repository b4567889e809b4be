import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Client } from '@galleria/chassis/client/ask'
import { orders } from '@galleria/contracts/orders'
import { shipping } from '@galleria/contracts/shipping'
import { eventually, publishedEvents, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startShipping } from '../service.ts'

let broker: TestBroker
let service: Awaited<ReturnType<typeof startShipping>>
let client: Client<typeof shipping>
let env: Record<string, string>

beforeAll(async () => {
  broker = await startBroker()
  env = broker.env('shipping', { PACK_SECONDS: '0.3', CARRY_SECONDS: '0', RETURN_SECONDS: '0' })
  service = await startShipping(env)
  client = broker.client(shipping)
})

afterAll(async () => {
  await service.stop()
  await broker.stop()
})

const order = () => Bun.randomUUIDv7()

async function confirm(orderId: string, data: object = orders.events['order.confirmed'].example): Promise<void> {
  const eventId = order()
  const attributes = { 'ce-id': eventId, 'ce-type': 'order-confirmed', 'ce-subject': orderId }
  const subject = `evt.orders.order.confirmed.${orderId}`
  await broker.bus.publish(subject, JSON.stringify({ ...data, orderId }), attributes, eventId, 5_000)
}

async function happenings(orderId: string): Promise<string[]> {
  const all = await publishedEvents(broker, 'shipping')
  return all.filter(({ subject }) => subject.endsWith(orderId)).map(({ subject }) => subject.split('.')[3] ?? '')
}

test('an order that is bought gets a parcel, which is sent and delivered', async () => {
  const orderId = order()
  await confirm(orderId)
  await eventually(async () => expect(await happenings(orderId)).toEqual(['planned', 'dispatched', 'delivered']))
  expect(await client.parcel.get({ orderId }, testCall())).toMatchObject({
    ok: true,
    value: { orderId, status: 'delivered', carrier: 'Glasshouse Parcel' },
  })
  expect(await client.parcel.cancel({ orderId }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'parcel-delivered' },
  })
})

test('an order that was bought before deliveries were told is sent too', async () => {
  const orderId = order()
  const { lines, total } = orders.events['order.confirmed'].example
  await confirm(orderId, { lines, total })
  await eventually(async () => expect(await happenings(orderId)).toContain('delivered'))
})

test('what is cancelled or revised before anybody heard of it is remembered over a restart', async () => {
  const [cancelled, revised] = [order(), order()]
  const lines = [{ sku: 'LMP-012-OAK', quantity: 1 }]
  expect(await client.parcel.cancel({ orderId: cancelled }, testCall())).toMatchObject({
    ok: true,
    value: { outcome: 'cancelled' },
  })
  expect(await client.parcel.revise({ orderId: revised, revision: 1, lines }, testCall())).toEqual({
    ok: true,
    value: { orderId: revised, lines },
  })
  await service.stop()
  service = await startShipping(env)

  await confirm(cancelled)
  await confirm(revised)
  await eventually(async () => expect(await happenings(revised)).toContain('delivered'))
  expect(await client.parcel.get({ orderId: revised }, testCall())).toMatchObject({ value: { lines } })
  expect(await client.parcel.get({ orderId: cancelled }, testCall())).toMatchObject({ value: { status: 'cancelled' } })
  expect(await happenings(cancelled)).toEqual([])
})

test('nobody has heard of a parcel that was never spoken of', async () => {
  expect(await client.parcel.get({ orderId: order() }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'parcel-unknown' },
  })
})
