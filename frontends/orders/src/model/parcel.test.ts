import { expect, test } from 'bun:test'
import type { Parcel } from '@galleria/contracts/shipping'
import { orderIn } from '../testing/order-states.ts'
import { parcelIn } from '../testing/parcels.ts'
import { chair, lamps } from '../testing/samples.ts'
import { newerParcel, packagesOf, trackingOf } from './parcel.ts'

test('what is in each package is told by the names of the order, also of what was taken out of it since', () => {
  const packages = packagesOf(parcelIn.packed, orderIn.confirmed)
  expect(
    packages.map(({ number, of, pieces }) => [number, of, pieces.map(({ name, quantity }) => [name, quantity])]),
  ).toEqual([
    [1, 2, [[chair.productName, 1]]],
    [2, 2, [[lamps.productName, 2]]],
  ])
  expect(packagesOf(parcelIn.packed, orderIn.revised)[0]?.pieces[0]?.name).toBe(chair.productName)
  expect(packagesOf(parcelIn.packed, { lines: [] })[0]?.pieces[0]?.name).toBe(chair.sku)
})

test('the whole way is there from the beginning, and a stop that is reached takes its place on it', () => {
  const stops = (parcel: Parcel) =>
    packagesOf(parcel, orderIn.shipped)[0]?.stops.map(({ status, state, place = '' }) =>
      `${status} ${state} ${place}`.trim(),
    )

  expect(stops(parcelIn.packed)).toEqual([
    'packed now',
    'collected next',
    'in-transit next',
    'out-for-delivery next',
    'delivered next',
  ])
  expect(stops(parcelIn.onItsWay)).toEqual([
    'packed done',
    'collected done Berlin',
    'in-transit now Leipzig',
    'out-for-delivery next',
    'delivered next',
  ])
  expect(stops(parcelIn.delivered)).toHaveLength(5)
  expect(stops(parcelIn.delivered)?.at(-1)).toBe('delivered done Berlin')
})

test('a package that was called back has no way ahead', () => {
  const [one] = packagesOf({ ...parcelIn.onItsWay, status: 'returning' }, orderIn.shipped)
  expect([one?.state, one?.stops.some(({ state }) => state === 'next')]).toEqual(['returning', false])
})

test('the page speaks of packages from when there will be some, and not of what never left the house', () => {
  const unpacked = (status: 'pending' | 'rejected' | 'confirmed' | 'shipped' | 'delivered') =>
    trackingOf({ ...orderIn.confirmed, status })
  expect((['pending', 'rejected', 'confirmed', 'shipped', 'delivered'] as const).map(unpacked)).toEqual([
    'none',
    'none',
    'awaited',
    'awaited',
    'none',
  ])
  expect(trackingOf({ ...orderIn.shipped, parcelUnknown: true })).toBe('unknown')
  expect(trackingOf({ ...orderIn.shipped, parcel: parcelIn.onItsWay, parcelUnknown: true })).toBe('shown')
  expect(trackingOf({ ...orderIn.cancelled, parcel: { ...parcelIn.packed, status: 'cancelled' } })).toBe('none')
  expect(trackingOf({ ...orderIn.shipped, parcel: { ...parcelIn.packed, packages: [] } })).toBe('none')
})

test('a parcel never goes back on its way', () => {
  expect(newerParcel(parcelIn.onItsWay, parcelIn.packed)).toBe(parcelIn.onItsWay)
  expect(newerParcel(parcelIn.packed, parcelIn.onItsWay)).toBe(parcelIn.onItsWay)
  expect(newerParcel(parcelIn.packed, undefined)).toBe(parcelIn.packed)
  expect(newerParcel(undefined, parcelIn.packed)).toBe(parcelIn.packed)
})
