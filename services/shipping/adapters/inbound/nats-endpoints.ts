import { instant } from '@galleria/chassis/ports/index'
import type { Answers } from '@galleria/chassis/service/answers'
import { done, refuse } from '@galleria/contracts/answer'
import type { shipping, Parcel as WireParcel } from '@galleria/contracts/shipping'
import { makeCancelParcel, makeReviseParcel } from '../../application/change-parcel.ts'
import { makeGetParcel } from '../../application/get-parcel.ts'
import type { ShippingPorts } from '../../ports.ts'
import { refusalOf } from './refusals.ts'

/** Answers shipping's questions. */
export function shippingAnswers(ports: ShippingPorts): Answers<typeof shipping> {
  const getParcel = makeGetParcel(ports)
  const cancelParcel = makeCancelParcel(ports)
  const reviseParcel = makeReviseParcel(ports)

  return {
    'parcel.get': ({ orderId }) => {
      const parcel = getParcel(orderId)
      if (!parcel) return refuse('parcel-unknown')
      const { parcelId, status, lines, carrier, trackingNumber, updatedAt } = parcel
      return done<WireParcel>({
        orderId,
        parcelId,
        status,
        lines: [...lines],
        carrier,
        ...(trackingNumber === undefined ? {} : { trackingNumber }),
        updatedAt: instant(updatedAt),
      })
    },
    'parcel.cancel': async ({ orderId }, call) => {
      const { decision, parcel } = await cancelParcel(orderId, call)
      if (!decision.ok) return refusalOf(decision.problem)
      return done({ orderId, outcome: parcel?.status === 'cancelled' ? 'cancelled' : 'returning' })
    },
    'parcel.revise': async ({ orderId, ...revision }, call) => {
      const { decision, parcel } = await reviseParcel(orderId, revision, call)
      if (!decision.ok) return refusalOf(decision.problem)
      return done({ orderId, lines: [...(parcel?.lines ?? revision.lines)] })
    },
  }
}
