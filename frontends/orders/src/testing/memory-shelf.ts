import type { Shelf } from '../model/shelf.ts'

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
