/**
 * How many slips lead from one word to another: a letter too many, too few, wrong, or two neighbours swapped
 * (Damerau-Levenshtein in its optimal string alignment form). Gives up, with `most + 1`, once it must be more than `most`.
 */
export function slips(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) row.push(cheapest(from, to, i, j, row, last, beforeLast))
    if (Math.min(...row) > most) return most + 1
    beforeLast = last
    last = row
  }
  return Math.min(last[to.length] ?? 0, most + 1)
}

function cheapest(
  from: string,
  to: string,
  i: number,
  j: number,
  row: number[],
  last: number[],
  beforeLast: number[],
): number {
  const wrong = from[i - 1] === to[j - 1] ? 0 : 1
  const best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + wrong)
  const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
  return swapped ? Math.min(best, (beforeLast[j - 2] ?? 0) + 1) : best
}

/** How many slips are forgiven in a word of this many letters: none in a short one, where each would be another word. */
export function slipsForgiven(letters: number): 0 | 1 | 2 {
  if (letters < 4) return 0
  return letters < 8 ? 1 : 2
}

/** The overlapping threes of a word with its ends marked; words that look alike share many. */
export function trigrams(word: string): string[] {
  const padded = `  ${word} `
  return Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3))
}

/** The share of trigrams two words have in common, 0 to 1 (Jaccard). */
export function resemblance(one: readonly string[], other: readonly string[]): number {
  const ones = new Set(one)
  const all = new Set([...one, ...other])
  let shared = 0
  for (const trigram of new Set(other)) if (ones.has(trigram)) shared += 1
  return all.size === 0 ? 0 : shared / all.size
}

/** How many slips lead from a word that is still being typed to the beginning of another. */
export function slipsToBeginning(typed: string, word: string, most: number): number {
  let fewest = most + 1
  for (let length = typed.length - 1; length <= typed.length + 1; length += 1) {
    fewest = Math.min(fewest, slips(typed, word.slice(0, length), most))
  }
  return fewest
}
