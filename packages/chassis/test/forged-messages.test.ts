import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { createService, type Service } from '@galleria/chassis'
import { done } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { shipping } from '@galleria/contracts/shipping'
import { eventually, startBroker, type TestBroker } from '@galleria/testkit'
import { connectToNats } from '../src/bus/nats-connection.ts'
import { deadLetterStream } from '../src/dead-letters/names.ts'
import { schemaOf, sourceOf } from '../src/service/provenance.ts'
import { hear } from '../src/service/reaction.ts'
import { createLogger } from '../src/telemetry/logger.ts'

// Where the broker is asked for something, it sends the answer to whatever subject the asker names, and asks no table whether the
// asker may publish there. So everything that a process may ask of the broker is tried here as a way to somebody else's subjects.

const confirmed = orders.events['order.confirmed'].example
const subject = (orderId: string) => `evt.orders.order.confirmed.${orderId}`
const good = { 'ce-source': sourceOf('orders'), 'ce-type': 'order-confirmed', 'ce-subject': confirmed.orderId }

let broker: TestBroker
let carrier: Service<typeof shipping>
let shelves: Service<typeof inventory>
let payments: Awaited<ReturnType<typeof connectToNats>>
const heard: string[] = []
let released = 0

beforeAll(async () => {
  broker = await startBroker()
  const hears = [hear('shipping-plan-parcel', orders, 'order.confirmed', ({ id }) => void heard.push(id))]
  carrier = await createService({ name: 'shipping', contract: shipping, env: broker.env('shipping') })
  const answersOf = (contract: typeof shipping | typeof inventory) =>
    Object.fromEntries(
      Object.entries(contract.endpoints).map(([key, { example }]) => [
        key,
        () => {
          if (key === 'reservation.release') released += 1
          return done(example.reply)
        },
      ]),
    )
  await carrier.start({ answers: answersOf(shipping) as never, hears })
  shelves = await createService({ name: 'inventory', contract: inventory, env: broker.env('inventory') })
  await shelves.start({ answers: answersOf(inventory) as never })
  payments = await connectAs('payments')
  // Something that payments may have delivered to itself, or to wherever it says.
  const parcel = shipping.events['parcel.dispatched'].example
  const attributes = { 'ce-id': 'p-1', 'ce-source': sourceOf('shipping'), 'ce-type': 'parcel-dispatched' }
  await publish(`evt.shipping.parcel.dispatched.${parcel.orderId}`, JSON.stringify(parcel), attributes)
})
afterAll(async () => {
  await payments.close()
  await carrier.stop()
  await shelves.stop()
  await broker.stop()
})
afterEach(() => {
  heard.length = 0
})

/** Everything that payments may ask of the broker. */
const requests = [
  ['$JS.API.CONSUMER.MSG.NEXT.SHIPPING_EVENTS.payments-capture', '{"batch":1}'],
  ['$JS.API.CONSUMER.INFO.SHIPPING_EVENTS.payments-capture', ''],
  ['$JS.API.STREAM.INFO.PAYMENTS_EVENTS', ''],
  ['$JS.API.STREAM.INFO.AUDIT', ''],
  ['audit.payments', '{}'],
  ['evt.payments.payment.captured.o-1', '{}'],
] as const

test('[N3] what the broker is made to send under the subject of an event is stored, parked by whoever hears it, and has no effect', async () => {
  const [stored, parked] = [await messagesIn('ORDERS_EVENTS'), await messagesIn(deadLetterStream)]
  for (const [ask, body] of requests) payments.publish(ask, body, { reply: subject('o-1') })
  await payments.flush()
  // The attempt is a real one: the broker has sent each of them, and the stream has taken it.
  await eventually(async () => expect(await messagesIn('ORDERS_EVENTS')).toBe(stored + requests.length))
  await publish(subject(confirmed.orderId), JSON.stringify(confirmed), { ...good, 'ce-id': 'genuine' })
  await eventually(() => expect(heard).toEqual(['genuine']))
  // What was sent on from another stream is kept under its old subject, where nobody hears it; the others are parked.
  await eventually(async () => expect(await messagesIn(deadLetterStream)).toBe(parked + requests.length - 1))
  expect(heard).toEqual(['genuine'])
})

test('[N3] what the broker is made to send to an endpoint is refused there', async () => {
  const before = await asksSeen()
  for (const [ask, body] of requests) payments.publish(ask, body, { reply: 'svc.inventory.reservation.release' })
  await payments.flush()
  await eventually(async () => expect(await asksSeen()).toBeGreaterThanOrEqual(before + requests.length - 1))
  expect(released).toBe(0)
})

