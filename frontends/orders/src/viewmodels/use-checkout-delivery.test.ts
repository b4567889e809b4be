import { expect, test } from 'bun:test'
import type { Order, Quote } from '@galleria/contracts/orders'
import type { DeliveryOption } from '@galleria/contracts/shipping'
import { euros } from '@galleria/contracts/values'
import type { AskQuote } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { held, no, settled, yes } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { order, quote } from '../testing/samples.ts'

const days = { carrier: 'Glasshouse Parcel', packages: 2, earliest: '2026-01-19', latest: '2026-01-21' }
const options: DeliveryOption[] = [
  { ...days, service: 'economy', price: euros(0) },
  { ...days, service: 'standard', price: euros(100) },
  { ...days, service: 'express', price: euros(900) },
]

/** A shop whose carriers go everywhere; without a destination it has its flat rate only. */
const carriers =
  (offered = options) =>
  async ({ delivery }: AskQuote): Promise<ApiAnswer<Quote>> => {
    if (delivery.kind !== 'home' || !delivery.destination) return yes({ ...quote, delivery })
    const service = delivery.service ?? 'standard'
    const chosen = offered.find((option) => option.service === service)
    if (!chosen) {
      const errors = [{ field: 'delivery.service', reason: 'must be one of those offered there' }]
      return no('invalid-request', 400, { errors })
    }
    return yes({
      ...quote,
      quoteId: `to-${service}`,
      delivery: { ...delivery, service },
      options: offered,
      shipping: chosen.price,
    })
  }

test('a postal code is asked about once it has been typed, and until then nothing can be bought', async () => {
  const page = await checkoutPage({ quote: carriers() })
  expect(page.vm.offer.value.state).toBe('unasked')
  for (const postalCode of ['1', '10', '101', '1011', '10119']) {
    page.vm.form.postalCode = postalCode
    await page.clock.pass(100)
  }
  expect([page.asked.quotes, page.vm.offer.value.state, page.vm.pricing.value]).toEqual([1, 'asking', true])

  await page.clock.pass(400)
  expect([page.asked.quotes, page.vm.pricing.value]).toEqual([2, false])
  expect(page.vm.offer.value).toEqual({ state: 'offered', options, chosen: 'standard', asking: false })
})

test('another country is another destination at once, and what was offered elsewhere is not offered any more', async () => {
  const answer = held<ApiAnswer<Quote>>()
  let isSlow = false
  const page = await checkoutPage({ quote: (wish) => (isSlow ? answer.asked : carriers()(wish)) })
  await page.fill()
  isSlow = true
  page.vm.form.countryCode = 'KR'
  await settled()
  expect([page.vm.offer.value.state, page.vm.pricing.value]).toEqual(['asking', true])
})

test('the way that is chosen is priced, bought and still there after a reload', async () => {
  const page = await checkoutPage({ quote: carriers(), place: async () => yes<Order>(order) })
  await page.fill()
  page.vm.chooseService('express')
  await settled()
  expect(page.vm.offer.value).toMatchObject({ chosen: 'express', asking: false })
  expect(page.draft.value?.service).toBe('express')

  page.vm.submit()
  await page.token()
  expect(page.sent[0]?.body).toMatchObject({ quoteId: 'to-express', delivery: { kind: 'home', service: 'express' } })
})

test('while another way is priced the ways stay where they are, and the choice is seen at once', async () => {
  const answer = held<ApiAnswer<Quote>>()
  const page = await checkoutPage({
    quote: (wish) =>
      wish.delivery.kind === 'home' && wish.delivery.service === 'economy' ? answer.asked : carriers()(wish),
  })
  await page.fill()
  page.vm.chooseService('economy')
  await settled()
  expect(page.vm.offer.value).toMatchObject({ state: 'offered', chosen: 'economy', asking: true })
  expect(page.vm.pricing.value).toBe(true)
})

test('a way that is not offered there is given up, another one is chosen, and that is said', async () => {
  const page = await checkoutPage({ quote: carriers(options.slice(0, 2)) })
  page.vm.form.service = 'express'
  await page.fill()
  expect(page.vm.serviceGone.value).toBe(true)
  expect(page.vm.offer.value).toMatchObject({ state: 'offered', chosen: 'standard' })

  page.vm.chooseService('economy')
  expect(page.vm.serviceGone.value).toBe(false)
})

test('while nobody knows the carriers’ prices there is the flat rate, and the order names no way', async () => {
  const page = await checkoutPage({
    quote: async ({ delivery }) => yes<Quote>({ ...quote, delivery, shipping: euros(490) }),
  })
  await page.fill()
  expect(page.vm.offer.value).toEqual({ state: 'flat', price: euros(490) })
  page.vm.submit()
  await page.token()
  expect(page.sent[0]?.body.delivery).not.toHaveProperty('service')
})

test('where nobody delivers is said at the field at once, and pressing the button leads there', async () => {
  const page = await checkoutPage({
    quote: async ({ delivery }) =>
      delivery.kind === 'home' && delivery.destination
        ? no('destination-unserved', 422, { errors: [{ field: 'delivery.destination', reason: 'is nowhere' }] })
        : yes<Quote>({ ...quote, delivery }),
  })
  await page.fill()
  expect(page.vm.offer.value.state).toBe('unserved')
  expect(page.vm.errors.value).toEqual({ 'delivery.address.postalCode': 'unserved' })
  // The page says it above the form when the button is pressed, and not while somebody is typing.
  expect(page.vm.summed.value).toEqual({})
  page.vm.submit()
  expect([page.asked.tokens, page.vm.refusals.value]).toEqual([0, 1])
  expect(page.vm.summed.value).toEqual(page.vm.errors.value)

  page.vm.form.kind = 'pickup'
  page.vm.form.storeId = 'seoul-hannam'
  await settled()
  expect(page.vm.errors.value).toEqual({})
})

test('more than one delivery takes is said, and is nobody’s field', async () => {
  const page = await checkoutPage({
    quote: async ({ delivery }) =>
      delivery.kind === 'home' && delivery.destination
        ? no('delivery-too-heavy', 422)
        : yes<Quote>({ ...quote, delivery }),
  })
  await page.fill()
  expect([page.vm.offer.value.state, page.vm.errors.value]).toEqual(['too-heavy', {}])
})

test('a page that was left asks about no postal code', async () => {
  const page = await checkoutPage({ quote: carriers() })
  page.vm.form.postalCode = '10119'
  page.leave()
  expect(page.clock.waiting).toBe(0)
})
