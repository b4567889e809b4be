/** Counts what is under way, so that whoever stops can wait for it. */
export interface InHand {
  begin(): void
  end(): void
  /** Settles when nothing is under way, at once if nothing is. */
  none(): Promise<void>
}

/** Nothing is under way. */
export function nothingInHand(): InHand {
  let count = 0
  let waiting: (() => void)[] = []
  return {
    begin() {
      count += 1
    },
    end() {
      count -= 1
      if (count > 0) return
      const told = waiting
      waiting = []
      for (const tell of told) tell()
    },
    none() {
      if (count === 0) return Promise.resolve()
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push(resolve)
      return promise
    },
  }
}
