/** Chance that is the same every time: a stream of numbers in [0, 1) that depends on nothing but the word given. */
export type Chance = () => number

/** Starts a stream from a word. FNV-1a spreads the word, mulberry32 makes the numbers. */
export function chanceOf(word: string): Chance {
  let state = 0x811c9dc5
  for (let index = 0; index < word.length; index += 1) {
    state = Math.imul(state ^ word.charCodeAt(index), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A whole number from `from` to `to`, both included. */
export function between(chance: Chance, from: number, to: number): number {
  return from + Math.floor(chance() * (to - from + 1))
}
