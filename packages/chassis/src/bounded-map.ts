/** A map that never outgrows its size: what was not used for the longest time makes room. */
export interface BoundedMap<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
  readonly size: number
}

/**
 * Keeps at most `limit` entries, by least recent use. A Map, so that a key may be "constructor". While it is less than
 * half full nothing has to make room soon, so the order is not kept up, which costs more than everything else here.
 */
export function boundedMap<Key, Value>(limit: number): BoundedMap<Key, Value> {
  const entries = new Map<Key, Value>()
  const isFilling = () => entries.size * 2 >= limit
  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      // A Map remembers the order of insertion, so that taking out and putting back moves an entry to the young end.
      if (isFilling()) {
        entries.delete(key)
        entries.set(key, value)
      }
      return value
    },
    set(key, value) {
      if (isFilling()) entries.delete(key)
      entries.set(key, value)
      if (entries.size > limit) entries.delete(entries.keys().next().value as Key)
    },
    delete: (key) => void entries.delete(key),
    get size() {
      return entries.size
    },
  }
}
