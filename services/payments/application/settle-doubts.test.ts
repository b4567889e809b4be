import { describe, expect, test } from 'bun:test'
import { aTill, authorized, cancelled, captured, lamp, nothing } from '../test/a-till.ts'

describe('settling doubts', () => {
  test('reading a payment in doubt asks the provider, and without an answer says what is known', async () => {
    const shop = aTill({ authorize: ['timeout'], find: ['timeout', authorized] })
    await shop.authorize()
    expect((await shop.get())?.status).toBe('unknown')
    expect((await shop.get())?.status).toBe('authorized')
  })

  test('a charge the provider has not heard of is given a minute, and is then cancelled for good', async () => {
    const shop = aTill({ authorize: ['timeout'], find: [nothing], cancel: [cancelled] })
    await shop.authorize()
    expect(await shop.settle(59_999)).toBe(0)
    expect(shop.status()).toBe('unknown')
    expect(await shop.settle(120_000)).toBe(1)
    expect(shop.status()).toBe('voided')
  })

  test('the older the doubt, the longer the pause before the next look', async () => {
    const shop = aTill({ authorize: ['timeout'], find: ['timeout'] })
    await shop.authorize()
    await shop.settle(20_001)
    expect(shop.ledger.inDoubt(30_001, 10)).toEqual([])
    expect(shop.ledger.inDoubt(30_002, 10)).toEqual(['o-1'])
  })

  test('a refund in doubt is carried through', async () => {
    const refunded = { says: 'refunded', amountCents: 8900 } as const
    const shop = aTill({
      authorize: [authorized],
      capture: [captured],
      refund: ['timeout', refunded],
      findRefund: [nothing],
    })
    await shop.authorize()
    await shop.capture()
    await shop.refund()
    expect(shop.ledger.doubts()).toBe(1)
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.payment()).toMatchObject({ givenBack: [{ ...lamp, status: 'settled' }] })
    expect(shop.ledger.doubts()).toBe(0)
  })

  test('a provider that lies about a charge is asked again until it tells the truth (F17)', async () => {
    const lie = { ...authorized, amountCents: 1 }
    const shop = aTill({ authorize: [lie], find: [lie, { says: 'not-ours', about: 'currency' }, authorized] })
    await shop.authorize()
    await shop.settle(5_000)
    await shop.settle(20_000)
    expect(shop.status()).toBe('unknown')
    await shop.settle(60_000)
    expect(shop.status()).toBe('authorized')
    expect(shop.alarms).toEqual(['amount-mismatch', 'amount-mismatch', 'currency-mismatch'])
  })

  test('many doubts are looked at in one run, and one that fails does not keep the others waiting', async () => {
    const broken = async (orderId: string) => {
      if (orderId === 'o-1') throw new Error('a bug')
      return authorized
    }
    const shop = aTill({}, { find: broken })
    for (let i = 1; i <= 40; i += 1) {
      shop.ledger.change(`o-${i}`, 0, () => ({
        ok: true,
        events: [{ type: 'authorize-asked', amountCents: 17_800, taxCents: 0, token: 'tok_1' }],
      }))
    }
    expect(await shop.settle(5_000)).toBe(39)
    expect(shop.log.messages('error')).toEqual(['a payment in doubt could not be looked at'])
    expect(shop.ledger.inDoubt(34_999, 10)).toEqual([])
  })
})
