import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { OrderPage } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { ref } from 'vue'
import { apiOf, held, no, settled, yes } from '../testing/answers.ts'
import { fakeEvents, fakeSight } from '../testing/fake-events.ts'
import { handClock } from '../testing/hand-clock.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { orderIn } from '../testing/order-states.ts'
import { parcelIn } from '../testing/parcels.ts'
import { useLiveOrder } from './use-live-order.ts'

const away = no('unavailable', 503)

/** A page with one order; `answer` says what the shop answers to the nth question, counted from one. */
async function orderPage(
  answer: (asked: number) => ApiAnswer<OrderPage> | Promise<ApiAnswer<OrderPage>>,
  { noEvents = false, follows = () => true }: { noEvents?: boolean; follows?: (order: OrderPage) => boolean } = {},
) {
  const clock = handClock()
  const sight = fakeSight()
  const events = fakeEvents({ none: noEvents })
  const news: string[] = []
  let asked = 0
  const page = inPage(() =>
    useLiveOrder(apiOf({ order: async () => answer(++asked) }), ref(orderIn.pending.orderId), locale, {
      timers: clock,
      sight,
      openEvents: events.open,
      follows,
      moved: (now) => news.push(`seen ${now.packages?.[0]?.scans.length} times`),
      happened: (now, before) => news.push(`${before.status} → ${now.status}`),
    }),
  )
  await settled()
  const { load, link } = page.vm
  return {
    ...page,
    clock,
    sight,
    events,
    news,
    asked: () => asked,
    shown: () => (load.value.phase === 'ready' ? load.value.value.version : load.value.phase),
    parcel: () => (load.value.phase === 'ready' ? load.value.value.parcel : undefined),
    link: () => link.value?.state,
  }
}

test('the shop tells of each change, and nothing is asked meanwhile', async () => {
  const page = await orderPage(() => yes<Order>(orderIn.pending))
  await page.events.last.open()
  expect(page.link()).toBe('live')
  await page.events.last.tell(orderIn.confirmed)
  await page.events.last.tell(orderIn.shipped)
  await page.clock.pass(60 * 60_000)
  expect([page.shown(), page.asked(), page.news]).toEqual([3, 1, ['pending → confirmed', 'confirmed → shipped']])
})

test('an order never goes back in version, whichever way older news comes', async () => {
  const page = await orderPage(() => yes<Order>(orderIn.pending))
  await page.events.last.open()
  await page.events.last.tell(orderIn.shipped)
  await page.events.last.tell(orderIn.confirmed)
  page.vm.take(orderIn.confirmed)
  await page.vm.reload()
  await settled()
  expect([page.shown(), page.news]).toEqual([3, ['pending → shipped']])
})

test('at the end of an order the connection is closed, and nothing goes on', async () => {
  const told = await orderPage(() => yes<Order>(orderIn.shipped))
  await told.events.last.open()
  await told.events.last.tell(orderIn.delivered)
  const ended = await orderPage(() => yes<Order>(orderIn.shipped))
  await ended.events.last.say('end')
  for (const page of [told, ended])
    expect([page.link(), page.events.held, page.clock.waiting, page.sight.watched]).toEqual(['over', 0, 0, false])
})

test('an order that is over is not followed at all', async () => {
  const page = await orderPage(() => yes<Order>(orderIn.cancelled))
  expect([page.events.streams.length, page.clock.waiting, page.link()]).toEqual([0, 0, 'over'])
})

test('without events the page asks, ever more seldom, and often again after news', async () => {
  const page = await orderPage((asked) => yes<Order>(asked < 4 ? orderIn.pending : orderIn.confirmed), {
    noEvents: true,
  })
  expect(page.link()).toBe('checking')
  await page.clock.pass(2_000)
  expect(page.asked()).toBe(2)
  await page.clock.pass(3_000)
  expect(page.asked()).toBe(3)
  await page.clock.pass(4_500)
  expect([page.asked(), page.shown()]).toEqual([4, 2])
  await page.clock.pass(2_000)
  expect(page.asked()).toBe(5)
})

test('nobody asks more often than every fifteen seconds for long, and not for ever', async () => {
  const page = await orderPage(() => yes<Order>(orderIn.pending), { noEvents: true })
  await page.clock.pass(60_000)
  const before = page.asked()
  await page.clock.pass(60_000)
  expect(page.asked() - before).toBe(4)
  await page.clock.pass(2 * 60 * 60_000)
  expect([page.clock.waiting, page.link()]).toEqual([0, 'lost'])
  page.vm.look()
  await settled()
  expect([page.clock.waiting, page.link()]).toEqual([1, 'checking'])
})

test('events that are refused are bridged by asking, and tried again until they come', async () => {
  const page = await orderPage(() => yes<Order>(orderIn.pending))
  await page.events.last.giveUp()
  await page.clock.pass(9_000)
  expect([page.events.streams.length, page.asked() > 2, page.link()]).toEqual([1, true, 'checking'])
  await page.clock.pass(1_000)
  expect(page.events.streams.length).toBe(2)
  await page.events.last.open()
  const asked = page.asked()
  await page.clock.pass(60_000)
  expect([page.asked(), page.link()]).toEqual([asked, 'live'])
})

