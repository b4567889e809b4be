import { describe, expect, test } from 'bun:test'
import { testCall } from '@galleria/testkit'
import { memoryLedger } from '../adapters/outbound/memory-ledger.ts'
import type { ProviderWord } from '../domain/provider-word.ts'
import { type Script, scriptedProvider } from '../test/scripted-provider.ts'
import { makeAuthorizePayment } from './authorize-payment.ts'
import { makeCapturePayment } from './capture-payment.ts'
import { makeGetPayment } from './get-payment.ts'
import { makeSettleDoubts } from './settle-doubts.ts'
import { makeVoidPayment } from './void-payment.ts'

const terms = { amountCents: 17_800, token: 'tok_4242' }
const authorized: ProviderWord = { says: 'authorized', chargeId: 'ch_1', amountCents: 17_800 }
const captured: ProviderWord = { says: 'captured', chargeId: 'ch_1', amountCents: 17_800 }
const nothing: ProviderWord = { says: 'nothing' }
const cancelled: ProviderWord = { says: 'cancelled' }

function open(script: Script) {
  const ledger = memoryLedger()
  const provider = scriptedProvider(script)
  let time = 0
  const ports = { ledger, provider, now: () => time }
  const call = testCall()
  return {
    ledger,
    asked: provider.asked,
    authorize: (wanted = terms) => makeAuthorizePayment(ports)('o-1', wanted, call),
    capture: () => makeCapturePayment(ports)('o-1', call),
    letGo: () => makeVoidPayment(ports)('o-1', call),
    get: () => makeGetPayment(ports)('o-1', call),
    settle: (at: number) => {
      time = at
      return makeSettleDoubts(ports)(call)
    },
    status: () => ledger.load('o-1')?.status,
  }
}

describe('authorizing', () => {
  test('asked twice, the provider is asked once', async () => {
    const shop = open({ authorize: [authorized] })
    await shop.authorize()
    expect((await shop.authorize()).payment).toMatchObject({ status: 'authorized', chargeId: 'ch_1' })
    expect(shop.asked).toEqual(['authorize'])
  })

  test('the intent is in the ledger before the provider hears of it', async () => {
    const ledger = memoryLedger()
    const seen: (string | undefined)[] = []
    const provider = {
      ...scriptedProvider({}),
      authorize: async () => {
        seen.push(ledger.load('o-1')?.status)
        return authorized
      },
    }
    await makeAuthorizePayment({ ledger, provider, now: () => 0 })('o-1', terms, testCall())
    expect(seen).toEqual(['authorizing'])
  })

  test.each(['timeout', 'failed'] as const)(
    'a provider that answers with %s leaves the payment unknown, never declined',
    async (kind) => {
      const shop = open({ authorize: [kind] })
      const { decision, payment } = await shop.authorize()
      expect(decision.ok).toBe(true)
      expect(payment?.status).toBe('unknown')
    },
  )

  test('asked again after a timeout, it first looks whether the provider has charged', async () => {
    const shop = open({ authorize: ['timeout'], find: [authorized] })
    await shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('authorized')
    expect(shop.asked).toEqual(['authorize', 'find'])
  })

  test('asked again after a timeout that never reached the provider, it asks again', async () => {
    const shop = open({ authorize: ['timeout', authorized], find: [nothing] })
    await shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('authorized')
    expect(shop.asked).toEqual(['authorize', 'find', 'authorize'])
  })

  test('a provider that still works on it is not asked again', async () => {
    const shop = open({ authorize: ['timeout'], find: [{ says: 'working' }] })
    await shop.authorize()
    expect((await shop.authorize()).payment?.status).toBe('unknown')
    expect(shop.asked).toEqual(['authorize', 'find'])
  })

  test('behind an open breaker nothing was asked: the caller is told to come back, and may', async () => {
    const shop = open({ authorize: ['breaker-open', authorized] })
    await expect(shop.authorize()).rejects.toMatchObject({ name: 'Outage', kind: 'breaker-open' })
    expect(shop.status()).toBe('withdrawn')
    expect((await shop.authorize()).payment?.status).toBe('authorized')
  })

  test('an ask that is under way is not taken back because another one found the breaker open', async () => {
    const ledger = memoryLedger()
    const { promise, resolve } = Promise.withResolvers<ProviderWord>()
    const provider = { ...scriptedProvider({ find: ['breaker-open'] }), authorize: () => promise }
    const authorizePayment = makeAuthorizePayment({ ledger, provider, now: () => 0 })
    const first = authorizePayment('o-1', terms, testCall())
    expect((await authorizePayment('o-1', terms, testCall())).payment?.status).toBe('unknown')
    resolve(authorized)
    expect((await first).payment?.status).toBe('authorized')
  })

  test('another amount than ours stays unknown', async () => {
    const shop = open({ authorize: [{ ...authorized, amountCents: 1 }] })
    expect((await shop.authorize()).payment?.status).toBe('unknown')
  })

  test('a decline is an answer, and the same one each time', async () => {
    const shop = open({ authorize: [{ says: 'declined', reason: 'insufficient-funds' }] })
    const refusal = { ok: false, problem: { code: 'declined', reason: 'insufficient-funds' } } as const
    expect((await shop.authorize()).decision).toEqual(refusal)
    expect((await shop.authorize()).decision).toEqual(refusal)
    expect(shop.asked).toEqual(['authorize'])
  })
})

