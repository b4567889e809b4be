import { describe, expect, test } from 'bun:test'
import { authorize, doubt, letGo } from '../../domain/decide.ts'
import type { PaymentEvent } from '../../domain/payment.ts'
import { aStore, lamp, terms } from '../../test/a-till.ts'

const taken: PaymentEvent[] = [
  { type: 'authorized', chargeId: 'ch_1' },
  { type: 'capture-asked' },
  { type: 'captured', chargeId: 'ch_1' },
]
const asksBack: PaymentEvent = { type: 'refund-asked', ...lamp }

function paid() {
  const store = aStore()
  store.ledger.change('o-1', 10, (past) => authorize(past, terms))
  store.ledger.change('o-1', 20, () => ({ ok: true, events: taken }))
  return store
}

describe('payments in SQLite', () => {
  test('come back as they were written down, field by field', () => {
    const { ledger } = paid()
    ledger.change('o-1', 30, () => ({
      ok: true,
      events: [asksBack, { type: 'refund-doubted', refundId: lamp.refundId }],
    }))
    expect(ledger.load('o-1')).toEqual({
      orderId: 'o-1',
      status: 'captured',
      amountCents: 17_800,
      taxCents: 2842,
      capturedCents: 17_800,
      givenBack: [{ ...lamp, kind: 'refund', status: 'unknown' }],
      chargeId: 'ch_1',
      askedAt: 10,
      updatedAt: 30,
    })
    expect(ledger.orderOfRefund(lamp.refundId)).toBe('o-1')
    expect(ledger.orderOfRefund('o-1-r2')).toBeUndefined()
    expect(ledger.load('o-2')).toBeUndefined()
  })

  test('keep a bar on an order that never paid, and a decline with its reason', () => {
    const { ledger } = aStore()
    ledger.change('o-1', 10, letGo)
    expect(ledger.load('o-1')).toEqual({ orderId: 'o-1', status: 'barred' })
    ledger.change('o-2', 10, (past) => authorize(past, terms))
    ledger.change('o-2', 11, () => ({ ok: true, events: [{ type: 'declined', reason: 'card-expired' }] }))
    expect(ledger.load('o-2')).toMatchObject({ status: 'declined', declineReason: 'card-expired' })
  })

  test('a refusal writes nothing down', () => {
    const { ledger } = aStore()
    ledger.change('o-1', 10, letGo)
    const { decision, payment } = ledger.change('o-1', 20, (past) => authorize(past, terms))
    expect(decision).toEqual({ ok: false, problem: { code: 'closed' } })
    expect(payment).toEqual({ orderId: 'o-1', status: 'barred' })
  })

  test('what would break an invariant takes everything of its change with it', () => {
    const { ledger, books, outbox } = paid()
    const balances = books.balances()
    const tooMuch: PaymentEvent = { ...asksBack, amountCents: 17_801 }
    const settled: PaymentEvent = { type: 'refunded', refundId: lamp.refundId }
    expect(() =>
      ledger.change('o-1', 30, () => ({ ok: true, events: [asksBack, settled, { ...tooMuch, refundId: 'o-1-r2' }] })),
    ).toThrow('I-PAY-3')
    expect(ledger.load('o-1')).toMatchObject({ givenBack: [], updatedAt: 20 })
    expect(books.balances()).toEqual(balances)
    expect(outbox.depth()).toBe(2)
  })

  test('every step is kept, and no token outlives its answer', () => {
    const { db } = paid()
    expect(db.query('SELECT step, status, at FROM payment_steps ORDER BY sequence').all()).toEqual([
      { step: 'authorize-asked', status: 'authorizing', at: 10 },
      { step: 'authorized', status: 'authorized', at: 20 },
      { step: 'capture-asked', status: 'capturing', at: 20 },
      { step: 'captured', status: 'captured', at: 20 },
    ])
    expect(db.query('SELECT token FROM payments').get()).toEqual({ token: null })
  })
})

