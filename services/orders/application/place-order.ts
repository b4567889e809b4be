import type { Call } from '@galleria/chassis/call'
import type { Sagas } from '@galleria/chassis/saga/saga'
import { place } from '../domain/decide.ts'
import { type Contact, type Delivery, newOrder, type PlacedOrder, type Placement } from '../domain/order.ts'
import { orderNumber, orderNumberBytes } from '../domain/order-number.ts'
import { type Quote, type QuoteProblem, redeem } from '../domain/quote.ts'
import { stockLines } from '../domain/revision.ts'
import type { Carts, Fingerprint, Journal, Keys, Now, NowText, OrderViews, Quotes, Write } from '../ports.ts'
import type { BegunChange } from './cancel-order.ts'
import { because, found, type Result } from './result.ts'
import type { Purchase } from './sagas/create-order.ts'

/** What placing needs. */
export interface PlacePorts {
  readonly write: Write
  readonly quotes: Quotes
  readonly carts: Carts
  readonly keys: Keys
  readonly journal: Journal
  readonly views: Pick<OrderViews, 'isNumberTaken'>
  readonly sagas: Pick<Sagas, 'begin'>
  readonly fingerprint: Fingerprint
  readonly nextId: () => string
  readonly randomBytes: (length: number) => Uint8Array
  readonly now: Now
  readonly nowText: NowText
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

/** Two of 2^40 order numbers being the same is rare; five times in a row is a broken source of chance. */
const mostNumbersTried = 5

/**
 * Buys what was quoted: event, key, use of the quote and the saga that carries it out are written down together, or not at
 * all. The same key and request give the same order, however often and however much at once they come (I-ORD-2, I-ORD-4).
 */
export function makePlaceOrder(ports: PlacePorts) {
  return ({ shopperId, quoteId, contact, delivery, paymentToken }: PlaceOrder, key: string, call: Call) => {
    const use = { shopperId, purpose: 'place', key } as const
    const requestHash = ports.fingerprint({ shopperId, quoteId, contact, delivery, paymentToken })

    return ports.write((): Result<BegunChange, PlaceProblem> => {
      const earlier = ports.keys.find(use)
      if (earlier) return earlier.requestHash === requestHash ? begun(earlier) : because({ code: 'key-reused' })
      const redeemed = redeem(ports.quotes.load(quoteId), { shopperId, delivery, now: ports.now() })
      if (!redeemed.ok) return redeemed
      if (ports.quotes.usedBy(quoteId)) return because({ code: 'quote-used' })
      if ((ports.carts.load(shopperId)?.version ?? 0) !== redeemed.quote.cartVersion)
        return because({ code: 'cart-changed' })
      const order = writeDown({ quote: redeemed.quote, contact, delivery }, ports, call)
      const { orderId } = order
      ports.keys.keep(use, { requestHash, orderId })
      ports.quotes.use(quoteId, orderId)
      ports.sagas.begin('create-order', { sagaId: orderId, data: purchaseOf(order, paymentToken) }, call)
      return begun({ orderId })
    })
  }
}

/** What buys an order has the order's own id. */
function begun({ orderId }: { readonly orderId: string }): Result<BegunChange, never> {
  return found({ orderId, sagaId: orderId })
}

function writeDown(
  { quote, contact, delivery }: { quote: Quote; contact: Contact; delivery: Delivery },
  { journal, views, nextId, randomBytes, nowText }: PlacePorts,
  call: Call,
): PlacedOrder {
  const { quoteId, shopperId, lines, totals } = quote
  const placement: Placement = {
    orderId: nextId(),
    orderNumber: freeNumber(randomBytes, views),
    shopperId,
    quoteId,
    placedAt: nowText(),
    contact,
    delivery: withService(delivery, quote),
    lines,
    totals,
  }
  const decision = place(newOrder, placement, placement.placedAt)
  if (!decision.ok) throw new Error(`a new order could not be placed: ${decision.problem.code}`)
  return journal.append(newOrder, decision.events, call)
}

/** What was quoted is what the carrier is paid for, also when who buys does not say it again. */
function withService(delivery: Delivery, { delivery: quoted }: Quote): Delivery {
  if (delivery.kind !== 'home' || quoted.kind !== 'home' || quoted.service === undefined) return delivery
  return { ...delivery, service: quoted.service }
}

function freeNumber(randomBytes: PlacePorts['randomBytes'], views: PlacePorts['views']): string {
  for (let tries = 0; tries < mostNumbersTried; tries += 1) {
    const number = orderNumber(randomBytes(orderNumberBytes))
    if (!views.isNumberTaken(number)) return number
  }
  throw new Error(`no free order number in ${mostNumbersTried} tries`)
}

function purchaseOf({ orderId, lines, totals }: PlacedOrder, paymentToken: string): Purchase {
  const { total, tax } = totals
  return { orderId, lines: stockLines(lines), totalCents: total.cents, taxCents: tax.cents, paymentToken }
}