test('a connection that does not open, or breaks, is bridged by asking until it is there', async () => {
  const page = await orderPage(() => yes<Order>(orderIn.pending))
  await page.clock.pass(3_000)
  expect(page.asked()).toBe(2)
  await page.events.last.open()
  await page.events.last.breakOff()
  expect(page.link()).toBe('checking')
  await page.clock.pass(3_000)
  expect([page.asked(), page.events.streams.length]).toEqual([3, 1])
})

test('when nobody answers, what is known stays and says from when it is', async () => {
  const page = await orderPage((asked) => (asked === 1 ? yes<Order>(orderIn.pending) : away))
  await page.events.last.open()
  await page.clock.pass(60_000)
  await page.events.last.giveUp()
  await page.clock.pass(5_000)
  expect([page.shown(), page.vm.link.value]).toEqual([1, { state: 'lost', asOf: '2026-01-15T10:01:00.000Z' }])
})

test('a page that nobody sees holds no connection and asks nothing, and looks at once when it is seen again', async () => {
  const page = await orderPage((asked) => yes<Order>(asked === 1 ? orderIn.pending : orderIn.confirmed))
  await page.events.last.open()
  await page.sight.set(true)
  await page.clock.pass(60 * 60_000)
  expect([page.events.held, page.asked(), page.clock.waiting]).toEqual([0, 1, 0])
  await page.sight.set(false)
  expect([page.events.held, page.asked(), page.shown()]).toEqual([1, 2, 2])
})

test('an answer that comes after the page was hidden is not waited on', async () => {
  const late = held<ApiAnswer<Order>>()
  const page = await orderPage((asked) => (asked === 1 ? yes<Order>(orderIn.pending) : late.asked), { noEvents: true })
  await page.clock.pass(2_000)
  await page.sight.set(true)
  await late.answer(yes<Order>(orderIn.confirmed))
  expect(page.clock.waiting).toBe(0)
})

test('a page that was left holds nothing', async () => {
  for (const noEvents of [false, true]) {
    const page = await orderPage(() => yes<Order>(orderIn.pending), { noEvents })
    page.leave()
    expect([page.events.held, page.clock.waiting, page.sight.watched]).toEqual([0, 0, false])
  }
})

test('a look that is recorded is made once: such an order is not followed', async () => {
  const page = await orderPage(() => yes<OrderPage>({ ...orderIn.pending, seenAs: 'support' }), {
    follows: ({ seenAs }) => seenAs === undefined,
  })
  await page.clock.pass(60 * 60_000)
  expect([page.shown(), page.asked(), page.events.streams.length, page.link()]).toEqual([1, 1, 0, undefined])
})

const withParcel = (order: Order, parcel: OrderPage['parcel']) =>
  yes<OrderPage>({ ...order, ...(parcel ? { parcel } : {}) })

test('each scan is drawn as it is told, and an order that is told takes no package away', async () => {
  const page = await orderPage(() => withParcel(orderIn.confirmed, parcelIn.packed))
  await page.events.last.open()
  await page.events.last.tellOfParcel(parcelIn.collected)
  await page.events.last.tell(orderIn.shipped)
  expect([page.shown(), page.parcel()]).toEqual([3, parcelIn.collected])

  await page.events.last.tellOfParcel(parcelIn.onItsWay)
  await page.events.last.tellOfParcel(parcelIn.collected)
  expect([page.parcel(), page.asked()]).toEqual([parcelIn.onItsWay, 1])
  expect(page.news).toEqual(['seen 1 times', 'confirmed → shipped', 'seen 2 times'])
})

test('without events the packages come with the order that is asked for, and are news that make the page look sooner', async () => {
  const page = await orderPage(
    (asked) => withParcel(orderIn.shipped, asked < 3 ? parcelIn.collected : parcelIn.onItsWay),
    { noEvents: true },
  )
  await page.clock.pass(2_000 + 3_000)
  expect([page.asked(), page.parcel()]).toEqual([3, parcelIn.onItsWay])
  await page.clock.pass(2_000)
  expect(page.asked()).toBe(4)
})

test('an order that has come to its end asks once more where its packages came to theirs', async () => {
  const page = await orderPage((asked) =>
    asked === 1 ? withParcel(orderIn.shipped, parcelIn.onItsWay) : withParcel(orderIn.delivered, parcelIn.delivered),
  )
  await page.events.last.open()
  await page.events.last.tell(orderIn.delivered)
  expect([page.parcel(), page.asked(), page.link()]).toEqual([parcelIn.delivered, 2, 'over'])
})

test('while nobody knows where the packages are the page says so, and draws them once they are told', async () => {
  const page = await orderPage(() => yes<OrderPage>({ ...orderIn.shipped, parcelUnknown: true }))
  await page.events.last.open()
  await page.events.last.tellOfParcel(parcelIn.onItsWay)
  expect(page.vm.load.value).toMatchObject({ value: { parcel: parcelIn.onItsWay } })
  expect(page.vm.load.value).not.toHaveProperty('value.parcelUnknown')
})
