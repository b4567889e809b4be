import { boundedMap } from '@galleria/chassis/bounded-map'
import type { RawJson } from '@galleria/chassis/raw-json'

/** Something read out of JSON text, once for each different text. */
export interface Derived<Value> {
  /** Reads `raw`, or remembers what was read when the text is the one seen last under `key`. */
  from(key: string, raw: RawJson): Value
  /** What was read last under `key`, whatever the text says by now. */
  last(key: string): Value | undefined
}

/**
 * Services answer the same question with the same text most of the time, and comparing five kilobytes costs a fiftieth of
 * parsing them. So the composed page is spliced from text, and text is parsed only when it has changed.
 */
export function createDerived<Value>(keys: number, read: (json: unknown) => Value): Derived<Value> {
  const held = boundedMap<string, { text: string; value: Value }>(keys)
  return {
    from(key, raw) {
      const known = held.get(key)
      if (known?.text === raw.text) return known.value
      const value = read(JSON.parse(raw.text))
      held.set(key, { text: raw.text, value })
      return value
    },
    last: (key) => held.get(key)?.value,
  }
}
