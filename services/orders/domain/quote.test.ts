import { expect, test } from 'bun:test'
import { euros } from './money.ts'
import { type Quote, redeem } from './quote.ts'

const quote: Quote = {
  quoteId: 'q-1',
  shopperId: 's-1',
  cartVersion: 3,
  lines: [],
  delivery: { kind: 'pickup', storeId: 'seoul-hannam' },
  totals: { subtotal: euros(0), shipping: euros(0), tax: euros(0), total: euros(0) },
  expiresAt: 1_000,
}
const use = { shopperId: 's-1', delivery: quote.delivery, now: 999 }

test('a quote holds to its last millisecond', () => {
  expect(redeem(quote, use)).toEqual({ ok: true, quote })
  expect(redeem(quote, { ...use, now: 1_000 })).toEqual({ ok: false, problem: { code: 'quote-expired' } })
})

test('the quote of another shopper is as unknown as one that never was, also when it has expired', () => {
  const unknown = { ok: false, problem: { code: 'quote-unknown' } } as const
  expect(redeem(undefined, use)).toEqual(unknown)
  expect(redeem(quote, { ...use, shopperId: 's-2' })).toEqual(unknown)
  expect(redeem(quote, { ...use, shopperId: 's-2', now: 5_000 })).toEqual(unknown)
})

test('the goods travel as they were quoted, or the field that differs is named', () => {
  expect(redeem(quote, { ...use, delivery: { kind: 'home' } })).toEqual({
    ok: false,
    problem: { code: 'delivery-differs', field: 'delivery.kind' },
  })
  expect(redeem(quote, { ...use, delivery: { kind: 'pickup', storeId: 'berlin-mitte' } })).toEqual({
    ok: false,
    problem: { code: 'delivery-differs', field: 'delivery.storeId' },
  })
})
