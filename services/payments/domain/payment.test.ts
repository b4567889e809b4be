import { describe, expect, test } from 'bun:test'
import { authorize, capture, doubt, letGo, withdraw } from './decide.ts'
import { evolve } from './evolve.ts'
import { isInDoubt, type MoneyPayment, type MoneyStatus, type Payment } from './payment.ts'
import { type ChargeWord, weigh } from './provider-word.ts'

const terms = { amountCents: 17_800, taxCents: 2842, token: 'tok_4242' }
const barred: Payment = { orderId: 'o-1', status: 'barred' }
const at = (status: MoneyStatus): MoneyPayment => ({
  orderId: 'o-1',
  status,
  amountCents: 17_800,
  taxCents: 2842,
  capturedCents: status === 'captured' ? 17_800 : 0,
  givenBack: [],
  chargeId: 'ch_1',
  askedAt: 0,
  updatedAt: 0,
})
const authorized: ChargeWord = { says: 'authorized', chargeId: 'ch_1', amountCents: 17_800 }
const captured: ChargeWord = { says: 'captured', chargeId: 'ch_1', amountCents: 17_800, capturedCents: 17_800 }

describe('asking for the money', () => {
  test('is written down once, however often it is asked', () => {
    expect(authorize(undefined, terms)).toEqual({ ok: true, events: [{ type: 'authorize-asked', ...terms }] })
    for (const status of ['authorizing', 'unknown', 'authorized', 'capturing', 'captured'] as const) {
      expect(authorize(at(status), terms)).toEqual({ ok: true, events: [] })
    }
  })

  test('stands by the first amount and tax', () => {
    expect(authorize(at('authorized'), { ...terms, amountCents: 17_801 })).toEqual({
      ok: false,
      problem: { code: 'other-terms', field: 'amount', cents: 17_800 },
    })
    expect(authorize(at('authorized'), { ...terms, taxCents: 2841 })).toEqual({
      ok: false,
      problem: { code: 'other-terms', field: 'tax', cents: 2842 },
    })
  })

  test('is refused where the tax is more than the whole', () => {
    expect(authorize(undefined, { ...terms, taxCents: 17_801 })).toMatchObject({ problem: { code: 'tax-too-large' } })
    expect(authorize(undefined, { ...terms, taxCents: 17_800 }).ok).toBe(true)
  })

  test('says nothing against the tax of a payment from before the books kept it apart', () => {
    const { taxCents: _none, ...old } = at('authorized')
    expect(authorize(old, terms)).toEqual({ ok: true, events: [] })
  })

  test('is refused for good once it was voided, barred or declined', () => {
    for (const payment of [barred, at('voiding'), at('voided')]) {
      expect(authorize(payment, terms)).toEqual({ ok: false, problem: { code: 'closed' } })
    }
    expect(authorize({ ...at('declined'), declineReason: 'card-expired' }, terms)).toEqual({
      ok: false,
      problem: { code: 'declined', reason: 'card-expired' },
    })
  })

  test('may be tried anew after an ask that never left the house, and only such an ask is taken back', () => {
    expect(withdraw(at('authorizing'))).toEqual({ ok: true, events: [{ type: 'withdrawn' }] })
    expect(withdraw(at('unknown'))).toEqual({ ok: true, events: [] })
    expect(authorize(at('withdrawn'), terms)).toMatchObject({ ok: true, events: [{ type: 'authorize-asked' }] })
  })
})

describe('letting the money go', () => {
  test('before it was asked for bars the order', () => {
    expect(letGo(undefined)).toEqual({ ok: true, events: [{ type: 'barred' }] })
    expect(letGo(barred)).toEqual({ ok: true, events: [] })
  })

  test('is an intent first, also while the authorization is in doubt', () => {
    for (const status of ['authorizing', 'unknown', 'authorized'] as const) {
      expect(letGo(at(status))).toEqual({ ok: true, events: [{ type: 'void-asked' }] })
    }
  })

  test('is too late once it is being taken', () => {
    expect(letGo(at('capturing'))).toEqual({ ok: false, problem: { code: 'closed' } })
    expect(letGo(at('captured'))).toEqual({ ok: false, problem: { code: 'closed' } })
  })
})

