import { expect, test } from 'bun:test'
import { type Entry, entryOf } from './bookkeeping.ts'
import { evolve } from './evolve.ts'
import type { Payment, PaymentEvent } from './payment.ts'

const asked: PaymentEvent = { type: 'authorize-asked', amountCents: 17_800, taxCents: 2842, token: 'tok_4242' }
const taken: PaymentEvent[] = [
  asked,
  { type: 'authorized', chargeId: 'ch_1' },
  { type: 'capture-asked' },
  { type: 'captured', chargeId: 'ch_1' },
]

/** The entry for the last of these events. */
function lastEntry(events: readonly PaymentEvent[]): Entry | undefined {
  let payment: Payment | undefined
  let entry: Entry | undefined
  for (const event of events) {
    payment = evolve('o-1', payment, event, 1)
    entry = entryOf(event, payment)
  }
  return entry
}

const net = (entry: Entry | undefined) =>
  Object.fromEntries(
    ['customer-receivable', 'psp-clearing', 'revenue', 'tax', 'refunds'].map((account) => [
      account,
      entry?.postings
        .filter((posting) => posting.account === account)
        .reduce((cents, { debitCents, creditCents }) => cents + debitCents - creditCents, 0),
    ]),
  )

test('money that was taken is the provider’s debt to us, our revenue and the state’s tax', () => {
  const entry = lastEntry(taken)
  expect(entry).toMatchObject({ kind: 'capture', ref: 'o-1', amountCents: 17_800 })
  expect(net(entry)).toEqual({
    'psp-clearing': 17_800,
    'customer-receivable': 0,
    revenue: -14_958,
    tax: -2842,
    refunds: 0,
  })
})

test('what was let go before it was taken is never booked', () => {
  const reduced: PaymentEvent = { type: 'reduced', refundId: 'o-1-r1', amountCents: 8900, taxCents: 1421 }
  expect(lastEntry([...taken.slice(0, 2), reduced])).toBeUndefined()
  expect(net(lastEntry([...taken.slice(0, 2), reduced, ...taken.slice(2)]))).toMatchObject({
    'psp-clearing': 8900,
    revenue: -7479,
    tax: -1421,
  })
})

test('a refund is booked when it was carried out, and takes the tax back apart from the price', () => {
  const asksBack: PaymentEvent = { type: 'refund-asked', refundId: 'o-1-r1', amountCents: 8900, taxCents: 1421 }
  expect(lastEntry([...taken, asksBack])).toBeUndefined()
  const entry = lastEntry([...taken, asksBack, { type: 'refunded', refundId: 'o-1-r1' }])
  expect(entry).toMatchObject({ kind: 'refund', ref: 'o-1-r1', amountCents: 8900 })
  expect(net(entry)).toEqual({
    'psp-clearing': -8900,
    'customer-receivable': 0,
    revenue: 0,
    tax: 1421,
    refunds: 7479,
  })
})

test('no posting is of nothing', () => {
  const untaxed = { ...asked, taxCents: 0 } as PaymentEvent
  expect(lastEntry([untaxed, ...taken.slice(1)])?.postings.map(({ account }) => account)).toEqual([
    'customer-receivable',
    'revenue',
    'psp-clearing',
    'customer-receivable',
  ])
})
