import type { Order, Quote } from '@galleria/contracts/web'
import type { CardToken } from './card-tokens.ts'
import { fillCart } from './carts.ts'
import { earlierOrders, nameOf } from './earlier-orders.ts'
import type { Pause } from './pace.ts'
import { type AskShop, granted } from './shop-client.ts'
import type { OrderPlan } from './split.ts'

/** What placing needs. */
export interface Till {
  readonly ask: AskShop
  readonly token: CardToken
  readonly pause: Pause
  /** Where everything is picked up, so that no fee for delivery comes on top. */
  readonly storeId: string
}

const mostTries = 5
const mostLooks = 120
const lookMs = 500

/** What is worth trying again from the cart on: it was touched, or took too long. */
const passing: ReadonlySet<string> = new Set(['cart-changed', 'cart-expired', 'cart-empty', 'quote-expired'])

/** Buys a part of an invoice, and waits until it is decided. The same part is bought once, however often it is tried. */
export async function placeOrder(till: Till, guest: string, invoice: string, plan: OrderPlan): Promise<Order> {
  const { ask, token, storeId } = till
  const delivery = { kind: 'pickup', storeId } as const
  const name = nameOf(invoice, plan.part)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    await fillCart(ask, guest, plan.lines)
    const quoted = await ask<Quote>({ method: 'POST', path: '/checkout/quote', guest, body: { delivery } })
    if (!quoted.ok && passing.has(quoted.problem.code)) continue
    const { quoteId, total } = granted(quoted, `a quote for ${name}`)
    if (total.cents !== plan.cents)
      throw new Error(`${name} is quoted at ${total.cents} and should come to ${plan.cents}`)
    const contact = { name, email: `invoice-${invoice}@customers.example` }
    const body = { quoteId, contact, delivery, paymentToken: await token(guest) }
    const key = `replay-invoice-${invoice}-${plan.part}`
    const placed = await ask<Order>({ method: 'POST', path: '/orders', guest, body, key })
    if (placed.ok) return decided(till, guest, placed.body)
    if (placed.problem.code === 'idempotency-key-reused')
      return decided(till, guest, await placedBefore(ask, guest, name))
    if (!passing.has(placed.problem.code)) granted(placed, name)
  }
  throw new Error(`${name} could not be placed in ${mostTries} tries`)
}

/** The key is known: somebody was quicker, or an answer was lost. */
async function placedBefore(ask: AskShop, guest: string, name: string): Promise<Order> {
  const order = (await earlierOrders(ask, guest)).get(name)
  if (!order) throw new Error(`the key of ${name} was used for something else`)
  return order
}

/** An order of which something is still being settled after minutes: somebody is away who is needed for it. */
export class Unsettled extends Error {
  readonly order: Order
  constructor(order: Order) {
    super(`order ${order.orderNumber} is not settled after ${(mostLooks * lookMs) / 1_000} s; is a process away?`)
    this.name = 'Unsettled'
    this.order = order
  }
}

/** Waits until nothing of an order is being settled any more. @throws Unsettled when that takes minutes. */
export async function decided(
  { ask, pause }: Pick<Till, 'ask' | 'pause'>,
  guest: string,
  first: Order,
): Promise<Order> {
  let order = first
  for (let looks = 0; looks < mostLooks; looks += 1) {
    if (order.status !== 'pending' && order.changing === undefined) return order
    await pause(lookMs)
    order = granted(await ask<Order>({ method: 'GET', path: `/orders/${order.orderId}`, guest }), 'an order')
  }
  throw new Unsettled(order)
}
