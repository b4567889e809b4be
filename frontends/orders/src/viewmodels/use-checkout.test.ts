import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import type { Attempt } from '../model/attempt.ts'
import { held, no, settled, yes } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { memoryShelf } from '../testing/memory-shelf.ts'
import { field, order } from '../testing/samples.ts'

const declined: Order = {
  ...order,
  status: 'rejected',
  rejection: { reason: 'payment-declined', declineReason: 'insufficient-funds' },
}
/** Answers in turn. */
const script =
  (...answers: ApiAnswer<Order>[]) =>
  async () =>
    answers.shift() as ApiAnswer<Order>

test('a filled-in form and a card become one order, and nothing of the attempt is kept', async () => {
  const page = await checkoutPage()
  page.fill()

  page.vm.submit()
  expect([page.asked.tokens, page.vm.busy.value]).toEqual([1, true])
  await page.token()

  expect(page.sent).toHaveLength(1)
  expect(page.sent[0]).toEqual({
    key: 'key-1',
    body: {
      quoteId: 'quote-1',
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
  page.fill()

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

test('a lost answer leaves the order open, and asking again uses the same key and the same words', async () => {
  const page = await checkoutPage({ place: script(no('unreachable', 0), no('deadline-exceeded', 504), yes(order)) })
  page.fill()
  page.vm.submit()
  await page.token()
  expect(page.vm.placing.value.phase).toBe('unanswered')
  expect(page.attempts.value?.key).toBe('key-1')

  page.vm.form.name = 'Someone Else'
  page.vm.submit()
  await page.vm.again()
  await page.vm.again()

  expect(page.sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1'])
  expect(page.sent[2]?.body).toEqual(page.sent[0]?.body as never)
  expect(page.ordered).toEqual([order])
  expect(page.attempts.value).toBeUndefined()
})

test('an order left open by a reload is found again and asked about under its own key', async () => {
  const before = await checkoutPage({ place: script(no('unreachable', 0)) })
  before.fill()
  before.vm.submit()
  await before.token()

  const after = await checkoutPage({}, { attempts: memoryShelf<Attempt>(before.attempts.value) })
  after.vm.resume()
  expect(after.vm.placing.value).toEqual({ phase: 'unanswered', problem: undefined })
  await after.vm.again()

  expect(after.sent).toEqual(before.sent)
  expect(after.ordered).toEqual([order])
})

test('an open order that the shopper lets go of is forgotten, and the next one has its own key', async () => {
  const page = await checkoutPage({ place: script(no('unavailable', 503), yes(order)) })
  page.fill()
  page.vm.submit()
  await page.token()

  page.vm.letGo()
  expect(page.attempts.value).toBeUndefined()
  await settled()
  page.vm.submit()
  await page.token()

  expect(page.asked.quotes).toBe(2)
  expect(page.sent.map(({ key }) => key)).toEqual(['key-1', 'key-2'])
})

test('a declined card keeps cart and form, asks for a new price, and the next try has a new key and a new token', async () => {
  const page = await checkoutPage({ place: script(yes(declined), yes(order)) })
  page.fill()
  page.vm.submit()
  await page.token('tok_declined')

  expect(page.vm.notice.value).toEqual({ kind: 'rejected', rejection: { kind: 'insufficient-funds' } })
  expect([page.vm.form.name, page.asked.quotes, page.ordered.length]).toEqual(['Mina Park', 2, 0])

  page.vm.submit()
  await page.token('tok_accepted')
  expect(page.sent.map(({ key, body }) => [key, body.quoteId, body.paymentToken])).toEqual([
    ['key-1', 'quote-1', 'tok_declined'],
    ['key-2', 'quote-2', 'tok_accepted'],
  ])
  expect(page.vm.notice.value).toBeUndefined()
})

test('a price that ran out is asked for anew and said so, and the card need not be entered twice', async () => {
  const page = await checkoutPage({ place: script(no('quote-expired', 410), yes(order)) })
  page.fill()
  page.vm.submit()
  await page.token('tok_unused')
  expect(page.vm.notice.value).toEqual({ kind: 'quote-expired' })

  page.vm.submit()
  await settled()

  expect(page.asked.tokens).toBe(1)
  expect(page.sent[1]).toMatchObject({ key: 'key-2', body: { quoteId: 'quote-2', paymentToken: 'tok_unused' } })
})

test('a cart that changed meanwhile is priced anew and said so', async () => {
  const page = await checkoutPage({ place: script(no('cart-changed', 409)) })
  page.fill()
  page.vm.submit()
  await page.token()
  expect([page.vm.notice.value?.kind, page.asked.quotes]).toEqual(['cart-changed', 2])
})

test('what the shop finds wrong stands beside its field', async () => {
  const errors = [{ field: 'delivery.address.city', reason: 'must be plain text' }]
  const page = await checkoutPage({ place: script(no('invalid-request', 400, { errors })) })
  page.fill()
  page.vm.submit()
  await page.token()

  expect(page.vm.errors.value).toEqual({ 'delivery.address.city': 'not-plain' })
  expect(page.vm.notice.value).toBeUndefined()
  expect(page.vm.refusals.value).toBe(1)
})

test('a refusal that belongs to no field is told in general', async () => {
  const page = await checkoutPage({ place: script(no('idempotency-key-reused', 422)) })
  page.fill()
  page.vm.submit()
  await page.token()
  expect(page.vm.notice.value?.kind).toBe('refused')
})

test('an empty cart leaves nothing to buy', async () => {
  const page = await checkoutPage({ quote: async () => no('cart-empty', 409) })
  expect(page.vm.nothingToBuy.value).toBe(true)
})

test('without a price nothing can be bought', async () => {
  const page = await checkoutPage({ quote: async () => no('unavailable', 503) })
  page.fill()
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
  page.fill()
  page.vm.submit()
  const data = { type: 'psp:token', token: 'tok_forged', last4: '0000', brand: 'visa' }

  await page.hear(data, { origin: 'http://evil.example', fromFrame: true })
  await page.hear(data, { origin: field.origin, fromFrame: false })

  expect([page.sent.length, page.vm.busy.value]).toEqual([0, true])
})

test('what was typed is there again after a reload', async () => {
  const page = await checkoutPage()
  page.fill()
  await settled()
  expect(page.draft.value).toMatchObject({ name: 'Mina Park', city: 'Berlin' })
})
