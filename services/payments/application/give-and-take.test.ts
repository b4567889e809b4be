import { describe, expect, test } from 'bun:test'
import { aTill, authorized, cancelled, captured, lamp, nothing } from '../test/a-till.ts'
import { makeCancelPayment } from './cancel-payment.ts'
import { makeRefundPayment } from './refund-payment.ts'

describe('capturing', () => {
  test('an unknown payment is looked up first', async () => {
    const shop = aTill({ authorize: ['timeout'], find: [authorized], capture: [captured] })
    await shop.authorize()
    expect((await shop.capture()).payment?.status).toBe('captured')
    expect(shop.asked).toEqual(['authorize', 'find', 'capture 17800'])
  })

  test('a capture without an answer is asked again until it is done', async () => {
    const shop = aTill({ authorize: [authorized], capture: ['timeout', captured], find: [authorized] })
    await shop.authorize()
    expect((await shop.capture()).payment?.status).toBe('capturing')
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('captured')
  })
})

const refunded = { says: 'refunded', amountCents: 8900 } as const
const rest = { says: 'refunded', amountCents: 17_800 } as const

/** A till with the money of an order taken. */
async function paid(script: Parameters<typeof aTill>[0]) {
  const shop = aTill({ authorize: [authorized], capture: [captured], ...script })
  await shop.authorize()
  await shop.capture()
  shop.asked.splice(0)
  return shop
}

describe('giving a part back', () => {
  test('before the money is taken never asks the provider, which is then asked for less', async () => {
    const shop = aTill({ authorize: [authorized], capture: [{ ...captured, capturedCents: 8900 }] })
    await shop.authorize()
    expect((await shop.refund()).payment).toMatchObject({ status: 'authorized', givenBack: [{ kind: 'reduction' }] })
    expect((await shop.capture()).payment).toMatchObject({ status: 'captured', capturedCents: 8900 })
    expect(shop.asked).toEqual(['authorize', 'capture 8900'])
  })

  test('afterwards is a refund at the provider, once', async () => {
    const shop = await paid({ refund: [refunded] })
    await shop.refund()
    expect((await shop.refund()).payment).toMatchObject({ givenBack: [{ kind: 'refund', status: 'settled' }] })
    expect(shop.asked).toEqual(['refund 8900'])
    expect(shop.announced()).toEqual(['payment.authorized', 'payment.captured', 'payment.refunded'])
  })

  test('a refund without an answer is looked up before it is asked for again', async () => {
    const found = await paid({ refund: ['timeout'], findRefund: [refunded] })
    expect((await found.refund()).payment).toMatchObject({ givenBack: [{ status: 'unknown' }] })
    expect((await found.refund()).payment).toMatchObject({ givenBack: [{ status: 'settled' }] })
    expect(found.asked).toEqual(['refund 8900', 'find refund'])

    const lost = await paid({ refund: ['timeout', refunded], findRefund: [nothing] })
    await lost.refund()
    expect((await lost.refund()).payment).toMatchObject({ givenBack: [{ status: 'settled' }] })
    expect(lost.asked).toEqual(['refund 8900', 'find refund', 'refund 8900'])
  })

  test('while it is not known whether the money was taken there is no answer yet, and nothing is written down', async () => {
    const shop = aTill({
      authorize: [authorized],
      capture: ['timeout'],
      find: ['timeout', captured],
      refund: [refunded],
    })
    await shop.authorize()
    await shop.capture()
    const { decision, payment } = await shop.refund()
    expect(decision).toEqual({ ok: true, events: [] })
    expect(payment).toMatchObject({ status: 'capturing', givenBack: [] })
    expect((await shop.refund()).payment).toMatchObject({ status: 'captured', givenBack: [{ status: 'settled' }] })
  })

  test('a refund of another amount than ours stays in doubt, and so does one the provider finds too large', async () => {
    const lied = await paid({ refund: [{ says: 'refunded', amountCents: 1 }] })
    expect((await lied.refund()).payment).toMatchObject({ givenBack: [{ status: 'unknown' }] })
    expect(lied.alarms).toEqual(['amount-mismatch'])
    const refused = await paid({ refund: [{ says: 'too-much' }] })
    await refused.refund()
    expect(refused.alarms).toEqual(['impossible-word'])
    expect(refused.books.balances().find(({ account }) => account === 'refunds')).toBeUndefined()
  })

  test('under a name that another order’s refund has is refused', async () => {
    const shop = await paid({ refund: [refunded] })
    await shop.refund()
    shop.ledger.change('o-2', 1, () => ({ ok: true, events: [{ type: 'barred' }] }))
    const taken = { ok: false, problem: { code: 'refund-taken' } } as const
    expect((await makeRefundPayment(shop.ports)('o-2', lamp, shop.call)).decision).toEqual(taken)
    expect((await makeCancelPayment(shop.ports)('o-2', lamp.refundId, shop.call)).decision).toEqual(taken)
  })
})

