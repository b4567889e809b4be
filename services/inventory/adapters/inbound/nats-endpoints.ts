import { instant } from '@galleria/chassis/ports/index'
import type { Answers } from '@galleria/chassis/service/answers'
import { done, type Refusal, refuse } from '@galleria/contracts/answer'
import type { inventory, Reservation as WireReservation } from '@galleria/contracts/inventory'
import { makeListStock } from '../../application/list-stock.ts'
import {
  makeCommitReservation,
  makeHoldStock,
  makeReleaseReservation,
  type ReservePorts,
} from '../../application/reserve.ts'
import type { Reservation } from '../../domain/reservation.ts'
import { refusalOf } from './refusals.ts'

/** Answers the inventory's questions. `holdMs` is how long a reservation is held for. */
export function inventoryAnswers(ports: ReservePorts & { readonly holdMs: number }): Answers<typeof inventory> {
  const listStock = makeListStock(ports)
  const holdStock = makeHoldStock(ports)
  const commitReservation = makeCommitReservation(ports)
  const releaseReservation = makeReleaseReservation(ports)

  return {
    'stock.list': ({ skus }) => done({ levels: listStock(skus) }),
    'reservation.make': ({ orderId, lines }, call) => replyWith(holdStock(orderId, lines, call)),
    'reservation.commit': ({ orderId }, call) => replyWith(commitReservation(orderId, call)),
    'reservation.release': ({ orderId }, call) => {
      const { decision, reservation } = releaseReservation(orderId, call)
      if (!decision.ok) return refusalOf(decision.problem)
      // Asked again, it says the same: pieces were held for this order, or none ever were.
      return done({ orderId, released: (reservation?.lines.length ?? 0) > 0 })
    },
  }
}

function replyWith({
  decision,
  reservation,
}: ReturnType<ReturnType<typeof makeHoldStock>>): Refusal | ReturnType<typeof done<WireReservation>> {
  if (!decision.ok) return refusalOf(decision.problem)
  return reservation ? done(onTheWire(reservation)) : refuse('order-unknown')
}

function onTheWire({ orderId, status, lines, expiresAt }: Reservation): WireReservation {
  return {
    orderId,
    status,
    lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    expiresAt: instant(expiresAt),
  }
}
