/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** A number in [0, 1). */
  fraction(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** One of several. @throws when there is none. */
  pick<Item>(from: readonly Item[]): Item
  /** The same things in another order. */
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Chance by a seed and by what it is for: two purposes never influence each other. Mulberry32 by Tommy Ettinger. */
export function chance(seed: number, purpose: string): Chance {
  let state = (seed ^ Bun.hash.murmur32v3(purpose)) >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const whole = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1))
  return {
    fraction,
    whole,
    pick(from) {
      if (from.length === 0) throw new Error('there is nothing to choose from')
      return from[whole(0, from.length - 1)] as (typeof from)[number]
    },
    shuffled(items) {
      const mixed = [...items]
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = whole(0, last)
        const [a, b] = [mixed[last], mixed[other]] as [(typeof mixed)[number], (typeof mixed)[number]]
        mixed[last] = b
        mixed[other] = a
      }
      return mixed
    },
  }
}
