import type { Client } from '@galleria/chassis/client/ask'
import type { shipping } from '@galleria/contracts/shipping'
import { stockLines } from '../../domain/revision.ts'
import type { Parcels } from '../../participants.ts'
import { answered } from './answered.ts'

/** The parcels, asked over the bus. */
export function shippingParcels(client: Client<typeof shipping>): Parcels {
  return {
    async callBack(orderId, call) {
      const answer = await client.parcel.cancel({ orderId }, call)
      if (!answer.ok && answer.problem.code === 'parcel-delivered')
        return { kind: 'refused', reason: 'already-delivered' }
      const { outcome } = answered(answer, 'shipping.parcel.cancel')
      return { kind: 'done', data: { returning: outcome === 'returning' } }
    },
    async repack({ orderId, number, lines }, call) {
      const answer = await client.parcel.revise({ orderId, revision: number, lines: stockLines(lines) }, call)
      if (!answer.ok && answer.problem.code === 'parcel-dispatched')
        return { kind: 'refused', reason: 'already-dispatched' }
      answered(answer, 'shipping.parcel.revise')
      return { kind: 'done' }
    },
  }
}
