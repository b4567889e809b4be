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
    const guess = fit.complete && fit.scores.size >= few ? undefined : respell(typed, speller, index)
    const guessed = guess === undefined ? undefined : seek(guess)
    const didYouMean = guess?.join(' ')

    if (guessed && didYouMean !== undefined && guessed.scores.size > 0) {
      const better = guessed.complete && guessed.scores.size > fit.scores.size
      if (fit.complete && better) return { scores: score(fit, typed, catalogue), outcome: 'found', didYouMean }
      if (!fit.complete) return { scores: score(guessed, guess ?? [], catalogue), outcome: 'corrected', didYouMean }
    }
    return { scores: score(fit, typed, catalogue), outcome: fit.scores.size > 0 ? 'found' : 'empty' }
  }
  const remembered = boundedMemo<TextMatch>(200)
  return (text) => remembered(text, () => match(text))
}

/** Another spelling of what was typed; nothing when every word is known or no guess is good enough. */
function respell(typed: readonly string[], speller: Speller, index: SearchIndex): string[] | undefined {
  const guess = typed.map((word, i) => {
    const isFine = speller.knows(word) || (i < typed.length - 1 && index.find(word, false).size > 0)
    return isFine ? word : (speller.correct(word) ?? word)
  })
  return guess.some((word, i) => word !== typed[i]) ? words(guess.join(' ')) : undefined
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