test('only what is authorized is taken, and what was never asked for cannot be', () => {
  expect(capture(at('authorized'))).toEqual({ ok: true, events: [{ type: 'capture-asked' }] })
  expect(capture(at('unknown'))).toEqual({ ok: true, events: [] })
  expect(capture(at('voided'))).toEqual({ ok: false, problem: { code: 'closed' } })
  expect(capture(barred)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
  expect(capture(undefined)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
})

describe('the provider’s word', () => {
  test('silence is doubt: nothing but a no of the provider becomes a decline', () => {
    const events = [
      ...doubtEvents(at('authorizing')),
      ...weigh(at('unknown'), { says: 'nothing' }).events,
      ...weigh(at('unknown'), { says: 'working' }).events,
    ]
    expect(events).toEqual([{ type: 'doubted' }])
    expect(weigh(at('unknown'), { says: 'declined', reason: 'card-refused' }).events).toEqual([
      { type: 'declined', reason: 'card-refused' },
    ])
  })

  test('another amount than was asked for is not believed, and someone is told', () => {
    const cheaper = { ...authorized, amountCents: 178 }
    expect(weigh(at('authorizing'), cheaper)).toEqual({ events: [{ type: 'doubted' }], alarm: 'amount-mismatch' })
    expect(weigh(at('capturing'), { ...captured, amountCents: 17_801 })).toEqual({
      events: [],
      alarm: 'amount-mismatch',
    })
  })

  test('a capture of less or more than was due is not believed', () => {
    for (const capturedCents of [17_799, 17_801, 0])
      expect(weigh(at('capturing'), { ...captured, capturedCents })).toEqual({ events: [], alarm: 'amount-mismatch' })
  })

  test('another charge than the one we know is not ours', () => {
    expect(weigh(at('capturing'), { ...captured, chargeId: 'ch_2' })).toEqual({
      events: [],
      alarm: 'reference-mismatch',
    })
  })

  test.each(['currency', 'reference'] as const)('another %s is not acted upon, and someone is told', (about) => {
    const notOurs: ChargeWord = { says: 'not-ours', about }
    expect(weigh(at('authorizing'), notOurs)).toEqual({ events: [{ type: 'doubted' }], alarm: `${about}-mismatch` })
    expect(weigh(at('capturing'), notOurs)).toEqual({ events: [], alarm: `${about}-mismatch` })
    expect(weigh(at('voiding'), notOurs)).toEqual({ events: [], alarm: `${about}-mismatch` })
  })

  test('what cannot be is not acted upon', () => {
    expect(weigh(at('unknown'), captured)).toEqual({ events: [], alarm: 'impossible-word' })
    expect(weigh(at('capturing'), { says: 'nothing' })).toEqual({ events: [], alarm: 'impossible-word' })
  })

  test('an authorization that comes after the void does not bring the payment back', () => {
    expect(weigh(at('voiding'), authorized)).toEqual({ events: [] })
    expect(weigh(at('voided'), authorized)).toEqual({ events: [] })
    expect(weigh(barred, authorized)).toEqual({ events: [] })
  })

  test('answers each open question', () => {
    expect(weigh(at('authorizing'), authorized).events).toEqual([{ type: 'authorized', chargeId: 'ch_1' }])
    expect(weigh(at('capturing'), captured).events).toEqual([{ type: 'captured', chargeId: 'ch_1' }])
    expect(weigh(at('voiding'), { says: 'cancelled' }).events).toEqual([{ type: 'voided' }])
    expect(weigh(at('voiding'), captured).events).toEqual([{ type: 'captured', chargeId: 'ch_1' }])
    expect(weigh(at('capturing'), { says: 'cancelled' }).events).toEqual([{ type: 'voided' }])
  })
})

test('the token is forgotten as soon as the provider has answered', () => {
  const asked = evolve('o-1', undefined, { type: 'authorize-asked', ...terms }, 5)
  expect(asked).toMatchObject({ status: 'authorizing', token: 'tok_4242', askedAt: 5 })
  expect(evolve('o-1', asked, { type: 'doubted' }, 6)).toMatchObject({ status: 'unknown', token: 'tok_4242' })
  expect(evolve('o-1', asked, { type: 'authorized', chargeId: 'ch_1' }, 6)).not.toHaveProperty('token')
  expect(isInDoubt(asked)).toBe(true)
})

function doubtEvents(payment: Payment) {
  const decision = doubt(payment)
  return decision.ok ? decision.events : []
}
