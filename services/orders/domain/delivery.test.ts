import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { chosenFrom, type DeliveryOption, deliveryServices, offeredTo } from './delivery.ts'
import { euros } from './money.ts'

const option = (service: DeliveryOption['service'], cents: number): DeliveryOption => ({
  service,
  carrier: 'Glasshouse Parcel',
  price: euros(cents),
  packages: 1,
  earliest: '2026-01-19',
  latest: '2026-01-21',
})
const ways = [option('economy', 390), option('standard', 490), option('express', 1_290)]
const centsOf = (options: readonly DeliveryOption[]) => options.map(({ price }) => price.cents)

describe('what the carriers ask', () => {
  test('is what a small order pays', () => {
    expect(centsOf(offeredTo(euros(7_499), ways))).toEqual([390, 490, 1_290])
  })

  test('is paid without the cheapest way from 75 euros on, and not a cent below', () => {
    expect(centsOf(offeredTo(euros(7_500), ways))).toEqual([0, 100, 900])
  })

  test('never becomes less than nothing, in whatever order it is told, and the order stays', () => {
    const options = fc.array(fc.tuple(fc.constantFrom(...deliveryServices), fc.integer({ min: 0, max: 100_000 })), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(options, fc.integer({ min: 0, max: 20_000 }), (told, subtotal) => {
        const offered = offeredTo(
          euros(subtotal),
          told.map(([service, cents]) => option(service, cents)),
        )
        expect(offered.map(({ service }) => service)).toEqual(told.map(([service]) => service))
        expect(Math.min(...centsOf(offered))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('who asks for no service in particular gets standard, or else the cheapest; what is not offered is not chosen', () => {
  expect(chosenFrom(ways, undefined)?.service).toBe('standard')
  expect(
    chosenFrom(
      ways.filter(({ service }) => service !== 'standard'),
      undefined,
    )?.service,
  ).toBe('economy')
  expect(chosenFrom(ways, 'express')?.price.cents).toBe(1_290)
  expect(chosenFrom(ways.slice(0, 2), 'express')).toBeUndefined()
})
