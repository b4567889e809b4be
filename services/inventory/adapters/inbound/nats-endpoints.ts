import { instant } from '@galleria/chassis/ports/index'
import type { Answers } from '@galleria/chassis/service/answers'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { inventory, Reservation as WireReservation } from '@galleria/contracts/inventory'
import { makeCancelSale, makeReviseSale } from '../../application/change-sale.ts'
import { makeListStock } from '../../application/list-stock.ts'
import {
  makeCommitReservation,
  makeHoldStock,
  makeReleaseReservation,
  type ReservePorts,
} from '../../application/reserve.ts'
import { plainLines } from '../../domain/lines.ts'
import type { Reservation } from '../../domain/reservation.ts'
import type { SaleProblem } from '../../domain/sale.ts'
import type { Outcome } from '../../ports.ts'
import { refusalOf } from './refusals.ts'

/** Answers the inventory's questions. `holdMs` is how long a reservation is held for. */
export function inventoryAnswers(ports: ReservePorts & { readonly holdMs: number }): Answers<typeof inventory> {
  const listStock = makeListStock(ports)
  const holdStock = makeHoldStock(ports)
  const commitReservation = makeCommitReservation(ports)
  const releaseReservation = makeReleaseReservation(ports)
  const cancelSale = makeCancelSale(ports)
  const reviseSale = makeReviseSale(ports)

  return {
    // The product page waits for this one, so it goes past the shared transactions.
    'stock.list': ({ skus }) => done({ levels: listStock(skus) }),
    'reservation.make': async ({ orderId, lines }, call) => replyWith(await holdStock(orderId, lines, call)),
    'reservation.commit': async ({ orderId }, call) => replyWith(await commitReservation(orderId, call)),
    'reservation.release': async ({ orderId }, call) => {
      const { decision, reservation } = await releaseReservation(orderId, call)
      if (!decision.ok) return refusalOf(decision.problem)
      // Asked again, it says the same: pieces were held for this order, or none ever were.
      return done({ orderId, released: (reservation?.lines.length ?? 0) > 0 })
    },
    'reservation.cancel': async ({ orderId }, call) => replyWith(await cancelSale(orderId, call)),
    'reservation.revise': async ({ orderId, lines }, call) => replyWith(await reviseSale(orderId, lines, call)),
  }
}

function replyWith({ decision, reservation }: Outcome<SaleProblem>): Answer<WireReservation> {
  if (!decision.ok) return refusalOf(decision.problem)
  return reservation ? done(onTheWire(reservation)) : refuse('order-unknown')
}

function onTheWire({ orderId, status, lines, expiresAt }: Reservation): WireReservation {
  return { orderId, status, lines: plainLines(lines), expiresAt: instant(expiresAt) }
}
