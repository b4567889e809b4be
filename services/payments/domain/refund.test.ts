import { describe, expect, test } from 'bun:test'
import { capture, type Decision } from './decide.ts'
import { cancel, doubtRefund, refund } from './decide-refund.ts'
import { evolve } from './evolve.ts'
import { leftOf } from './given-back.ts'
import { isInDoubt, type MoneyPayment, type MoneyStatus, type Payment } from './payment.ts'
import { weighRefund } from './provider-word.ts'

const lamp = { refundId: 'o-1-r1', amountCents: 8900, taxCents: 1421 }
const nothingNew: Decision = { ok: true, events: [] }

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
const statuses = [
  'authorizing',
  'unknown',
  'authorized',
  'declined',
  'capturing',
  'captured',
  'voiding',
  'voided',
] as const

/** The payment after a decision. */
function after(past: Payment, decision: Decision): MoneyPayment {
  if (!decision.ok) throw new Error(decision.problem.code)
  const payment = decision.events.reduce<Payment>((before, event) => evolve('o-1', before, event, 1), past)
  if (payment.status === 'barred') throw new Error('barred')
  return payment
}

describe('giving a part back', () => {
  test('before the money was taken lets it go, and less is captured', () => {
    const reduced = after(at('authorized'), refund(at('authorized'), lamp))
    expect(reduced.givenBack).toEqual([{ ...lamp, kind: 'reduction', status: 'settled' }])
    expect(isInDoubt(reduced)).toBe(false)
    const capturing = after(reduced, capture(reduced))
    expect(after(capturing, { ok: true, events: [{ type: 'captured', chargeId: 'ch_1' }] }).capturedCents).toBe(8900)
  })

  test('after it was taken is the provider’s to do, and in doubt until it has', () => {
    const asked = after(at('captured'), refund(at('captured'), lamp))
    expect(asked.givenBack).toEqual([{ ...lamp, kind: 'refund', status: 'asked' }])
    expect(isInDoubt(asked)).toBe(true)
    const unknown = after(asked, doubtRefund(asked, lamp.refundId))
    expect(unknown.givenBack[0]?.status).toBe('unknown')
    const settled = after(unknown, { ok: true, events: [{ type: 'refunded', refundId: lamp.refundId }] })
    expect(isInDoubt(settled)).toBe(false)
  })

  test.each(['authorizing', 'unknown', 'capturing'] as const)('while it is %s cannot be decided yet', (status) => {
    expect(refund(at(status), lamp)).toEqual(nothingNew)
  })

  test('is refused where there is no money to give back', () => {
    for (const status of ['declined', 'voiding', 'voided'] as const)
      expect(refund(at(status), lamp)).toEqual({ ok: false, problem: { code: 'closed' } })
    for (const none of [undefined, at('withdrawn'), { orderId: 'o-1', status: 'barred' } as const])
      expect(refund(none, lamp)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
  })

  test('takes the last cent and no more, and neither more tax nor more net than there is', () => {
    const all = { refundId: 'o-1-r1', amountCents: 17_800, taxCents: 2842 }
    const tooLarge = { ok: false, problem: { code: 'refund-too-large', leftCents: 17_800, leftTaxCents: 2842 } }
    for (const status of ['authorized', 'captured'] as const) {
      expect(refund(at(status), all).ok).toBe(true)
      expect(refund(at(status), { ...all, amountCents: 17_801 })).toMatchObject(tooLarge)
      expect(refund(at(status), { ...all, amountCents: 17_000, taxCents: 2843 })).toMatchObject(tooLarge)
      expect(refund(at(status), { ...all, taxCents: 2841 })).toMatchObject(tooLarge)
    }
  })

  test('counts what may have been refunded as refunded', () => {
    const asked = after(at('captured'), refund(at('captured'), lamp))
    expect(refund(asked, { ...lamp, refundId: 'o-1-r2', amountCents: 8901 })).toMatchObject({
      problem: { code: 'refund-too-large', leftCents: 8900 },
    })
  })

  test('asked again is the same giving-back, in whatever state the payment is by now', () => {
    const reduced = after(at('authorized'), refund(at('authorized'), lamp))
    for (const status of statuses) {
      if (status === 'captured') continue
      expect(refund({ ...reduced, status }, lamp)).toEqual(nothingNew)
    }
    expect(refund({ ...reduced, status: 'captured', capturedCents: 8900 }, lamp)).toEqual(nothingNew)
  })

  test('asked again with another amount or tax is another giving-back under a name that is taken', () => {
    const asked = after(at('captured'), refund(at('captured'), lamp))
    expect(refund(asked, { ...lamp, amountCents: 1 })).toMatchObject({
      problem: { code: 'other-terms', field: 'amount', cents: 8900 },
    })
    expect(refund(asked, { ...lamp, taxCents: 1 })).toMatchObject({
      problem: { code: 'other-terms', field: 'tax', cents: 1421 },
    })
  })

  test('gives back no tax where the books knew of none', () => {
    const { taxCents: _none, ...old } = at('captured')
    const asked = after(old, refund(old, lamp))
    expect(asked.givenBack[0]).toMatchObject({ amountCents: 8900, taxCents: 0 })
    expect(refund(asked, lamp)).toEqual(nothingNew)
  })

  test('of nothing does nothing', () => {
    expect(refund(at('captured'), { ...lamp, amountCents: 0, taxCents: 0 })).toEqual(nothingNew)
  })
})

test('where all of it was let go there is nothing to take, and the authorization goes too', () => {
  const reduced = after(at('authorized'), refund(at('authorized'), { ...lamp, amountCents: 17_800, taxCents: 2842 }))
  expect(capture(reduced)).toEqual({ ok: true, events: [{ type: 'void-asked' }] })
})

describe('giving everything back', () => {
  const refundId = 'o-1-cancel'

  test('lets go of money on hold, also while it is in doubt', () => {
    for (const status of ['authorizing', 'unknown', 'authorized'] as const)
      expect(cancel(at(status), refundId)).toEqual({ ok: true, events: [{ type: 'void-asked' }] })
  })

  test('refunds what is left of money that was taken, once', () => {
    const asked = after(at('captured'), refund(at('captured'), lamp))
    const cancelled = after(asked, cancel(asked, refundId))
    expect(cancelled.givenBack[1]).toMatchObject({ refundId, amountCents: 8900, taxCents: 1421 })
    expect(leftOf(cancelled)).toEqual({ amountCents: 0, taxCents: 0 })
    expect(cancel(cancelled, refundId)).toEqual(nothingNew)
    expect(cancel(cancelled, 'o-1-cancel-again')).toEqual(nothingNew)
  })

  test('bars an order that never paid', () => {
    expect(cancel(undefined, refundId)).toEqual({ ok: true, events: [{ type: 'barred' }] })
  })

  test('waits for a capture that is on its way, and has nothing to do where there is no money', () => {
    for (const status of ['capturing', 'declined', 'voiding', 'voided'] as const)
      expect(cancel(at(status), refundId)).toEqual(nothingNew)
  })
})

describe('the provider’s word on a refund', () => {
  const asked = after(at('captured'), refund(at('captured'), lamp))
  const weighed = (word: Parameters<typeof weighRefund>[2]) => weighRefund(asked, lamp.refundId, word)
  const doubted = [{ type: 'refund-doubted' as const, refundId: lamp.refundId }]

  test('settles it, and only for the amount asked for', () => {
    expect(weighed({ says: 'refunded', amountCents: 8900 }).events).toEqual([
      { type: 'refunded', refundId: lamp.refundId },
    ])
    expect(weighed({ says: 'refunded', amountCents: 8901 })).toEqual({ events: doubted, alarm: 'amount-mismatch' })
  })

  test('never ends it otherwise', () => {
    expect(weighed({ says: 'nothing' })).toEqual({ events: doubted })
    expect(weighed({ says: 'working' })).toEqual({ events: doubted })
    expect(weighed({ says: 'too-much' })).toEqual({ events: doubted, alarm: 'impossible-word' })
    expect(weighed({ says: 'not-ours', about: 'reference' })).toEqual({ events: doubted, alarm: 'reference-mismatch' })
  })

  test('is heard once', () => {
    const settled = evolve('o-1', asked, { type: 'refunded', refundId: lamp.refundId }, 2)
    expect(weighRefund(settled, lamp.refundId, { says: 'refunded', amountCents: 8900 })).toEqual({ events: [] })
    expect(weighRefund(settled, lamp.refundId, { says: 'refunded', amountCents: 1 })).toEqual({ events: [] })
  })
})

describe('what would break an invariant is never written down', () => {
  const ask = { type: 'refund-asked', ...lamp } as const
  test.each([
    ['I-PAY-3', at('captured'), { ...ask, amountCents: 17_801 }],
    ['I-PAY-3', at('captured'), { ...ask, amountCents: 8900, taxCents: 2843 }],
    ['I-PAY-3', at('authorized'), ask],
    ['I-PAY-3', at('captured'), { ...ask, amountCents: 0, taxCents: 0 }],
    ['I-PAY-3', evolve('o-1', at('captured'), ask, 1), ask],
    ['I-PAY-1', at('authorized'), { ...ask, type: 'reduced', amountCents: 17_801 }],
    ['I-PAY-1', at('captured'), { ...ask, type: 'reduced' }],
  ] as const)('%s', (rule, payment, event) => {
    expect(() => evolve('o-1', payment, event, 1)).toThrow(rule)
  })
})
