import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { Order } from '@galleria/contracts/web'
import { eventually } from '@galleria/testkit'
import { asMina } from '../test/app-under-test.ts'
import { at, example, exampleParcel, nothing, orderId, story } from '../test/order-story.ts'
import { readEvents } from '../test/read-events.ts'

test('an outage while an order is watched is nothing to the one who watches it: it is tried again, ever more slowly', async () => {
  const { follow, answers, clock, asked, askedOfOrders, lines } = story()
  const events = await follow()
  await events.next()
  let tries = 0
  answers(() => {
    tries += 1
    throw new Outage('no-responders', 'orders.order.get')
  })

  // Each is up to a tenth sooner by chance, so the next ones are counted from the first.
  let passedMs = 0
  for (; tries === 0 && passedMs < 10_000; passedMs += 100) await clock.pass(100)
  expect([tries, passedMs >= 9_000]).toEqual([1, true])
  await clock.pass(1_000 + 2_000 + 4_000)
  expect(tries).toBe(4)
  expect(lines).toEqual([])

  answers(() => done({ ...example, version: 2, status: 'confirmed' }))
  await clock.pass(10_000)
  expect(await events.next()).toMatchObject({ id: '2' })
  asked.length = 0
  await clock.pass(30_000)
  expect(askedOfOrders().length).toBeWithin(3, 5)
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
  const { follow, answers, orderNews, asked, askedOfOrders } = story()
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
  expect(askedOfOrders()).toHaveLength(2)
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

test('of an order that is being settled or came to nothing nobody asks where its packages are', async () => {
  for (const status of ['pending', 'rejected'] as const) {
    const { follow, asked, clock } = story({ status })
    const events = await follow()
    await clock.pass(25_000)
    expect(asked.filter(({ endpoint }) => endpoint === 'shipping.parcel.get')).toEqual([])
    await events.leave()
  }
})

test('while shipping is away an order is told as ever, and its packages once it is back', async () => {
  const { follow, happens, parcelAnswers, clock, lines } = story({ status: 'confirmed', version: 2 })
  parcelAnswers(() => {
    throw new Outage('no-responders', 'shipping.parcel.get')
  })
  const events = await follow()
  expect(await events.next()).toMatchObject({ name: 'order', id: '2' })
  await clock.pass(4_000)
  happens({ version: 3, status: 'shipped' })
  expect(await events.next()).toMatchObject({ name: 'order', id: '3' })

  parcelAnswers(() => done({ ...exampleParcel, status: 'dispatched' }))
  await clock.pass(10_000)
  expect(await events.next()).toMatchObject({ name: 'parcel', data: { status: 'dispatched' } })
  expect(lines).toEqual([])
  await events.leave()
})
