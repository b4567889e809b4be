import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import type { Attempt } from '../model/attempt.ts'
import { no, settled, yes } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { memoryShelf } from '../testing/memory-shelf.ts'
import { order } from '../testing/samples.ts'

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

test('a lost answer leaves the order open, and asking again uses the same key and the same words', async () => {
  const page = await checkoutPage({ place: script(no('unreachable', 0), no('deadline-exceeded', 504), yes(order)) })
  await page.fill()
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
  await before.fill()
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
  await page.fill()
  page.vm.submit()
  await page.token()

  page.vm.letGo()
  expect(page.attempts.value).toBeUndefined()
  await settled()
  page.vm.submit()
  await page.token()

  expect(page.asked.quotes).toBe(3)
  expect(page.sent.map(({ key }) => key)).toEqual(['key-1', 'key-2'])
})

test('a declined card keeps cart and form, asks for a new price, and the next try has a new key and a new token', async () => {
  const page = await checkoutPage({ place: script(yes(declined), yes(order)) })
  await page.fill()
  page.vm.submit()
  await page.token('tok_declined')

  expect(page.vm.notice.value).toEqual({ kind: 'rejected', rejection: { kind: 'insufficient-funds' } })
  expect([page.vm.form.name, page.asked.quotes, page.ordered.length]).toEqual(['Mina Park', 3, 0])

  page.vm.submit()
  await page.token('tok_accepted')
  expect(page.sent.map(({ key, body }) => [key, body.quoteId, body.paymentToken])).toEqual([
    ['key-1', 'quote-2', 'tok_declined'],
    ['key-2', 'quote-3', 'tok_accepted'],
  ])
  expect(page.vm.notice.value).toBeUndefined()
})

test('a price that ran out is asked for anew and said so, and the card need not be entered twice', async () => {
  const page = await checkoutPage({ place: script(no('quote-expired', 410), yes(order)) })
  await page.fill()
  page.vm.submit()
  await page.token('tok_unused')
  expect(page.vm.notice.value).toEqual({ kind: 'quote-expired' })

  page.vm.submit()
  await settled()

  expect(page.asked.tokens).toBe(1)
  expect(page.sent[1]).toMatchObject({ key: 'key-2', body: { quoteId: 'quote-3', paymentToken: 'tok_unused' } })
})

test('a cart that changed meanwhile is priced anew and said so', async () => {
  const page = await checkoutPage({ place: script(no('cart-changed', 409)) })
  await page.fill()
  page.vm.submit()
  await page.token()
  expect([page.vm.notice.value?.kind, page.asked.quotes]).toEqual(['cart-changed', 3])
})

test('what the shop finds wrong stands beside its field', async () => {
  const errors = [{ field: 'delivery.address.city', reason: 'must be plain text' }]
  const page = await checkoutPage({ place: script(no('invalid-request', 400, { errors })) })
  await page.fill()
  page.vm.submit()
  await page.token()

  expect(page.vm.errors.value).toEqual({ 'delivery.address.city': 'not-plain' })
  expect(page.vm.notice.value).toBeUndefined()
  expect(page.vm.refusals.value).toBe(1)
})

test('a refusal that belongs to no field is told in general', async () => {
  const page = await checkoutPage({ place: script(no('idempotency-key-reused', 422)) })
  await page.fill()
  page.vm.submit()
  await page.token()
  expect(page.vm.notice.value?.kind).toBe('refused')
})

test('a session that has ended is told as that, nothing typed is lost, and the next press is a new wish', async () => {
  const page = await checkoutPage({ place: script(no('not-authenticated', 401), yes(order)) })
  await page.fill()
  page.vm.submit()
  await page.token()

  expect(page.vm.notice.value).toEqual({ kind: 'signed-out' })
  expect(page.vm.form).toMatchObject({ name: 'Mina Park', street: 'Torstraße 1' })
  expect(page.attempts.value).toBeUndefined()

  page.vm.submit()
  await page.token('tok_second')
  expect(page.sent.map(({ key }) => key)).toEqual(['key-1', 'key-2'])
})
