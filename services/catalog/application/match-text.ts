import { type Fit, fitAll, nameBonus, normalise, type Scores } from '../domain/ranking.ts'
import { createSpeller, type Speller } from '../domain/speller.ts'
import { wantedWords, words } from '../domain/text.ts'
import type { Catalogue, SearchIndex } from '../ports.ts'
import { boundedMemo } from './bounded-memo.ts'

/** What a text finds in the whole catalogue, before any filter. */
export interface TextMatch {
  /** How well each product fits, about 0 to 2. */
  readonly scores: Scores
  /** `corrected` when the products are those of another spelling, because this one has none. */
  readonly outcome: 'found' | 'empty' | 'corrected'
  /** The spelling that was used, or that would find more. */
  readonly didYouMean?: string
}

/** So few products that a better spelling is worth offering. */
const few = 3

/** Finds what a text means. The answer depends on the seed alone, so recent ones are remembered. */
export function makeMatchText({
  index,
  catalogue,
}: {
  index: SearchIndex
  catalogue: Catalogue
}): (text: string) => TextMatch {
  const speller = createSpeller(index.vocabulary())
  const seek = (typed: readonly string[]): Fit =>
    fitAll(typed.map((word, i) => index.find(word, i === typed.length - 1)))

  const match = (text: string): TextMatch => {
    const typed = wantedWords(text)
    const fit = seek(typed)
    const asTyped = () => score(fit, typed, catalogue)
    if (fit.complete && fit.scores.size >= few) return { scores: asTyped(), outcome: 'found' }

    const guess = respell(typed, speller, index)
    const guessed = seek(guess)
    const didYouMean = guess.join(' ')
    const isBetter = guessed.complete && guessed.scores.size > fit.scores.size
    if (fit.complete) return { scores: asTyped(), outcome: 'found', ...(isBetter ? { didYouMean } : {}) }
    // A guess that explains every word beats half an answer; one that does not only beats none.
    if (guessed.complete || (fit.scores.size === 0 && guessed.scores.size > 0)) {
      return { scores: score(guessed, guess, catalogue), outcome: 'corrected', didYouMean }
    }
    return { scores: asTyped(), outcome: fit.scores.size > 0 ? 'found' : 'empty' }
  }
  const remembered = boundedMemo<TextMatch>(200)
  return (text) => remembered(text, () => match(text))
}

/** What was typed with every word that finds nothing as it stands respelt, where there is a good guess. */
function respell(typed: readonly string[], speller: Speller, index: SearchIndex): string[] {
  const guess = typed.map((word) => {
    const isFine = speller.knows(word) || index.find(word, false).size > 0
    return isFine ? word : (speller.correct(word) ?? word)
  })
  return words(guess.join(' '))
}

/** Scores of the text alone: what the index says, and a bonus for the name itself. */
function score({ scores }: Fit, typed: readonly string[], catalogue: Catalogue): Scores {
  const phrase = typed.join(' ')
  return new Map(
    [...normalise(scores)].map(([productId, fit]) => {
      const { name } = catalogue.product(productId) ?? { name: undefined }
      const names = name ? [name.en, name.ko].map((each) => words(each).join(' ')) : []
      return [productId, fit + Math.max(0, ...names.map((each) => nameBonus(each, phrase)))]
    }),
  )
}
