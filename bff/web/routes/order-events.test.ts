import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { realWorld } from '@galleria/chassis/ports/index'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { Order } from '@galleria/contracts/web'
import { eventually, handClock } from '@galleria/testkit'
import { appUnderTest, asMina, mina } from '../test/app-under-test.ts'
import { readEvents } from '../test/read-events.ts'

const example = Order.parse(orders.endpoints['order.get'].example.reply)
const { orderId } = example
const at = `/api/web/orders/${orderId}/events`

/** A shop in which one order changes as the story goes, under a clock that is moved by hand. */
function story({ status = 'pending', version = 1 }: Partial<Pick<Order, 'status' | 'version'>> = {}) {
  const clock = handClock()
  let now: () => Answer<Order> | Promise<Answer<Order>> = () => done({ ...example, status, version })
  const app = appUnderTest({
    world: { ...realWorld, clock },
    told: { 'orders.order.get': (() => now()) as () => Answer<Order> },
  })
  return {
    ...app,
    clock,
    answers: (next: typeof now) => {
      now = next
    },
    /** Something happens to the order, and is announced. */
    happens(next: Partial<Order>) {
      now = () => done({ ...example, ...next })
      app.orderNews.heard(orderId)
    },
    follow: async (headers: Record<string, string> = {}, query = '') => {
      const response = await app.get(`${at}${query}`, { accept: 'text/event-stream', ...asMina, ...headers })
      expect(response.status).toBe(200)
      return readEvents(response)
    },
    /** What is held for those who follow. */
    held: () => [app.streams.size, app.orderNews.size, clock.timers],
  }
}
const nothing = [0, 0, 0]

test('whoever opens an order sees it as it is, each step as it happens, and the end; then nothing is held', async () => {
  const { follow, happens, held } = story()
  const events = await follow()
  const first = await events.next()
  expect(first).toMatchObject({ name: 'order', id: '1', data: { status: 'pending', version: 1 } })
  expect(Order.parse(first?.data).orderId).toBe(orderId)

  happens({ version: 2, status: 'confirmed' })
  expect(await events.next()).toMatchObject({ name: 'order', id: '2', data: { status: 'confirmed' } })
  happens({ version: 3, status: 'shipped' })
  expect(await events.next()).toMatchObject({ name: 'order', id: '3', data: { status: 'shipped' } })
  happens({ version: 4, status: 'delivered' })
  expect(await events.next()).toMatchObject({ name: 'order', id: '4', data: { status: 'delivered' } })
  expect(await events.next()).toEqual({ name: 'end', id: '4', data: { status: 'delivered' } })
  expect(await events.next()).toBeUndefined()
  expect(held()).toEqual(nothing)
})

test('a stream is never kept on its way, and is an event stream to every proxy', async () => {
  const { get } = story()
  const { headers, body } = await get(at, asMina)

  expect(headers.get('content-type')).toBe('text/event-stream')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-accel-buffering')).toBe('no')
  await body?.cancel()
})

test('whoever comes back is told only what they have not seen', async () => {
  const { follow, happens } = story({ version: 5, status: 'confirmed' })
  const seenIt = await follow({ 'last-event-id': '5' })
  const seenLess = await follow({ 'last-event-id': '4' })
  const byAddress = await follow({ 'last-event-id': '2' }, '?after=5&locale=ko')
  expect(await seenLess.next()).toMatchObject({ id: '5' })

  happens({ version: 6, status: 'shipped' })
  for (const events of [seenIt, byAddress, seenLess]) {
    expect(await events.next()).toMatchObject({ id: '6' })
    await events.leave()
  }
})

test('an order that came to its end before anyone followed it is told, ended and let go', async () => {
  for (const status of ['delivered', 'rejected', 'cancelled'] as const) {
    const { follow, held } = story({ status, version: 4 })
    const fresh = await follow()
    expect([(await fresh.next())?.name, (await fresh.next())?.name, await fresh.next()]).toEqual([
      'order',
      'end',
      undefined,
    ])
    const back = await follow({ 'last-event-id': '4' })
    expect([(await back.next())?.name, await back.next()]).toEqual(['end', undefined])
    expect(held()).toEqual(nothing)
  }
})

