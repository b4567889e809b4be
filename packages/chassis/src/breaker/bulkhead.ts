/** Thrown instead of running when all places are taken. */
export class BulkheadFull extends Error {
  override readonly name = 'BulkheadFull'
}

/**
 * Bounds how many calls to one dependency run at once (Nygard's bulkhead). A place is free again when the call has
 * really ended, not when its caller has lost patience, so a hung dependency cannot collect more than its share.
 */
export interface Bulkhead {
  readonly active: number
  readonly capacity: number
  /** Takes a place; the returned function gives it back. @throws BulkheadFull */
  enter(): () => void
}

/** A bulkhead with room for `capacity` calls. */
export function createBulkhead(capacity: number): Bulkhead {
  let active = 0
  return {
    get active() {
      return active
    },
    capacity,
    enter() {
      if (active >= capacity) throw new BulkheadFull()
      active += 1
      let inside = true
      return () => {
        if (inside) active -= 1
        inside = false
      }
    },
  }
}
