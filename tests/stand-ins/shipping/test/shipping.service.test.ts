import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Client } from '@galleria/chassis/client/ask'
import { orders } from '@galleria/contracts/orders'
import { shipping } from '@galleria/contracts/shipping'
import { bunCommand } from '@galleria/infra/command'
import {
  canRun,
  eventually,
  publishedEvents,
  type RunningProcess,
  startBroker,
  startProcess,
  type TestBroker,
  testCall,
} from '@galleria/testkit'
import { root } from '../../../runner/command.ts'

const standIn = { about: 'the stand-in', command: bunCommand('tests/stand-ins/shipping/service.ts', root) }
const service = { about: 'the service', command: undefined }
const implementations = (await canRun('shipping')) ? [service, standIn] : [standIn]

describe.each(implementations)('shipping ($about)', ({ command }) => {
  const env = { PACK_SECONDS: '0.3', CARRY_SECONDS: '0', RETURN_SECONDS: '0' }
  let broker: TestBroker
  let running: RunningProcess
  let client: Client<typeof shipping>

  const start = () => startProcess(broker, 'shipping', { env, ...(command ? { command } : {}) })

  beforeAll(async () => {
    broker = await startBroker()
    running = await start()
    client = broker.client(shipping)
  }, 120_000)

  afterAll(async () => {
    await running.stop()
    await broker.stop()
  })

  const order = () => Bun.randomUUIDv7()

  async function confirm(orderId: string, data: object = orders.events['order.confirmed'].example): Promise<void> {
    const eventId = order()
    const attributes = {
      'ce-id': eventId,
      'ce-source': '/galleria/orders',
      'ce-type': 'order-confirmed',
      'ce-subject': orderId,
    }
    const subject = `evt.orders.order.confirmed.${orderId}`
    await broker.bus.publish(subject, JSON.stringify({ ...data, orderId }), attributes, eventId, 5_000)
  }

  async function announced(orderId: string) {
    return (await publishedEvents(broker, 'shipping')).filter(({ subject }) => subject.endsWith(orderId))
  }

  /** What happened to the parcel as a whole. */
  async function happenings(orderId: string): Promise<string[]> {
    const all = (await announced(orderId)).map(({ subject }) => subject.split('.')[3] ?? '')
    return all.filter((past) => past !== 'scanned')
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
    await confirm(orderId, { lines: lines.map(({ sku, quantity }) => ({ sku, quantity })), total })
    await eventually(async () => expect(await happenings(orderId)).toContain('delivered'))
  })

  test('what is too heavy for one pair of hands is sent in two packages, each of which can be followed', async () => {
    const orderId = order()
    const lines = [{ sku: 'SHF-001-OAK', quantity: 3, weightGrams: 14_000, volumeCm3: 60_000 }]
    const address = { street: 'Torstraße 1', postalCode: '24103', city: 'Kiel', countryCode: 'DE' }
    const { total } = orders.events['order.confirmed'].example
    await confirm(orderId, { lines, total, delivery: { kind: 'home', address } })
    await eventually(async () => expect(await happenings(orderId)).toContain('delivered'))
    const parcel = await client.parcel.get({ orderId }, testCall())
    if (!parcel.ok) throw new Error('there is no parcel')
    const { packages = [], trackingNumber } = parcel.value
    expect(packages.map(({ number, weightGrams, status }) => ({ number, weightGrams, status }))).toEqual([
      { number: 1, weightGrams: 28_000, status: 'delivered' },
      { number: 2, weightGrams: 14_000, status: 'delivered' },
    ])
    const [first, second] = packages
    expect(first?.trackingNumber).toBe(trackingNumber as string)
    expect(second?.trackingNumber).not.toBe(trackingNumber as string)

    const scans = (await announced(orderId)).filter(({ subject }) => subject.includes('.scanned.'))
    const ofSecond = scans.map(({ data }) => shipping.events['parcel.scanned'].data.parse(data)).filter(isSecond)
    expect(ofSecond.map(({ status, place, of }) => [status, place, of])).toEqual([
      ['collected', 'Berlin', 2],
      ['in-transit', 'Leipzig', 2],
      ['out-for-delivery', 'Kiel', 2],
      ['delivered', 'Kiel', 2],
    ])
  })

  test('a delivery is quoted, and where nobody delivers nothing is', async () => {
    const { example } = shipping.endpoints['delivery.quote']
    const quoted = await client.delivery.quote(example.request, testCall())
    expect(quoted).toMatchObject({ ok: true, value: { weightGrams: 2_400, volumeCm3: 18_000 } })
    expect(quoted.ok && quoted.value.options.map(({ service, price }) => [service, price.cents])).toEqual([
      ['economy', 490],
      ['standard', 590],
      ['express', 1390],
    ])
    const nowhere = { ...example.request, destination: { countryCode: 'AQ' } }
    expect(await client.delivery.quote(nowhere, testCall())).toMatchObject({
      problem: { code: 'destination-unserved' },
    })
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
    expect(await running.stop()).toBe(0)
    running = await start()

    await confirm(cancelled)
    await confirm(revised)
    await eventually(async () => expect(await happenings(revised)).toContain('delivered'))
    expect(await client.parcel.get({ orderId: revised }, testCall())).toMatchObject({ value: { lines } })
    expect(await client.parcel.get({ orderId: cancelled }, testCall())).toMatchObject({
      value: { status: 'cancelled' },
    })
    expect(await happenings(cancelled)).toEqual([])
  })

  test('nobody has heard of a parcel that was never spoken of', async () => {
    expect(await client.parcel.get({ orderId: order() }, testCall())).toMatchObject({
      ok: false,
      problem: { code: 'parcel-unknown' },
    })
  })
})

function isSecond({ number }: { readonly number: number }): boolean {
  return number === 2
}
