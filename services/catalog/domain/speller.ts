import { resemblance, slips, slipsForgiven, trigrams } from './spelling.ts'
import { keystrokes } from './text.ts'

/** Knows the words of the catalogue. */
export interface Speller {
  knows(word: string): boolean
  /** The likeliest word or words meant by one that is not known, folded; nothing when no guess is good enough. */
  correct(word: string): string | undefined
}

interface Entry {
  readonly word: string
  readonly keys: string
  readonly trigrams: readonly string[]
  /** How many products use it. */
  readonly uses: number
}

/** A speller for words and how many products use each. Trigrams find who looks alike; counting slips decides. */
export function createSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const filed = new Map<string, Entry[]>()
  for (const [word, uses] of vocabulary) {
    const keys = keystrokes(word)
    const entry = { word, keys, trigrams: trigrams(keys), uses }
    for (const trigram of new Set(entry.trigrams)) filed.set(trigram, [...(filed.get(trigram) ?? []), entry])
  }

  return {
    knows: (word) => vocabulary.has(word),
    correct: (word) => nearest(word, filed) ?? splitInTwo(word, vocabulary),
  }
}

function nearest(word: string, filed: ReadonlyMap<string, readonly Entry[]>): string | undefined {
  const keys = keystrokes(word)
  const own = trigrams(keys)
  const most = slipsForgiven(keys.length)
  if (most === 0) return undefined
  const lookAlikes = new Set(own.flatMap((trigram) => filed.get(trigram) ?? []))
  return [...lookAlikes]
    .map((entry) => ({ ...entry, slips: slips(keys, entry.keys, most), alike: resemblance(own, entry.trigrams) }))
    .filter((guess) => guess.slips <= most)
    .sort((a, b) => a.slips - b.slips || b.alike - a.alike || b.uses - a.uses || (a.word < b.word ? -1 : 1))[0]?.word
}

/** A space that was forgotten: `tablelamp`. The split whose parts are used most wins. */
function splitInTwo(word: string, vocabulary: ReadonlyMap<string, number>): string | undefined {
  let best: { text: string; uses: number } | undefined
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    const uses = Math.min(vocabulary.get(head) ?? 0, vocabulary.get(tail) ?? 0)
    if (uses > (best?.uses ?? 0)) best = { text: `${head} ${tail}`, uses }
  }
  return best?.text
}
