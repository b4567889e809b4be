import { expect, test } from 'bun:test'
import { no, settled } from '../testing/answers.ts'
import { checkoutPage } from '../testing/checkout-page.ts'
import { handClock } from '../testing/hand-clock.ts'
import { useCardToken } from './use-card-token.ts'

test('a card that is not complete lets the shopper go on filling in, and says why', async () => {
  const page = await checkoutPage()
  await page.fill()
  page.vm.submit()

  await page.state(false, 'Check the card details.')

  expect([page.vm.busy.value, page.vm.card.error.value, page.sent.length]).toEqual([
    false,
    'Check the card details.',
    0,
  ])
})

test('when the bank asks for a code first, the order is placed as soon as the code was right', async () => {
  const page = await checkoutPage()
  await page.fill()
  page.vm.submit()

  await page.state(true, 'Confirm that it is you.')
  expect([page.vm.busy.value, page.sent.length]).toEqual([false, 0])
  await page.token('tok_confirmed')

  expect(page.sent.map(({ body }) => body.paymentToken)).toEqual(['tok_confirmed'])
})

test('a card that is changed after the bank asked is another card, and waits for the button', async () => {
  const page = await checkoutPage()
  await page.fill()
  page.vm.submit()
  await page.state(true, 'Confirm that it is you.')

  await page.state(false)
  await page.token('tok_other')
  expect(page.sent).toHaveLength(0)

  page.vm.submit()
  expect(page.sent.map(({ body }) => body.paymentToken)).toEqual(['tok_other'])
})

test('a token that comes while the form is wrong waits for the form', async () => {
  const page = await checkoutPage()
  await page.fill()
  page.vm.submit()
  await page.state(true, 'Confirm that it is you.')
  page.vm.form.city = ''
  await page.token('tok_waiting')
  expect([page.sent.length, page.vm.errors.value['delivery.address.city']]).toEqual([0, 'empty'])

  page.vm.form.city = 'Berlin'
  page.vm.submit()
  expect(page.sent.map(({ body }) => body.paymentToken)).toEqual(['tok_waiting'])
})

test('a field that does not answer is given up after fifteen seconds and opened anew', async () => {
  const page = await checkoutPage()
  await page.fill()
  page.vm.submit()

  await page.clock.pass(15_000)

  expect([page.vm.busy.value, page.vm.notice.value, page.asked.fields]).toEqual([false, { kind: 'card-silent' }, 2])
})

test('a field is opened anew before it gets too old', async () => {
  const page = await checkoutPage()
  await page.clock.pass(28 * 60_000)
  expect(page.asked.fields).toBe(1)
  await page.clock.pass(60_000)
  expect(page.asked.fields).toBe(2)
})

test('a field is left alone while an order hangs on it', async () => {
  const page = await checkoutPage({ place: async () => no('unreachable', 0) })
  await page.fill()
  page.vm.submit()
  await page.token()
  await page.clock.pass(40 * 60_000)
  expect(page.asked.fields).toBe(1)
})

test('asking twice asks the field once', () => {
  let asked = 0
  const token = useCardToken({
    timers: handClock(),
    submit: () => {
      asked += 1
    },
    taken: () => undefined,
    silent: () => undefined,
  })
  token.ask()
  token.ask()
  expect(asked).toBe(1)
})

test('a token of a field that is gone is not used', async () => {
  const page = await checkoutPage()
  await page.fill()
  await page.token('tok_of_before')
  await page.vm.card.reload()
  await settled()

  page.vm.submit()

  expect([page.sent.length, page.asked.tokens]).toEqual([0, 1])
})