describe('doubt', () => {
  test('is due five seconds after it came up, and until it is settled', () => {
    const { ledger } = aStore()
    ledger.change('o-1', 10, (past) => authorize(past, terms))
    expect(ledger.inDoubt(5_009, 10)).toEqual([])
    expect(ledger.inDoubt(5_010, 10)).toEqual(['o-1'])
    ledger.postpone('o-1', 9_000)
    expect(ledger.inDoubt(5_010, 10)).toEqual([])
    ledger.hurry('o-1', 100)
    ledger.hurry('o-1', 8_000)
    expect(ledger.inDoubt(100, 10)).toEqual(['o-1'])
    ledger.change('o-1', 20, doubt)
    expect(ledger.doubts()).toBe(1)
    ledger.change('o-1', 30, () => ({ ok: true, events: [{ type: 'authorized', chargeId: 'ch_1' }] }))
    ledger.postpone('o-1', 40)
    ledger.hurry('o-1', 40)
    expect(ledger.inDoubt(1_000_000, 10)).toEqual([])
    expect(ledger.doubts()).toBe(0)
  })

  test('is also about a refund that nobody has answered', () => {
    const { ledger } = paid()
    ledger.change('o-1', 30, () => ({ ok: true, events: [asksBack] }))
    expect(ledger.inDoubt(5_030, 10)).toEqual(['o-1'])
    ledger.change('o-1', 40, () => ({ ok: true, events: [{ type: 'refunded', refundId: lamp.refundId }] }))
    expect(ledger.doubts()).toBe(0)
  })

  test('that is longest overdue is looked at first', () => {
    const { ledger } = aStore()
    ledger.change('late', 20, (past) => authorize(past, terms))
    ledger.change('early', 10, (past) => authorize(past, terms))
    expect(ledger.inDoubt(10_000, 10)).toEqual(['early', 'late'])
    expect(ledger.inDoubt(10_000, 1)).toEqual(['early'])
  })
})

describe('an event that changes a payment', () => {
  const key = { consumer: 'payments-capture', eventId: 'evt-1' }

  test('does so once, and its key is not kept when the change fails (I-MSG-2)', () => {
    const { ledger } = aStore()
    const ask = () => ledger.changeOnce(key, 'o-1', 10, (past) => authorize(past, terms))
    expect(() =>
      ledger.changeOnce(key, 'o-1', 10, () => {
        throw new Error('not now')
      }),
    ).toThrow('not now')
    expect(ask()).toMatchObject({ payment: { status: 'authorizing' } })
    expect(ask()).toBeUndefined()
  })
})

describe('what is announced', () => {
  test('is what the provider has done, in a plain checkout the authorization alone', () => {
    const { ledger, outbox } = paid()
    ledger.change('o-1', 30, () => ({ ok: true, events: [asksBack, { type: 'refunded', refundId: lamp.refundId }] }))
    const amount = { cents: 17_800, currency: 'EUR' }
    expect(outbox.waiting(10).map(({ event, data }) => ({ event, data: JSON.parse(data) }))).toEqual([
      { event: 'payment.authorized', data: { orderId: 'o-1', amount } },
      { event: 'payment.captured', data: { orderId: 'o-1', amount } },
      {
        event: 'payment.refunded',
        data: { orderId: 'o-1', refundId: lamp.refundId, amount: { ...amount, cents: 8900 } },
      },
    ])
  })

  test('of a payment that was reduced is what was taken, and what was let go', () => {
    for (const last of [taken.slice(1), [{ type: 'void-asked' }, { type: 'voided' }] as const]) {
      const { ledger, outbox } = aStore()
      ledger.change('o-1', 10, (past) => authorize(past, terms))
      const start: PaymentEvent[] = [
        { type: 'authorized', chargeId: 'ch_1' },
        { type: 'reduced', ...lamp },
      ]
      ledger.change('o-1', 20, () => ({ ok: true, events: [...start, ...last] }))
      expect(JSON.parse(outbox.waiting(10)[1]?.data ?? '')).toMatchObject({ amount: { cents: 8900 } })
    }
  })

  test('is no decline where the token stood for no card', () => {
    const { ledger, outbox } = aStore()
    ledger.change('o-1', 1, (past) => authorize(past, terms))
    ledger.change('o-1', 2, () => ({ ok: true, events: [{ type: 'declined', reason: 'token-invalid' }] }))
    expect(outbox.depth()).toBe(0)
  })
})
