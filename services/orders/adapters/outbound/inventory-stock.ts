import type { Client } from '@galleria/chassis/client/ask'
import type { Refusal } from '@galleria/contracts/answer'
import type { inventory } from '@galleria/contracts/inventory'
import type { CartLine } from '../../domain/cart.ts'
import { stockLines } from '../../domain/revision.ts'
import type { Stock } from '../../participants.ts'
import { answered } from './answered.ts'

/** The stock, asked over the bus. */
export function inventoryStock(client: Client<typeof inventory>): Stock {
  return {
    async hold({ orderId, lines }, call) {
      const answer = await client.reservation.make({ orderId, lines: stockLines(lines) }, call)
      if (!answer.ok && answer.problem.code === 'out-of-stock')
        return { kind: 'refused', reason: { reason: 'out-of-stock', skus: shortSkus(answer, lines) } }
      // The hold was given back, and the stock room takes no other for the same order.
      if (!answer.ok && answer.problem.code === 'order-closed')
        return { kind: 'refused', reason: { reason: 'timed-out' } }
      answered(answer, 'inventory.reservation.make')
      return { kind: 'done' }
    },
    async release(orderId, call) {
      answered(await client.reservation.release({ orderId }, call), 'inventory.reservation.release')
      return 'undone'
    },
    async sell(orderId, call) {
      const answer = await client.reservation.commit({ orderId }, call)
      if (!answer.ok && (answer.problem.code === 'reservation-lapsed' || answer.problem.code === 'order-unknown'))
        return { kind: 'refused', reason: { reason: 'timed-out' } }
      answered(answer, 'inventory.reservation.commit')
      return { kind: 'done' }
    },
    async takeBack(orderId, call) {
      answered(await client.reservation.cancel({ orderId }, call), 'inventory.reservation.cancel')
      return { kind: 'done' }
    },
    async keepOnly(orderId, lines, call) {
      const answer = await client.reservation.revise({ orderId, lines: stockLines(lines) }, call)
      answered(answer, 'inventory.reservation.revise')
      return { kind: 'done' }
    },
  }
}

/** The problem names the lines that are short by their place: `lines.0.sku`. */
function shortSkus({ problem }: Refusal, lines: readonly CartLine[]): string[] {
  return (problem.errors ?? []).flatMap(({ field }) => {
    const place = /^lines\.(\d+)\./.exec(field)?.[1]
    return place === undefined ? [] : (lines[Number(place)]?.sku ?? [])
  })
}
