import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import { ref } from 'vue'
import { inPage, locale } from '../testing/in-page.ts'
import { apiOf, handClock, no, order, settled, yes } from '../testing/samples.ts'
import { useOrder } from './use-order.ts'

const pending: Order = { ...order, status: 'pending' }

async function orderPage(answer: (asked: number) => ApiAnswer<Order>) {
  const clock = handClock()
  const ended: string[] = []
  let asked = 0
  const api = apiOf({ order: async () => answer(++asked) })
  const page = inPage(() =>
    useOrder(api, ref(order.orderId), locale, { timers: clock, settled: ({ status }) => ended.push(status) }),
  )
  await settled()
  const status = () =>
    page.vm.load.value.phase === 'ready' ? page.vm.load.value.value.status : page.vm.load.value.phase
  return { ...page, clock, ended, status, asked: () => asked }
}

test('an unsettled order is looked at again until it is confirmed', async () => {
  const page = await orderPage((asked) => yes(asked < 3 ? pending : order))
  expect(page.status()).toBe('pending')

  await page.clock.pass(10_000)

  expect([page.status(), page.asked(), page.clock.waiting]).toEqual(['confirmed', 3, 0])
  expect(page.ended).toEqual(['confirmed'])
})

test('an outage meanwhile does not take the order from the page', async () => {
  const page = await orderPage((asked) => (asked === 2 ? no('unavailable', 503) : yes(asked < 3 ? pending : order)))
  await page.clock.pass(1_000)
  expect(page.status()).toBe('pending')
  await page.clock.pass(10_000)
  expect(page.status()).toBe('confirmed')
})

test('looking ends some time, and the shopper can start it again', async () => {
  const page = await orderPage(() => yes(pending))
  await page.clock.pass(20 * 60_000)
  expect([page.vm.gaveUp.value, page.clock.waiting]).toEqual([true, 0])

  await page.vm.reload()
  await settled()
  expect([page.vm.gaveUp.value, page.clock.waiting]).toEqual([false, 1])
})

test('a settled order is asked for once, and nobody is told of news', async () => {
  const page = await orderPage(() => yes(order))
  expect([page.asked(), page.clock.waiting, page.ended.length]).toEqual([1, 0, 0])
})

test('a page that was left looks no more', async () => {
  const page = await orderPage(() => yes(pending))
  page.leave()
  expect(page.clock.waiting).toBe(0)
})
