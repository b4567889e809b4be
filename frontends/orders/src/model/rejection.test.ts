import { expect, test } from 'bun:test'
import { lamps, order } from '../testing/samples.ts'
import { rejectionOf } from './rejection.ts'

test('a confirmed order has no reason to explain', () => {
  expect(rejectionOf(order)).toBeUndefined()
})

test('an order without stock names what ran out', () => {
  const rejected = {
    ...order,
    status: 'rejected' as const,
    rejection: { reason: 'out-of-stock' as const, skus: [lamps.sku] },
  }
  expect(rejectionOf(rejected)).toEqual({ kind: 'out-of-stock', products: ['Oslo table lamp'] })
})

test('a declined card is explained as the bank did, and plainly when it did not', () => {
  const declined = { ...order, status: 'rejected' as const, rejection: { reason: 'payment-declined' as const } }
  expect(rejectionOf(declined)).toEqual({ kind: 'card-refused' })
  const why = { ...declined, rejection: { ...declined.rejection, declineReason: 'insufficient-funds' as const } }
  expect(rejectionOf(why)).toEqual({ kind: 'insufficient-funds' })
})

test('an order whose stock could not be held for long enough says so', () => {
  expect(rejectionOf({ ...order, status: 'rejected', rejection: { reason: 'timed-out' } })).toEqual({
    kind: 'timed-out',
  })
})