test('somebody else’s order, no order and nobody’s cookie look the same, and no stream begins', async () => {
  const { get, answers, held, asked } = story()
  answers(() => refuse('order-unknown'))
  const foreign = await get(at, { accept: 'text/event-stream', ...asMina })
  const stranger = await get(at, { accept: 'text/event-stream' })

  for (const response of [foreign, stranger]) {
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, code: 'order-unknown' })
  }
  expect(asked.map(({ request }) => request)).toEqual([{ shopperId: mina, orderId }])
  expect(held()).toEqual(nothing)
})

test('without the orders no stream begins, and it is said when to come back', async () => {
  const { get, answers, held } = story()
  answers(() => {
    throw new Outage('breaker-open', 'orders.order.get')
  })
  const response = await get(at, asMina)

  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
  expect(held()).toEqual(nothing)
})

test('an outage while an order is watched is nothing to the one who watches it: it is tried again, ever more slowly', async () => {
  const { follow, answers, clock, asked, lines } = story()
  const events = await follow()
  await events.next()
  let tries = 0
  answers(() => {
    tries += 1
    throw new Outage('no-responders', 'orders.order.get')
  })

  await clock.pass(10_000)
  expect(tries).toBe(1)
  await clock.pass(1_000 + 2_000 + 4_000)
  expect(tries).toBe(4)
  expect(lines).toEqual([])

  answers(() => done({ ...example, version: 2, status: 'confirmed' }))
  await clock.pass(10_000)
  expect(await events.next()).toMatchObject({ id: '2' })
  asked.length = 0
  await clock.pass(30_000)
  expect(asked.length).toBeWithin(3, 5)
  await events.leave()
})

test('a hint that was lost costs ten seconds and no more', async () => {
  const { follow, answers, clock } = story()
  const events = await follow()
  await events.next()
  answers(() => done({ ...example, version: 2, status: 'confirmed' }))
  await clock.pass(10_000)

  expect(await events.next()).toMatchObject({ id: '2' })
  await events.leave()
})

test('however many watch an order and however much is heard of it, it is looked at once at a time', async () => {
  const { follow, answers, orderNews, asked } = story()
  const all = [await follow(), await follow(), await follow()]
  for (const events of all) await events.next()
  asked.length = 0
  const waiting: PromiseWithResolvers<Answer<Order>>[] = []
  answers(() => {
    const answer = Promise.withResolvers<Answer<Order>>()
    waiting.push(answer)
    return answer.promise
  })
  for (let i = 0; i < 20; i += 1) orderNews.heard(orderId)
  await eventually(() => waiting.length === 1)
  // What happened while somebody was looking may have happened after they looked, so they look once more.
  waiting[0]?.resolve(done({ ...example, version: 2 }))
  await eventually(() => waiting.length === 2)
  waiting[1]?.resolve(done({ ...example, version: 7, status: 'confirmed' }))

  for (const events of all) {
    expect([await events.next(), await events.next()]).toMatchObject([{ id: '2' }, { id: '7' }])
    await events.leave()
  }
  expect(asked).toHaveLength(2)
  expect(asked[0]?.call.priority).toBe('low')
})

test('news of an older state, or of the same one, is no news', async () => {
  const { follow, happens, clock } = story({ version: 3, status: 'confirmed' })
  const events = await follow()
  await events.next()
  for (const version of [2, 3]) {
    happens({ version })
    await clock.pass(0)
  }
  happens({ version: 4, status: 'shipped' })

  expect(await events.next()).toMatchObject({ id: '4' })
  await events.leave()
})

test('what happens while the owner is being looked up is not missed', async () => {
  const { get, answers, orderNews } = story()
  const looked = Promise.withResolvers<Answer<Order>>()
  let asks = 0
  answers(() => {
    asks += 1
    return asks === 1 ? looked.promise : done({ ...example, version: 2, status: 'confirmed' })
  })
  const opening = get(at, asMina)
  await eventually(() => asks === 1)
  orderNews.heard(orderId)
  await eventually(() => asks === 2)
  looked.resolve(done({ ...example, version: 1, status: 'pending' }))
  const events = readEvents(await opening)

  expect([await events.next(), await events.next()]).toMatchObject([{ id: '1' }, { id: '2' }])
  await events.leave()
})

