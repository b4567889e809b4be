/** Products and how well each fits, more is better. */
export type Scores = ReadonlyMap<string, number>

/** How the products fit all that was typed. */
export interface Fit {
  readonly scores: Scores
  /** Whether every word was found in them. */
  readonly complete: boolean
}

/**
 * Puts together what each word found. Products that have every word; when there are none, those with the most words,
 * if that is at least half: `blue ceramic vase` may show vases, but `blue zebra saddle harness` shows no blue things.
 */
export function fitAll(foundByWord: readonly Scores[]): Fit {
  const sums = new Map<string, { words: number; score: number }>()
  for (const found of foundByWord) {
    for (const [productId, score] of found) {
      const sum = sums.get(productId) ?? { words: 0, score: 0 }
      sums.set(productId, { words: sum.words + 1, score: sum.score + score })
    }
  }
  const most = [...sums.values()].reduce((best, { words }) => Math.max(best, words), 0)
  if (most === 0 || most < foundByWord.length / 2) return { scores: new Map(), complete: false }
  const scores = new Map<string, number>()
  for (const [productId, { words, score }] of sums) if (words === most) scores.set(productId, score)
  return { scores, complete: most === foundByWord.length }
}

/** Scores as shares of the best, so that those of different questions can be blended with other things. */
export function normalise(scores: Scores): Scores {
  const best = [...scores.values()].reduce((most, score) => Math.max(most, score), 0)
  return new Map([...scores].map(([productId, score]) => [productId, best === 0 ? 1 : score / best]))
}

/** How much a name counts that is what was typed, or that holds it whole and in order. */
export function nameBonus(name: string, typed: string): number {
  if (name === typed) return 1
  return ` ${name} `.includes(` ${typed} `) ? 0.25 : 0
}

/**
 * The relevance of a product in whole points. The text decides; being wanted tips the scales between products that fit
 * about equally well. Popularity counts by its logarithm, so that one bestseller cannot lead every list.
 */
export function relevance(fit: number, popularity: number, highestPopularity: number): number {
  const wanted = highestPopularity <= 0 ? 0 : Math.log1p(Math.max(0, popularity)) / Math.log1p(highestPopularity)
  return Math.round((fit + 0.15 * wanted) * 1_000_000)
}
