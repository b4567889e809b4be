import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { refuse } from '@galleria/contracts/answer'
import { Parcel } from '@galleria/contracts/shipping'
import { Order } from '@galleria/contracts/web'
import { asMina, mina } from '../test/app-under-test.ts'
import { at, nothing, orderId, story } from '../test/order-story.ts'
import { readEvents } from '../test/read-events.ts'
import { newJar, shopWithSignIn } from '../test/signed-in.ts'

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

test('once an order is packed its packages are told of: as they are to whoever comes, and each time one is seen somewhere', async () => {
  const { follow, happens, moves, parcelNews, clock, held } = story()
  const events = await follow()
  await events.next()
  moves({})
  happens({ version: 2, status: 'confirmed' })
  expect(await events.next()).toMatchObject({ name: 'order', id: '2' })
  const packed = await events.next()
  expect([packed?.name, packed?.id, Parcel.parse(packed?.data).status]).toEqual(['parcel', undefined, 'planned'])

  // A hint that nothing came of is not worth a word.
  parcelNews.heard(orderId)
  await clock.pass(0)
  moves({ status: 'dispatched', updatedAt: '2026-01-15T10:00:30.000Z' })
  expect(await events.next()).toMatchObject({ name: 'parcel', data: { status: 'dispatched' } })

  const other = await follow({ 'last-event-id': '2' })
  expect(await other.next()).toMatchObject({ name: 'parcel', data: { status: 'dispatched' } })
  happens({ version: 4, status: 'delivered' })
  for (const tab of [events, other]) {
    expect([(await tab.next())?.name, (await tab.next())?.name, await tab.next()]).toEqual(['order', 'end', undefined])
  }
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

test('a request for the head alone begins no stream', async () => {
  const { app, held } = story()
  const head = await app.request(`http://localhost:8080${at}`, { method: 'HEAD', headers: asMina })

  expect([head.status, head.headers.get('content-type'), head.body]).toEqual([200, 'text/event-stream', null])
  expect(held()).toEqual(nothing)
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

test('[B2] whoever signs out in another tab is told nothing more of an order, and holds nothing', async () => {
  const shop = shopWithSignIn()
  const jar = await shop.signIn()
  const tab = newJar(Object.fromEntries(jar.held))
  const events = readEvents(await shop.fetchAs(tab, at, 'text/event-stream'))
  expect(await events.next()).toMatchObject({ name: 'order' })
  expect(await events.next()).toMatchObject({ name: 'parcel' })

  await shop.submitAs(jar, '/session/sign-out')
  shop.parcelNews.heard(orderId)
  expect(await events.next()).toBeUndefined()
  expect([shop.streams.size, shop.orderNews.size, shop.parcelNews.size]).toEqual([0, 0, 0])
})
