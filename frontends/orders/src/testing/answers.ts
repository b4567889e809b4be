import type { Problem } from '@galleria/contracts/problem'
import type { ApiAnswer } from '@galleria/ui'
import type { OrdersApi } from '../api/orders-api.ts'

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
    cancel: unasked,
    revise: unasked,
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
