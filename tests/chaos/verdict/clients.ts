import type { Database } from 'bun:sqlite'
import type { Order } from '@galleria/contracts/orders'
import type { Violation } from '../../invariants/violation.ts'
import { patiently } from '../../support/patience.ts'
import type { History, Repeat } from '../shoppers/history.ts'

/** What clients were shown is what is kept: no order goes back behind what somebody saw of it, and a no bought nothing. */
export function shownIsKept(orders: Database, { recorder, repeats }: History): Violation[] {
  const found: Violation[] = []
  const detail = orders.query<{ detail: string }, [string]>('SELECT detail FROM order_detail WHERE order_id = ?')
  for (const seen of recorder.seen.values()) {
    const row = detail.get(seen.orderId)
    if (!row) continue
    const kept = JSON.parse(row.detail) as Order
    const isKept = kept.version >= seen.version && seen.timeline.every(({ what }, i) => kept.timeline[i]?.what === what)
    if (!isKept)
      found.push({
        invariant: 'I-ORD-1',
        detail: `order ${seen.orderId} is not any more what somebody was shown of it`,
      })
  }
  const bought = new Set(
    orders
      .query<{ key: string }, []>(`SELECT key FROM request_keys WHERE purpose = 'place'`)
      .all()
      .map(({ key }) => key),
  )
  for (const { key, refusedWith } of repeats)
    if (refusedWith && bought.has(key))
      found.push({
        invariant: 'I-ORD-4',
        detail: `key ${key} was refused with ${refusedWith} and has bought something`,
      })
  return found
}

const atOnce = 8
const sampleLength = 40

/**
 * Sends placings once more, now that nothing goes wrong: those that never had an answer, and some of the others. Whoever
 * has bought is answered with the same order (I-ORD-4), and nobody buys anything now that was refused before.
 */
export async function repeatedIsTheSame({ repeats, recorder }: History): Promise<Violation[]> {
  const open = repeats.filter(({ orderId, refusedWith }) => !orderId && !refusedWith)
  const answered = repeats.filter(({ orderId }) => orderId !== undefined)
  const step = Math.max(1, Math.floor(answered.length / sampleLength))
  const again = [...open, ...answered.filter((_, index) => index % step === 0)]
  const found: Violation[] = []
  for (let from = 0; from < again.length; from += atOnce)
    found.push(...(await Promise.all(again.slice(from, from + atOnce).map(repeatOne))).flat())
  return found

  async function repeatOne({ key, orderId, send }: Repeat): Promise<Violation[]> {
    const { status, body } = await patiently(send)
    const told = status < 300 ? (body as Order).orderId : undefined
    if (told !== undefined) recorder.ordersByKey.get(key)?.add(told)
    if (orderId === undefined || told === orderId) return []
    return [
      { invariant: 'I-ORD-4', detail: `key ${key} bought ${orderId}, and asked again it is told ${told ?? status}` },
    ]
  }
}
