import { describe, expect, test } from 'bun:test'
import { authorize, doubt, letGo } from '../domain/decide.ts'
import type { Ledger } from '../ports.ts'

const terms = { amountCents: 17_800, token: 'tok_4242' }

/** What every ledger must do, whatever it keeps its payments in. */
export function ledgerSuite(name: string, build: () => Ledger): void {
  describe(`a ledger ${name}`, () => {
    test('gives back what was written down, field by field', () => {
      const ledger = build()
      ledger.change('o-1', 10, (past) => authorize(past, terms))
      ledger.change('o-1', 20, () => ({ ok: true, events: [{ type: 'authorized', chargeId: 'ch_1' }] }))
      expect(ledger.load('o-1')).toEqual({
        orderId: 'o-1',
        status: 'authorized',
        amountCents: 17_800,
        chargeId: 'ch_1',
        askedAt: 10,
        updatedAt: 20,
      })
      expect(ledger.load('o-2')).toBeUndefined()
    })

    test('keeps a bar on an order that never paid, and a decline with its reason', () => {
      const ledger = build()
      ledger.change('o-1', 10, letGo)
      expect(ledger.load('o-1')).toEqual({ orderId: 'o-1', status: 'barred' })
      ledger.change('o-2', 10, (past) => authorize(past, terms))
      ledger.change('o-2', 11, () => ({ ok: true, events: [{ type: 'declined', reason: 'card-expired' }] }))
      expect(ledger.load('o-2')).toMatchObject({ status: 'declined', declineReason: 'card-expired' })
    })

    test('a refusal writes nothing down', () => {
      const ledger = build()
      ledger.change('o-1', 10, letGo)
      const { decision, payment } = ledger.change('o-1', 20, (past) => authorize(past, terms))
      expect(decision).toEqual({ ok: false, problem: { code: 'closed' } })
      expect(payment).toEqual({ orderId: 'o-1', status: 'barred' })
    })

    test('a payment in doubt is due five seconds after it came into doubt, and until it is settled', () => {
      const ledger = build()
      ledger.change('o-1', 10, (past) => authorize(past, terms))
      expect(ledger.inDoubt(5_009, 10)).toEqual([])
      expect(ledger.inDoubt(5_010, 10)).toEqual(['o-1'])
      ledger.postpone('o-1', 9_000)
      expect(ledger.inDoubt(5_010, 10)).toEqual([])
      ledger.change('o-1', 20, doubt)
      expect(ledger.doubts()).toBe(1)
      ledger.change('o-1', 30, () => ({ ok: true, events: [{ type: 'authorized', chargeId: 'ch_1' }] }))
      ledger.postpone('o-1', 40)
      expect(ledger.inDoubt(1_000_000, 10)).toEqual([])
      expect(ledger.doubts()).toBe(0)
    })

    test('the longest overdue is looked at first', () => {
      const ledger = build()
      ledger.change('late', 20, (past) => authorize(past, terms))
      ledger.change('early', 10, (past) => authorize(past, terms))
      expect(ledger.inDoubt(10_000, 10)).toEqual(['early', 'late'])
      expect(ledger.inDoubt(10_000, 1)).toEqual(['early'])
    })
  })
}
