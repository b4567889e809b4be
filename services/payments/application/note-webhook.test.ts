import { expect, test } from 'bun:test'
import type { ChargeWord } from '../domain/provider-word.ts'
import { aTill, authorized, captured } from '../test/a-till.ts'

const hint = { eventId: 'evt_00000001', type: 'charge.settled', orderId: 'o-1' }

test('a webhook makes a payment in doubt due now, and the provider is asked what is true', async () => {
  const shop = aTill({ authorize: [authorized], capture: ['timeout'], find: [captured] })
  await shop.authorize()
  await shop.capture()
  expect(shop.webhook(hint)).toBe('looked')
  await shop.idle()
  expect(shop.status()).toBe('captured')
})

test('what a webhook claims is not believed', async () => {
  const shop = aTill({ authorize: ['timeout'], find: [{ says: 'declined', reason: 'card-refused' }] })
  await shop.authorize()
  shop.webhook({ ...hint, type: 'charge.authorized' })
  await shop.idle()
  expect(shop.status()).toBe('declined')
})

test('five of the same are one look (F17)', async () => {
  const shop = aTill({ authorize: ['timeout'], find: ['timeout'] })
  await shop.authorize()
  const outcomes = Array.from({ length: 5 }, () => shop.webhook(hint))
  await shop.idle()
  expect(outcomes).toEqual(['looked', 'duplicate', 'duplicate', 'duplicate', 'duplicate'])
  expect(shop.asked).toEqual(['authorize', 'find'])
})

test('a webhook that is there before the provider’s own answer is heard once, and so is the answer', async () => {
  const { promise, resolve } = Promise.withResolvers<ChargeWord>()
  const shop = aTill({ find: [authorized] }, { authorize: () => promise })
  const asking = shop.authorize()
  shop.webhook({ ...hint, type: 'charge.authorized' })
  await shop.idle()
  resolve(authorized)
  await asking
  expect(shop.announced()).toEqual(['payment.authorized'])
})

test('webhooks out of order change nothing that is settled', async () => {
  const shop = aTill({ authorize: [authorized], capture: [captured] })
  await shop.authorize()
  await shop.capture()
  expect(shop.webhook({ ...hint, type: 'charge.authorized' })).toBe('nothing-open')
  expect(shop.status()).toBe('captured')
})

test('a webhook about a refund finds its order, and one about nobody’s money is let pass', async () => {
  const shop = aTill({
    authorize: [authorized],
    capture: [captured],
    refund: ['timeout'],
    findRefund: [{ says: 'refunded', amountCents: 8900 }],
  })
  await shop.authorize()
  await shop.capture()
  await shop.refund()
  expect(shop.webhook({ eventId: 'evt_2', type: 'refund.settled', refundId: 'o-1-r1' })).toBe('looked')
  await shop.idle()
  expect(shop.payment()).toMatchObject({ givenBack: [{ status: 'settled' }] })
  expect(shop.webhook({ eventId: 'evt_3', type: 'refund.settled', refundId: 'o-9-r1' })).toBe('unknown-reference')
  expect(shop.webhook({ eventId: 'evt_4', type: 'charge.settled', orderId: 'o-9' })).toBe('unknown-reference')
})

test('a look that fails is logged, and the payment stays due', async () => {
  const shop = aTill({ authorize: ['timeout'] })
  await shop.authorize()
  shop.webhook(hint)
  await shop.idle()
  expect(shop.log.messages('error')).toEqual(['a look at the provider failed; the chore takes it'])
  expect(shop.ledger.inDoubt(0, 10)).toEqual(['o-1'])
})
