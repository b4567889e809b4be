import { describe, expect, test } from 'bun:test'
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
const use = { shopperId: 's-1', delivery: { kind: 'pickup', storeId: 'seoul-hannam' }, now: 999 } as const
const address = { street: 'Torstraße 1', postalCode: '10115', city: 'Berlin', countryCode: 'DE' }

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
  expect(redeem(quote, { ...use, delivery: { kind: 'home', address } })).toEqual({
    ok: false,
    problem: { code: 'delivery-differs', field: 'delivery.kind' },
  })
  expect(redeem(quote, { ...use, delivery: { kind: 'pickup', storeId: 'berlin-mitte' } })).toEqual({
    ok: false,
    problem: { code: 'delivery-differs', field: 'delivery.storeId' },
  })
})

describe('what was quoted to be brought somewhere', () => {
  const destination = { countryCode: 'DE', postalCode: '10115' }
  const brought = { ...quote, delivery: { kind: 'home', service: 'express', destination } } as const
  const fieldOf = (used: Quote, delivery: Parameters<typeof redeem>[1]['delivery']) => {
    const { ok, ...redeemed } = redeem(used, { ...use, delivery })
    return ok ? undefined : redeemed
  }

  test('is brought there and by that service, whether that is said again or not', () => {
    expect(redeem(brought, { ...use, delivery: { kind: 'home', address } }).ok).toBe(true)
    expect(redeem(brought, { ...use, delivery: { kind: 'home', address, service: 'express' } }).ok).toBe(true)
  })

  test.each([
    ['delivery.service', { kind: 'home', address, service: 'economy' }],
    ['delivery.address.countryCode', { kind: 'home', address: { ...address, countryCode: 'KR' } }],
    ['delivery.address.postalCode', { kind: 'home', address: { ...address, postalCode: '20095' } }],
    ['delivery.kind', { kind: 'pickup', storeId: 'seoul-hannam' }],
  ] as const)('is not brought otherwise: %s', (field, delivery) => {
    expect(fieldOf(brought, delivery)).toEqual({ problem: { code: 'delivery-differs', field } })
  })

  test('for a country only may go anywhere in it, and at the flat rate anywhere, by the standard service', () => {
    const country = { ...quote, delivery: { kind: 'home', destination: { countryCode: 'DE' } } } as const
    const flat = { ...quote, delivery: { kind: 'home' } } as const
    const abroad = { ...address, countryCode: 'KR' }
    expect(fieldOf(country, { kind: 'home', address: { ...address, postalCode: '20095' } })).toBeUndefined()
    expect(fieldOf(flat, { kind: 'home', address: abroad, service: 'standard' })).toBeUndefined()
    expect(fieldOf(flat, { kind: 'home', address, service: 'express' })).toEqual({
      problem: { code: 'delivery-differs', field: 'delivery.service' },
    })
  })
})