test('[N3] [N4] the broker takes no orders from itself: a reply cannot purge or delete a stream, or make a consumer', async () => {
  const before = await messagesIn('SHIPPING_EVENTS')
  const orders = [
    'STREAM.PURGE.SHIPPING_EVENTS',
    'STREAM.DELETE.SHIPPING_EVENTS',
    'CONSUMER.DELETE.SHIPPING_EVENTS.payments-capture',
  ]
  for (const order of orders)
    for (const [ask, body] of requests) payments.publish(ask, body, { reply: `$JS.API.${order}` })
  await payments.flush()
  await Promise.all([payments.flush(), broker.bus.ask('$JS.API.INFO', '', {}, 10_000)])
  expect(await messagesIn('SHIPPING_EVENTS')).toBe(before)
  const told = await broker.bus.ask('$JS.API.CONSUMER.INFO.SHIPPING_EVENTS.payments-capture', '', {}, 10_000)
  expect(JSON.parse(told.text())).not.toHaveProperty('error')
})

test('[N3] with a watch of its bucket a process could ask anything of anybody, so its owner may not watch', async () => {
  const asked: (string | undefined)[] = []
  await broker.bus.watch('svc.orders.order.place', (message) => void asked.push(message.header('authorization')))
  await publish('$KV.web_sessions.x', '{}', { authorization: 'Bearer whatever' })
  const config = { deliver_subject: 'svc.orders.order.place', ack_policy: 'none' }
  const consumer = JSON.stringify({ stream_name: 'KV_web_sessions', config })
  await broker.bus.ask('$JS.API.CONSUMER.CREATE.KV_web_sessions', consumer, {}, 10_000)
  await eventually(() => expect(asked).toEqual(['Bearer whatever']))

  const web = await connectAs('bff-web')
  for (const api of [
    'CONSUMER.CREATE.KV_web_sessions',
    'CONSUMER.CREATE.KV_web_sessions.w',
    'DIRECT.GET.KV_web_sessions',
  ])
    await expect(web.request(`$JS.API.${api}`, consumer, { timeout: 10_000 })).rejects.toThrow(/permission/i)
  await web.close()
})

test.each([
  ['another context has announced', { 'ce-source': sourceOf('payments') }],
  ['nobody has announced', { 'ce-source': '' }],
  ['is of another kind', { 'ce-type': 'order-placed' }],
  ['keeps to the schema of something else', { 'ce-dataschema': schemaOf('orders', 'order-placed', 1) }],
  ['keeps to no version of its schema', { 'ce-dataschema': schemaOf('orders', 'order-confirmed', 'latest') }],
  ['keeps to a version before the first', { 'ce-dataschema': schemaOf('orders', 'order-confirmed', 0) }],
  ['is about another order than its subject', { 'ce-subject': 'o-2' }],
])('[N7] an event that %s is parked', async (_why, wrong) => {
  const parked = await messagesIn(deadLetterStream)
  await publish(subject(confirmed.orderId), JSON.stringify(confirmed), {
    ...good,
    'ce-id': crypto.randomUUID(),
    ...wrong,
  })
  await eventually(async () => expect(await messagesIn(deadLetterStream)).toBe(parked + 1))
  expect(heard).toEqual([])
})

test('[N7] an event of a later version of its schema is heard, since versions grow by added fields alone', async () => {
  const later = { ...good, 'ce-id': 'later', 'ce-dataschema': schemaOf('orders', 'order-confirmed', 9) }
  await publish(subject(confirmed.orderId), JSON.stringify({ ...confirmed, gift: true }), later)
  await eventually(() => expect(heard).toEqual(['later']))
})

test('[N7] an event that is too long is refused by its stream', async () => {
  const long = JSON.stringify({ ...confirmed, padding: 'x'.repeat(200_000) })
  await expect(publish(subject(confirmed.orderId), long, { ...good, 'ce-id': 'long' })).rejects.toThrow()
  expect(heard).toEqual([])
})

function connectAs(name: 'payments' | 'bff-web') {
  return connectToNats({
    url: broker.url,
    name,
    seedFile: broker.env(name).NATS_NKEY_SEED_FILE,
    connectWithinMs: 10_000,
    log: createLogger(name, name, 'silent'),
  })
}

function publish(to: string, text: string, headers: Record<string, string>): Promise<void> {
  return broker.bus.publish(to, text, headers, crypto.randomUUID(), 10_000)
}

async function messagesIn(stream: string): Promise<number> {
  const reply = await broker.bus.ask(`$JS.API.STREAM.INFO.${stream}`, '', {}, 10_000)
  return (JSON.parse(reply.text()) as { state: { messages: number } }).state.messages
}

/** How many asks the endpoint has been handed so far, by its own count. */
async function asksSeen(): Promise<number> {
  const metrics = await (await fetch(`${shelves.adminUrl}/metrics`)).text()
  const lines = [...metrics.matchAll(/^rpc_server_call_duration_seconds_count\{[^}]*release[^}]*\} (\d+)$/gm)]
  return lines.reduce((sum, [, count]) => sum + Number(count), 0)
}