describe('giving everything back', () => {
  test('lets go of money on hold, and a parcel that leaves nevertheless takes none', async () => {
    const shop = aTill({ authorize: [authorized], cancel: [cancelled] })
    await shop.authorize()
    expect((await shop.cancel()).payment?.status).toBe('voided')
    await shop.dispatch()
    expect(shop.status()).toBe('voided')
    expect(shop.asked).toEqual(['authorize', 'cancel'])
  })

  test('a void without an answer is not known yet, and the chore carries it through', async () => {
    const shop = aTill({ authorize: [authorized], cancel: ['timeout', cancelled] })
    await shop.authorize()
    expect((await shop.cancel()).payment?.status).toBe('voiding')
    expect(await shop.settle(5_000)).toBe(1)
    expect((await shop.cancel()).payment?.status).toBe('voided')
  })

  test('refunds what was taken, less what was given back before', async () => {
    const shop = await paid({ refund: [refunded] })
    await shop.refund()
    expect((await shop.cancel()).payment).toMatchObject({
      givenBack: [{ amountCents: 8900 }, { refundId: 'o-1-cancel', amountCents: 8900, status: 'settled' }],
    })
    await shop.cancel()
    expect(shop.asked).toEqual(['refund 8900', 'refund 8900'])
  })

  test('waits for a capture that is on its way, and then refunds it', async () => {
    const shop = aTill({ authorize: [authorized], capture: ['timeout'], find: ['timeout', captured], refund: [rest] })
    await shop.authorize()
    await shop.dispatch()
    expect((await shop.cancel()).payment).toMatchObject({ status: 'capturing', givenBack: [] })
    expect((await shop.cancel()).payment).toMatchObject({ status: 'captured', givenBack: [{ status: 'settled' }] })
  })

  test('refunds what turns out to have been taken when it was to be let go', async () => {
    const shop = aTill({ authorize: ['timeout'], cancel: [captured], refund: [rest] })
    await shop.authorize()
    expect((await shop.cancel()).payment).toMatchObject({ status: 'captured', givenBack: [{ status: 'settled' }] })
  })
})

describe('a parcel that leaves', () => {
  test('takes the money, once for each event and once for each order', async () => {
    const shop = aTill({ authorize: [authorized], capture: [captured] })
    await shop.authorize()
    await shop.dispatch('evt-1')
    await shop.dispatch('evt-1')
    await shop.dispatch('evt-2')
    expect(shop.status()).toBe('captured')
    expect(shop.asked).toEqual(['authorize', 'capture 17800'])
  })

  test('leaves an unanswered capture to the chore, also when the event never comes again', async () => {
    const shop = aTill({ authorize: [authorized], capture: ['timeout', captured], find: [authorized] })
    await shop.authorize()
    await shop.dispatch()
    expect(shop.status()).toBe('capturing')
    await shop.dispatch()
    expect(shop.asked).toEqual(['authorize', 'capture 17800'])
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('captured')
  })

  test('takes no more than is due, also when it has to be asked for again', async () => {
    const less = { ...captured, capturedCents: 8900 }
    const shop = aTill({ authorize: [authorized], capture: ['timeout', less], find: [authorized] })
    await shop.authorize()
    await shop.refund()
    await shop.dispatch()
    await shop.settle(5_000)
    expect(shop.asked.slice(1)).toEqual(['capture 8900', 'find', 'capture 8900'])
  })

  test('behind an open breaker is not forgotten either', async () => {
    const shop = aTill({ authorize: [authorized], capture: ['breaker-open', captured], find: [authorized] })
    await shop.authorize()
    await shop.dispatch()
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('captured')
  })

  test('comes again while it is not known whether there is any money', async () => {
    const shop = aTill({ authorize: ['timeout'], find: [authorized], capture: [captured] })
    await shop.authorize()
    await expect(shop.dispatch()).rejects.toMatchObject({ name: 'Outage' })
    await shop.get()
    await shop.dispatch()
    expect(shop.status()).toBe('captured')
  })

  test('without a payment takes nothing, and someone is told', async () => {
    const shop = aTill({})
    await shop.dispatch()
    expect(shop.log.messages('error')).toHaveLength(1)
    expect(shop.status()).toBeUndefined()
  })
})
