import { expect, test } from 'bun:test'
import type { Client } from '@galleria/chassis/client/ask'
import { Outage } from '@galleria/chassis/outage'
import { done, refuse } from '@galleria/contracts/answer'
import { shipping } from '@galleria/contracts/shipping'
import { testCall } from '@galleria/testkit'
import { euros } from '../../domain/money.ts'
import { type PricedLine, priceLine } from '../../domain/pricing.ts'
import { shippingCarriers } from './shipping-carriers.ts'

const { reply } = shipping.endpoints['delivery.quote'].example
const destination = { countryCode: 'DE', postalCode: '10115' }
const lamp: PricedLine = priceLine(
  {
    sku: 'LMP-012-OAK',
    productId: 'oslo-table-lamp',
    productName: 'Oslo table lamp',
    variantName: 'Oak',
    unitPrice: euros(8_900),
    picture: { id: 'p', src: '/pictures/p.svg', width: 800, height: 800, alt: 'A lamp' },
    weightGrams: 1_200,
    volumeCm3: 9_000,
  },
  2,
)

/** The carriers, asked of a shipping that answers like this; an outage is what it throws. */
function carriersOf(answer: () => unknown) {
  const asked: unknown[] = []
  const quote = async (request: unknown, _call: unknown, { fallback }: { fallback: () => undefined }) => {
    asked.push(request)
    try {
      return answer()
    } catch (error) {
      if (error instanceof Outage) return fallback()
      throw error
    }
  }
  const client = { delivery: { quote } } as unknown as Client<typeof shipping>
  return {
    asked,
    options: (lines: readonly PricedLine[]) => shippingCarriers(client).options({ destination, lines }, testCall()),
  }
}

test('the carriers are told where to, how much, how heavy and how large', async () => {
  const { asked, options } = carriersOf(() => done(reply))
  expect(await options([lamp])).toEqual({ options: reply.options })
  expect(asked).toEqual([
    { destination, lines: [{ sku: 'LMP-012-OAK', quantity: 2, weightGrams: 1_200, volumeCm3: 9_000 }] },
  ])
})

test.each(['destination-unserved', 'delivery-too-heavy'] as const)('%s is an answer', async (code) => {
  expect(await carriersOf(() => refuse(code)).options([lamp])).toEqual({ refused: code })
})

test('nobody knows when shipping is away, nor of what has no measures', async () => {
  const away = carriersOf(() => {
    throw new Outage('timeout', 'shipping.delivery.quote')
  })
  expect(await away.options([lamp])).toBeUndefined()
  const there = carriersOf(() => done(reply))
  expect(await there.options([{ ...lamp, weightGrams: undefined }])).toBeUndefined()
  expect(there.asked).toEqual([])
})

test('what shipping may not say of a delivery is a bug', async () => {
  await expect(carriersOf(() => refuse('internal')).options([lamp])).rejects.toThrow()
})