describe('voiding', () => {
  test('before authorizing bars it, and the provider is never asked', async () => {
    const shop = open({})
    expect((await shop.letGo()).decision.ok).toBe(true)
    expect((await shop.authorize()).decision).toEqual({ ok: false, problem: { code: 'closed' } })
    expect(shop.asked).toEqual([])
  })

  test('an unknown payment is cancelled at the provider by our reference', async () => {
    const shop = open({ authorize: ['timeout'], cancel: [cancelled] })
    await shop.authorize()
    expect((await shop.letGo()).payment?.status).toBe('voided')
  })

  test('a void that gets no answer is an outage, and the chore carries it through', async () => {
    const shop = open({ authorize: [authorized], cancel: ['timeout', cancelled] })
    await shop.authorize()
    await expect(shop.letGo()).rejects.toMatchObject({ name: 'Outage', kind: 'timeout' })
    expect(shop.status()).toBe('voiding')
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('voided')
  })

  test('what was taken cannot be let go', async () => {
    const shop = open({ authorize: [authorized], capture: [captured] })
    await shop.authorize()
    await shop.capture()
    expect((await shop.letGo()).decision).toEqual({ ok: false, problem: { code: 'closed' } })
  })
})

describe('capturing', () => {
  test('an unknown payment is looked up first', async () => {
    const shop = open({ authorize: ['timeout'], find: [authorized], capture: [captured] })
    await shop.authorize()
    expect((await shop.capture()).payment?.status).toBe('captured')
    expect(shop.asked).toEqual(['authorize', 'find', 'capture'])
  })

  test('a capture without an answer is asked again until it is done', async () => {
    const shop = open({ authorize: [authorized], capture: ['timeout', captured], find: [authorized] })
    await shop.authorize()
    expect((await shop.capture()).payment?.status).toBe('capturing')
    expect(await shop.settle(5_000)).toBe(1)
    expect(shop.status()).toBe('captured')
  })
})

describe('settling doubts', () => {
  test('reading a payment in doubt asks the provider, and without an answer says what is known', async () => {
    const shop = open({ authorize: ['timeout'], find: ['timeout', authorized] })
    await shop.authorize()
    expect((await shop.get())?.status).toBe('unknown')
    expect((await shop.get())?.status).toBe('authorized')
  })

  test('a charge the provider has not heard of is given a minute, and is then cancelled for good', async () => {
    const shop = open({ authorize: ['timeout'], find: [nothing], cancel: [cancelled] })
    await shop.authorize()
    expect(await shop.settle(59_999)).toBe(0)
    expect(shop.status()).toBe('unknown')
    expect(await shop.settle(120_000)).toBe(1)
    expect(shop.status()).toBe('voided')
  })

  test('the older the doubt, the longer the pause before the next look', async () => {
    const shop = open({ authorize: ['timeout'], find: ['timeout'] })
    await shop.authorize()
    await shop.settle(20_000)
    expect(shop.ledger.inDoubt(29_999, 10)).toEqual([])
    expect(shop.ledger.inDoubt(30_000, 10)).toEqual(['o-1'])
  })
})
