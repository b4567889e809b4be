import type { Order } from '@galleria/contracts/orders'

/** What clients saw and asked for: the history against which the stores are held. */
export interface Recorder {
  /** Every key that an order was asked for with, and the orders that answers to it named. */
  readonly ordersByKey: Map<string, Set<string>>
  /** Orders that somebody was told of in an answer that was no refusal. */
  readonly acknowledged: Set<string>
  /** The newest that anybody was shown of each order. */
  readonly seen: Map<string, Order>
  /** Refusals, counted by their code. */
  readonly refusals: Map<string, number>
  /** Keys under which somebody was told no for good, and the code. */
  readonly refusedKeys: Map<string, string>
  /** Answers that contradict each other, in words (I-ORD-4). */
  readonly contradictions: string[]
}

/** Nothing seen yet. */
export function newRecorder(): Recorder {
  return {
    ordersByKey: new Map(),
    acknowledged: new Set(),
    seen: new Map(),
    refusals: new Map(),
    refusedKeys: new Map(),
    contradictions: [],
  }
}

/** Notes that somebody is about to ask for an order under a key. */
export function noteWish({ ordersByKey }: Recorder, key: string): void {
  if (!ordersByKey.has(key)) ordersByKey.set(key, new Set())
}

/** Notes an order that an answer showed; `key` is what it was placed under, when the answer was to that. */
export function noteOrder({ ordersByKey, acknowledged, seen }: Recorder, order: Order, key?: string): void {
  acknowledged.add(order.orderId)
  if (key !== undefined) ordersByKey.get(key)?.add(order.orderId)
  const before = seen.get(order.orderId)
  if (!before || before.version <= order.version) seen.set(order.orderId, order)
}

/** Notes a refusal; `key` is what an order was asked for with, when the answer was to that and is its last. */
export function noteRefusal({ refusals, refusedKeys }: Recorder, code: string, key?: string): void {
  refusals.set(code, (refusals.get(code) ?? 0) + 1)
  if (key !== undefined) refusedKeys.set(key, code)
}
