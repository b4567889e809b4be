/** Hints that something has happened to an order. One may be missed and one may be false: whoever hears it goes and looks. */
export interface OrderNews {
  /** Calls back on each hint about the order; the returned function takes that back. */
  onChange(orderId: string, changed: () => void): () => void
}

/** Hands each hint to whoever wants news of that order. */
export interface OrderNewsDesk extends OrderNews {
  heard(orderId: string): void
  /** How many wait for news. */
  readonly size: number
}

/** One process hears of every order there is, and only those that somebody watches matter to it. */
export function createOrderNews(): OrderNewsDesk {
  const waiting = new Map<string, Set<() => void>>()
  let size = 0
  return {
    onChange(orderId, changed) {
      // Wrapped, so that two who pass the same function are still two.
      const tell = () => changed()
      const others = waiting.get(orderId) ?? new Set()
      waiting.set(orderId, others.add(tell))
      size += 1
      return () => {
        if (!others.delete(tell)) return
        size -= 1
        if (others.size === 0) waiting.delete(orderId)
      }
    },
    heard(orderId) {
      for (const tell of [...(waiting.get(orderId) ?? [])]) tell()
    },
    get size() {
      return size
    },
  }
}
