import { instant } from '@galleria/chassis/ports/index'
import type { Answers } from '@galleria/chassis/service/answers'
import { done, refuse } from '@galleria/contracts/answer'
import {
  DeliveryService,
  type shipping,
  type Package as WirePackage,
  type Parcel as WireParcel,
} from '@galleria/contracts/shipping'
import { euros } from '@galleria/contracts/values'
import { makeCancelParcel, makeReviseParcel } from '../../application/change-parcel.ts'
import { makeGetParcel } from '../../application/get-parcel.ts'
import { makeQuoteDelivery } from '../../application/quote-delivery.ts'
import type { Package } from '../../domain/package.ts'
import type { ShippingPorts } from '../../ports.ts'
import { refusalOf } from './refusals.ts'

/** Answers shipping's questions. */
export function shippingAnswers(ports: ShippingPorts): Answers<typeof shipping> {
  const quoteDelivery = makeQuoteDelivery(ports)
  const getParcel = makeGetParcel(ports)
  const cancelParcel = makeCancelParcel(ports)
  const reviseParcel = makeReviseParcel(ports)

  return {
    'delivery.quote': ({ destination, lines }) => {
      const quoted = quoteDelivery(destination, lines)
      if (!quoted.ok) return refuse(quoted.problem)
      const { options, packages, weightGrams, volumeCm3 } = quoted
      return done({
        options: options.map(({ service, priceCents, ...days }) => ({
          service: DeliveryService.parse(service),
          carrier: ports.carrier.name,
          price: euros(priceCents),
          packages,
          ...days,
        })),
        weightGrams,
        volumeCm3,
      })
    },
    'parcel.get': ({ orderId }) => {
      const parcel = getParcel(orderId)
      if (!parcel) return refuse('parcel-unknown')
      const { parcelId, status, lines, carrier, trackingNumber, packages, updatedAt } = parcel
      return done<WireParcel>({
        orderId,
        parcelId,
        status,
        lines: [...lines],
        carrier,
        ...(trackingNumber === undefined ? {} : { trackingNumber }),
        ...(packages.length === 0 ? {} : { packages: packages.map(onTheWire) }),
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

function onTheWire({ lines, scans, ...box }: Package): WirePackage {
  return { ...box, lines: [...lines], scans: scans.map((scan) => ({ ...scan, at: instant(scan.at) })) }
}
