import { expect, test } from 'bun:test'
import type { Order, Quote } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import { held, yes } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { quote } from '../testing/samples.ts'

const minute = 60_000

test('a price is asked for anew when it runs out, and a dearer one is pointed out', async () => {
  const totals = [17_800, 18_900]
  const page = await checkoutPage({
    quote: async () => yes<Quote>({ ...quote, total: { cents: totals.shift() ?? 18_900, currency: 'EUR' } }),
  })

  await page.clock.pass(14 * minute)
  expect(page.asked.quotes).toBe(1)
  await page.clock.pass(2 * minute)

  expect(page.asked.quotes).toBeGreaterThan(1)
  expect(page.vm.quote.repriced.value).toBe(true)
})

test('the same price again is nothing to point out', async () => {
  const page = await checkoutPage()
  await page.clock.pass(15 * minute)
  expect(page.asked.quotes).toBe(2)
  expect(page.vm.quote.repriced.value).toBe(false)
})

test('a clock that is an hour ahead does not ask all the time', async () => {
  const expiresAt = '2026-01-15T09:00:00.000Z'
  const page = await checkoutPage({ quote: async () => yes({ ...quote, expiresAt }) })
  await page.clock.pass(minute)
  expect(page.asked.quotes).toBe(3)
})

test('while an order is on its way its price is left alone', async () => {
  const placing = held<ApiAnswer<Order>>()
  const page = await checkoutPage({ place: () => placing.asked })
  await page.fill()
  page.vm.submit()
  await page.token()

  await page.clock.pass(20 * minute)

  expect(page.asked.quotes).toBe(2)
})

test('a page that was left asks for nothing any more', async () => {
  const page = await checkoutPage()
  page.leave()
  expect(page.clock.waiting).toBe(0)
})
