import type { Client } from '@galleria/chassis/client/ask'
import type { shipping } from '@galleria/contracts/shipping'
import type { PricedLine } from '../../domain/pricing.ts'
import type { Carriers } from '../../participants.ts'
import { answered } from './answered.ts'

/** The carriers, whom shipping knows. */
export function shippingCarriers(client: Client<typeof shipping>): Carriers {
  return {
    async options({ destination, lines }, call) {
      const measured = lines.flatMap(measuredLine)
      if (measured.length < lines.length) return undefined
      const answer = await client.delivery.quote({ destination, lines: measured }, call, { fallback: () => undefined })
      if (!answer) return undefined
      if (!answer.ok) {
        const { code } = answer.problem
        if (code === 'destination-unserved' || code === 'delivery-too-heavy') return { refused: code }
      }
      return { options: answered(answer, 'shipping.delivery.quote').options }
    },
  }
}

function measuredLine({ sku, quantity, weightGrams, volumeCm3 }: PricedLine) {
  return weightGrams === undefined || volumeCm3 === undefined ? [] : [{ sku, quantity, weightGrams, volumeCm3 }]
}
