import { describe, expect, test } from 'bun:test'
import { armFailPoints } from '@galleria/chassis/faults/fail-points'
import type { ChargeWord } from '../domain/provider-word.ts'
import { aTill, authorized, cancelled, captured, nothing } from '../test/a-till.ts'

describe('authorizing', () => {
  test('asked twice, the provider is asked once', async () => {
    const shop = aTill({ authorize: [authorized] })
    await shop.authorize()
    expect((await shop.authorize()).payment).toMatchObject({ status: 'authorized', chargeId: 'ch_1' })
    expect(shop.asked).toEqual(['authorize'])
  })

  test('the intent is in the ledger before the provider hears of it', async () => {
    const seen: (string | undefined)[] = []
    const shop = aTill(
      {},
      {
        authorize: async () => {
          seen.push(shop.status())
          return authorized
        },
      },
    )
    await shop.authorize()
    expect(seen).toEqual(['authorizing'])
  })

  test.each(['timeout', 'failed'] as const)(
    'a provider that answers with %s leaves the payment unknown, never declined',
    async (kind) => {
      const shop = aTill({ authorize: [kind] })
      const { decision, payment } = await shop.authorize()
      expect(decision.ok).toBe(true)
      expect(payment?.status).toBe('unknown')
    },
  )

  test('asked again after a timeout, it first looks whether the provider has charged', async () => {
    const shop = aTill({ authorize: ['timeout'], find: [authorized] })
    await shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('authorized')
    expect(shop.asked).toEqual(['authorize', 'find'])
  })

  test('asked again after a timeout that never reached the provider, it asks again', async () => {
    const shop = aTill({ authorize: ['timeout', authorized], find: [nothing] })
    await shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('authorized')
    expect(shop.asked).toEqual(['authorize', 'find', 'authorize'])
  })

  test('a provider that still works on it is not asked again', async () => {
    const shop = aTill({ authorize: ['timeout'], find: [{ says: 'working' }] })
    await shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('unknown')
    expect(shop.asked).toEqual(['authorize', 'find'])
  })

  test('behind an open breaker nothing was asked: the caller is told to come back, and may', async () => {
    const shop = aTill({ authorize: ['breaker-open', authorized] })
    await expect(shop.authorize()).rejects.toMatchObject({ name: 'Outage', kind: 'breaker-open' })
    expect(shop.status()).toBe('withdrawn')
    expect((await shop.authorize()).payment?.status).toBe('authorized')
  })

  test('an ask that is under way is not taken back because another one found the breaker open', async () => {
    const { promise, resolve } = Promise.withResolvers<ChargeWord>()
    const shop = aTill({ find: ['breaker-open'] }, { authorize: () => promise })
    const first = shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('unknown')
    resolve(authorized)
    expect((await first).payment?.status).toBe('authorized')
  })

  test.each([
    ['amount-mismatch', { ...authorized, amountCents: 1 }],
    ['currency-mismatch', { says: 'not-ours', about: 'currency' }],
    ['reference-mismatch', { says: 'not-ours', about: 'reference' }],
  ] as const)('a lie of the provider is not acted upon (F17): %s', async (alarm, lie) => {
    const shop = aTill({ authorize: [lie] })
    expect((await shop.authorize()).payment?.status).toBe('unknown')
    expect(shop.alarms).toEqual([alarm])
    expect(shop.log.messages('error')).toEqual(['the payment provider said what cannot be true'])
    expect(JSON.stringify(shop.log.lines)).not.toContain('tok_4242')
  })

  test('a process that dies between the provider’s word and its record finds the charge again (F2)', async () => {
    const shop = aTill({ authorize: [authorized], find: [authorized] })
    armFailPoints((point) => {
      if (point === 'after-psp-before-record') throw new Error('killed')
    })
    await expect(shop.authorize()).rejects.toThrow('killed')
    armFailPoints(undefined)
    expect(shop.status()).toBe('authorizing')
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('authorized')
    expect(shop.asked).toEqual(['authorize', 'find'])
  })

  test('a decline is an answer, and the same one each time', async () => {
    const shop = aTill({ authorize: [{ says: 'declined', reason: 'insufficient-funds' }] })
    const refusal = { ok: false, problem: { code: 'declined', reason: 'insufficient-funds' } } as const
    expect((await shop.authorize()).decision).toEqual(refusal)
    expect((await shop.authorize()).decision).toEqual(refusal)
    expect(shop.asked).toEqual(['authorize'])
  })
})

describe('voiding', () => {
  test('before authorizing bars it, and the provider is never asked', async () => {
    const shop = aTill({})
    expect((await shop.letGo()).decision.ok).toBe(true)
    expect((await shop.authorize()).decision).toEqual({ ok: false, problem: { code: 'closed' } })
    expect(shop.asked).toEqual([])
  })

  test('an unknown payment is cancelled at the provider by our reference', async () => {
    const shop = aTill({ authorize: ['timeout'], cancel: [cancelled] })
    await shop.authorize()
    expect((await shop.letGo()).payment?.status).toBe('voided')
  })

  test('a void that gets no answer is an outage, and the chore carries it through', async () => {
    const shop = aTill({ authorize: [authorized], cancel: ['timeout', cancelled] })
    await shop.authorize()
    await expect(shop.letGo()).rejects.toMatchObject({ name: 'Outage', kind: 'timeout' })
    expect(shop.status()).toBe('voiding')
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('voided')
  })

  test('what was taken cannot be let go', async () => {
    const shop = aTill({ authorize: [authorized], capture: [captured] })
    await shop.authorize()
    await shop.capture()
    expect((await shop.letGo()).decision).toEqual({ ok: false, problem: { code: 'closed' } })
  })
})
