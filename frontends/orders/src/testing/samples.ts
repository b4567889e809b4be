import { type Cart, type CartLine, type Order, orders, type Quote } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import type { Problem } from '@galleria/contracts/problem'
import { euros } from '@galleria/contracts/values'
import type { CartPage, PaymentField } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import type { OrdersApi } from '../api/orders-api.ts'
import type { Shelf } from '../model/shelf.ts'
import type { Timers } from '../viewmodels/timers.ts'

// The contracts' own examples, so that a test never believes in a shape the shop does not send.

const exampleCart = orders.endpoints['cart.get'].example.reply as Cart

/** Two Oslo lamps in oak. */
export const lamps = exampleCart.lines[0] as CartLine
/** One reading chair. */
export const chair: CartLine = {
  ...lamps,
  sku: 'CHR-001-OAK',
  productId: 'reading-chair',
  productName: 'Reading chair',
  quantity: 1,
  unitPrice: euros(24_900),
  linePrice: euros(24_900),
}
/** A placed and confirmed order. */
export const order = orders.endpoints['order.place'].example.reply as Order
/** A price that holds for a quarter of an hour from {@link noon} on. */
export const quote = orders.endpoints['order.quote'].example.reply as Quote
/** Where the card field is. */
export const field = payments.endpoints['field.open'].example.reply as PaymentField
/** When the tests take place. */
export const noon = Date.parse('2026-01-15T10:00:00.000Z')

/** The cart's page with these lines. */
export function cartOf(lines: readonly CartLine[], more: Partial<Cart> = {}): CartPage {
  const itemCount = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const cart = { ...exampleCart, lines: [...lines], itemCount, ...more }
  return {
    cart,
    stock: { state: 'fresh', data: lines.map(({ sku }) => ({ sku, available: 40, level: 'in-stock' as const })) },
  }
}

/** The same line with another number of pieces. */
export function pieces(line: CartLine, quantity: number): CartLine {
  return { ...line, quantity, linePrice: euros(line.unitPrice.cents * quantity) }
}

/** An answer that says yes. */
export function yes<Value>(value: Value): ApiAnswer<Value> {
  return { ok: true, value }
}

/** An answer that says no; a status of 500 and more, or 0, means that nobody answered. */
export function no(code: string, status: number, more: Partial<Problem> = {}): ApiAnswer<never> {
  const problem = {
    type: `/problems/${code}`,
    title: code,
    status,
    code,
    outage: status === 0 || status >= 500,
    ...more,
  }
  return { ok: false, problem }
}

/** An api of which only the given questions may be asked. */
export function apiOf(given: Partial<OrdersApi>): OrdersApi {
  const unasked = () => Promise.reject(new Error('This page should not have asked that.'))
  return {
    cart: unasked,
    add: unasked,
    change: unasked,
    remove: unasked,
    quote: unasked,
    paymentField: unasked,
    place: unasked,
    order: unasked,
    orders: unasked,
    stores: unasked,
    ...given,
  }
}

/** A question that stays open until it is answered by hand. */
export function held<Value>(): { asked: Promise<Value>; answer(value: Value): Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<Value>()
  return {
    asked: promise,
    answer: async (value) => {
      resolve(value)
      await settled()
    },
  }
}

/** Lets everything that is already answered arrive. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

/** A clock that stands at {@link noon} until it is moved; what was due by then has run. */
export function handClock(): Timers & { pass(ms: number): Promise<void>; readonly waiting: number } {
  let now = noon
  let due: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      due.push(timer)
      return () => {
        due = due.filter((other) => other !== timer)
      }
    },
    get waiting() {
      return due.length
    },
    async pass(ms) {
      const until = now + ms
      for (;;) {
        const next = due.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0]
        if (!next) break
        now = next.at
        due = due.filter((other) => other !== next)
        next.run()
        await settled()
      }
      now = until
    },
  }
}

/** A shelf in memory. */
export function memoryShelf<Value>(value?: Value): Shelf<Value> & { readonly value: Value | undefined } {
  let kept = value
  return {
    get value() {
      return kept
    },
    read: () => kept,
    keep: (next) => {
      kept = next
    },
    forget: () => {
      kept = undefined
    },
  }
}
