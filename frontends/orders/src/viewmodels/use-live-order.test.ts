import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import { ref } from 'vue'
import { apiOf, held, no, settled, yes } from '../testing/answers.ts'
import { fakeEvents, fakeSight } from '../testing/fake-events.ts'
import { handClock } from '../testing/hand-clock.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { orderIn } from '../testing/order-states.ts'
import { useLiveOrder } from './use-live-order.ts'

const away = no('unavailable', 503)

/** A page with one order; `answer` says what the shop answers to the nth question, counted from one. */
async function orderPage(
  answer: (asked: number) => ApiAnswer<Order> | Promise<ApiAnswer<Order>>,
  { noEvents = false } = {},
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
