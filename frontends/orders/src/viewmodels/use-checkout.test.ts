import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import { held, no, settled, yes } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { field, order } from '../testing/samples.ts'

test('a filled-in form and a card become one order, and nothing of the attempt is kept', async () => {
  const page = await checkoutPage()
  await page.fill()

  page.vm.submit()
  expect([page.asked.tokens, page.vm.busy.value]).toEqual([1, true])
  await page.token()

  expect(page.sent).toHaveLength(1)
  expect(page.sent[0]).toEqual({
    key: 'key-1',
    body: {
      quoteId: 'quote-2',
      contact: { name: 'Mina Park', email: 'mina@example.com' },
      delivery: {
        kind: 'home',
        address: { street: 'Torstraße 1', postalCode: '10119', city: 'Berlin', countryCode: 'DE' },
      },
      paymentToken: 'tok_4242Kd83',
    },
  })
  expect(page.ordered).toEqual([order])
  expect([page.attempts.value, page.draft.value]).toEqual([undefined, undefined])
})

test('pressing twice asks for one token and places one order', async () => {
  const placing = held<ApiAnswer<Order>>()
  const page = await checkoutPage({ place: () => placing.asked })
  await page.fill()

  page.vm.submit()
  page.vm.submit()
  await page.token()
  page.vm.submit()
  await page.token('tok_second')
  await placing.answer(yes(order))

  expect([page.asked.tokens, page.sent.length, page.ordered.length]).toEqual([1, 1, 1])
})

test('a form that is not in order asks for no card, and shows the first wrong field', async () => {
  const page = await checkoutPage()

  page.vm.submit()

  expect([page.asked.tokens, page.vm.refusals.value]).toEqual([0, 1])
  expect(page.vm.errors.value['contact.name']).toBe('empty')
})

test('each correction is seen at once', async () => {
  const page = await checkoutPage()
  page.vm.submit()
  page.vm.form.name = 'Mina Park'
  await settled()
  expect(page.vm.errors.value['contact.name']).toBeUndefined()
  expect(page.vm.errors.value['contact.email']).toBe('empty')
})

test('a field that has only just come into view is not found wrong before the button is pressed', async () => {
  const page = await checkoutPage()
  page.vm.submit()
  page.vm.form.kind = 'pickup'
  await settled()
  expect(Object.keys(page.vm.errors.value)).toEqual(['contact.name', 'contact.email'])

  page.vm.submit()
  expect(page.vm.errors.value['delivery.storeId']).toBe('no-store')
})

test('an empty cart leaves nothing to buy', async () => {
  const page = await checkoutPage({ quote: async () => no('cart-empty', 409) })
  expect(page.vm.nothingToBuy.value).toBe(true)
})

test('without a price nothing can be bought', async () => {
  const page = await checkoutPage({ quote: async () => no('unavailable', 503) })
  await page.fill()
  page.vm.submit()
  expect(page.asked.tokens).toBe(0)
})

test('another delivery is another price, and a store that is still to be chosen is not asked about', async () => {
  const page = await checkoutPage()
  page.vm.form.kind = 'pickup'
  await settled()
  expect(page.asked.quotes).toBe(1)

  page.vm.form.storeId = 'seoul-hannam'
  await settled()

  expect(page.asked.quotes).toBe(2)
  expect(page.vm.quote.load.value).toMatchObject({
    phase: 'ready',
    value: { delivery: { kind: 'pickup', storeId: 'seoul-hannam' } },
  })
})

test('a token from a wrong origin buys nothing', async () => {
  const page = await checkoutPage()
  await page.fill()
  page.vm.submit()
  const data = { type: 'psp:token', token: 'tok_forged', last4: '0000', brand: 'visa' }

  await page.hear(data, { origin: 'http://evil.example', fromFrame: true })
  await page.hear(data, { origin: field.origin, fromFrame: false })

  expect([page.sent.length, page.vm.busy.value]).toEqual([0, true])
})