test('a shopper follows four orders at a time; a fifth tab is told when to try again, and a place left is free', async () => {
  const { follow, get } = story()
  const four = [await follow(), await follow(), await follow(), await follow()]
  const fifth = await get(at, asMina)
  expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '10'])
  expect(await fifth.json()).toMatchObject({ code: 'too-many-requests' })

  const neighbour = { cookie: asMina.cookie.replace('3f0a6a1e', '4f0a6a1e') }
  expect((await get(at, neighbour)).status).toBe(200)
  await four[0]?.leave()
  await (await follow()).leave()
})

test('a process has room for a thousand streams; whoever comes after them is told when to try again', async () => {
  const { get, held } = story()
  const shoppers = Array.from({ length: 250 }, (_, i) => ({
    cookie: asMina.cookie.replace('3f0a6a1e', String(10_000_000 + i)),
  }))
  const open = await Promise.all(shoppers.flatMap((headers) => [1, 2, 3, 4].map(() => get(at, headers))))
  const late = await get(at, asMina)

  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await late.json()).toMatchObject({ code: 'overloaded' })
  expect(held()[0]).toBe(1_000)
  await Promise.all(open.map(({ body }) => body?.cancel()))
  expect(held()).toEqual(nothing)
  expect((await get(at, asMina)).status).toBe(200)
})

test('five hundred who open an order and leave again leave nothing behind', async () => {
  const { get, held, follow } = story()
  for (let i = 0; i < 500; i += 1) {
    const response = await get(at, asMina)
    expect(response.status).toBe(200)
    if (i % 2 === 0) await response.body?.cancel()
    else await readEvents(response).leave()
  }
  await eventually(() => expect(held()).toEqual(nothing))
  await (await follow()).leave()
})

test('a request for the head alone begins no stream', async () => {
  const { app, held } = story()
  const head = await app.request(`http://localhost:8080${at}`, { method: 'HEAD', headers: asMina })

  expect([head.status, head.headers.get('content-type'), head.body]).toEqual([200, 'text/event-stream', null])
  expect(held()).toEqual(nothing)
})

test('a process that drains ends its streams and sends whoever comes meanwhile back for another one', async () => {
  const { follow, streams, held } = story()
  const events = await follow()
  await events.next()
  streams.close()
  expect(await events.next()).toBeUndefined()

  const late = await follow({ 'last-event-id': '1' })
  expect(await late.next()).toBeUndefined()
  expect(held()).toEqual(nothing)
})

test('an order that is gone ends its stream, so that whoever comes back is told', async () => {
  const { follow, answers, orderNews, held } = story()
  const events = await follow()
  await events.next()
  answers(() => refuse('order-unknown'))
  orderNews.heard(orderId)

  expect(await events.next()).toBeUndefined()
  expect(held()).toEqual(nothing)
})

test('a quiet stream says that it is alive', async () => {
  const { follow, clock, happens } = story()
  const events = await follow()
  await events.next()
  await clock.pass(46_000)
  happens({ version: 2 })
  await events.next()

  expect(events.comments()).toBe(3)
  await events.leave()
})

test('what was seen last is a version or it is refused, and another kind of reply cannot be had', async () => {
  const { get, asked } = story()
  for (const [path, headers, field] of [
    [at, { 'last-event-id': 'seven' }, 'last-event-id'],
    [`${at}?after=-1`, {}, 'after'],
    [`${at}?since=1`, {}, 'since'],
    ['/api/web/orders/7/events', {}, 'orderId'],
  ] as const)
    expect(await (await get(path, { ...asMina, ...headers })).json()).toMatchObject({
      status: 400,
      errors: [{ field }],
    })
  expect((await get(at, { ...asMina, accept: 'application/json' })).status).toBe(406)
  expect(asked).toEqual([])
})

test('streams are counted while they are open, and what is sent through them', async () => {
  const { follow, metrics } = story({ status: 'delivered', version: 4 })
  const events = await follow()
  while (await events.next());
  const { text } = await metrics.exposition()

  expect(text).toContain('galleria_event_stream_open{service="bff-web"} 0')
  expect(text).toContain('galleria_order_events_sent_total{event="order",service="bff-web"} 1')
  expect(text).toContain('galleria_order_events_sent_total{event="end",service="bff-web"} 1')
  expect(text).toContain('galleria_event_streams_ended_total{how="finished",service="bff-web"} 1')
})
