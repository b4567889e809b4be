import type { Call } from '@galleria/chassis/call'
import { type Contact, type Delivery, newOrder, type PlacedOrder, type Placement, place } from '../domain/order.ts'
import { orderNumber, orderNumberBytes } from '../domain/order-number.ts'
import { type Quote, type QuoteProblem, redeem } from '../domain/quote.ts'
import type { Fingerprint, Opened, Opening, Quotes } from '../ports.ts'
import { because, found, type Result } from './result.ts'
import { leaseMs, makeSettleOrder, type SettlePorts } from './settle-order.ts'

/** What placing needs beside settling. */
export interface PlacePorts extends SettlePorts {
  readonly quotes: Quotes
  readonly fingerprint: Fingerprint
  readonly nextId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly instant: (epochMs: number) => string
}

/** What a shopper orders. */
export interface PlaceOrder {
  readonly shopperId: string
  readonly quoteId: string
  readonly contact: Contact
  readonly delivery: Delivery
  readonly paymentToken: string
}

/** Why nothing was ordered. */
export type PlaceProblem =
  | QuoteProblem
  | { readonly code: 'quote-used' }
  | { readonly code: 'cart-changed' }
  | { readonly code: 'key-reused' }

type Placed = Result<PlacedOrder, PlaceProblem>

/** Two of 2^40 order numbers being the same is rare; five times in a row is a broken source of chance. */
const mostNumbersTried = 5

/**
 * Buys what was quoted. First the order is written down, with its key; then it is settled, and the answer is the order
 * as it is by then: confirmed, rejected, or still pending, in which case settling goes on without the shopper. The same
 * key and request give the same order; whoever asks while it is being settled waits for the same answer.
 */
export function makePlaceOrder(ports: PlacePorts) {
  const settleOrder = makeSettleOrder(ports)
  const inHand = new Map<string, { readonly requestHash: string; readonly answer: Promise<Placed> }>()

  return (request: PlaceOrder, key: string, call: Call): Promise<Placed> => {
    const slot = `${request.shopperId} ${key}`
    const requestHash = ports.fingerprint(request)
    const running = inHand.get(slot)
    if (running)
      return running.requestHash === requestHash ? running.answer : Promise.resolve(because({ code: 'key-reused' }))
    const answer = placeOnce(request, { shopperId: request.shopperId, key, requestHash }).finally(() =>
      inHand.delete(slot),
    )
    inHand.set(slot, { requestHash, answer })
    return answer

    async function placeOnce(
      wanted: PlaceOrder,
      keyed: Pick<Opening, 'shopperId' | 'key' | 'requestHash'>,
    ): Promise<Placed> {
      const earlier = await ports.orders.keyed(keyed.shopperId, keyed.key)
      if (earlier) return await sameAgain(earlier, keyed.requestHash, ports)
      const redeemed = redeem(await ports.quotes.load(wanted.quoteId), { ...wanted, now: ports.now() })
      if (!redeemed.ok) return redeemed
      const { opened, placement } = await open(wanted, redeemed.quote, keyed, ports, call)
      switch (opened.kind) {
        case 'key-known':
          return await sameAgain(opened, keyed.requestHash, ports)
        case 'quote-used':
        case 'cart-changed':
          return because({ code: opened.kind })
        case 'number-taken':
          throw new Error(`no free order number in ${mostNumbersTried} tries`)
        case 'opened': {
          ports.tally.placed()
          const { orderId } = placement
          return found(
            await settleOrder({ orderId, attempts: 0, task: 'buy', paymentToken: wanted.paymentToken }, call),
          )
        }
      }
    }
  }
}

async function open(
  { quoteId, contact, delivery, paymentToken, shopperId }: PlaceOrder,
  { lines, totals, cartVersion }: Quote,
  keyed: Pick<Opening, 'shopperId' | 'key' | 'requestHash'>,
  { orders, nextId, randomBytes, now, instant }: PlacePorts,
  call: Call,
): Promise<{ opened: Opened; placement: Placement }> {
  const settleAfter = now() + leaseMs
  const agreed = { orderId: nextId(), shopperId, quoteId, placedAt: instant(now()), contact, delivery, lines, totals }
  for (let tries = 1; ; tries += 1) {
    const placement = { ...agreed, orderNumber: orderNumber(randomBytes(orderNumberBytes)) }
    const decision = place(newOrder, placement)
    if (!decision.ok) throw new Error(`a new order could not be placed: ${decision.problem.code}`)
    const opened = await orders.open(
      { ...keyed, events: decision.events, placement, cartVersion, paymentToken, settleAfter },
      call,
    )
    if (opened.kind !== 'number-taken' || tries >= mostNumbersTried) return { opened, placement }
  }
}

async function sameAgain(
  earlier: { readonly requestHash: string; readonly orderId: string },
  requestHash: string,
  { orders }: PlacePorts,
): Promise<Placed> {
  if (earlier.requestHash !== requestHash) return because({ code: 'key-reused' })
  const loaded = await orders.load(earlier.orderId)
  if (!loaded) throw new Error(`a key names ${earlier.orderId}, which is no order`)
  return found(loaded.order)
}
