import type { Language } from '../domain/catalogue.ts'
import { type Completion, completions, type Entry, fits, type Makes, makesOf, split } from '../domain/suggesting.ts'
import type { Catalogue } from '../ports.ts'
import { boundedMemo } from './bounded-memo.ts'

/** So many keys say enough to suppose that one of them was struck by mistake. */
const keysToForgive = 4
/** At most so many of a kind, so that one kind does not crowd out the others while there are others. */
const share = { category: 2, phrase: 3, product: 10 } as const
const rank = { category: 0, phrase: 1, product: 2 } as const
const misfit = 2

/** Completes what is being typed; best first. What can be offered depends on the seed alone and is laid out at the start. */
export function makeSuggest({ catalogue }: { catalogue: Catalogue }) {
  const suggestIn = (language: Language) => {
    const entries = completions(catalogue, language)
    const remembered = boundedMemo<Entry[]>(500)
    return (prefix: string) => remembered(prefix, () => ranked(entries, split(prefix)))
  }
  const byLanguage = { en: suggestIn('en'), ko: suggestIn('ko') }
  return (prefix: string, language: Language, limit: number): readonly Completion[] =>
    mixed(byLanguage[language](prefix), limit)
}

function ranked(entries: readonly Entry[], typed: readonly string[]): Entry[] {
  if (typed.length === 0) return []
  const exact = fitting(entries, typed, makesOf.exactly)
  return exact.length > 0 || typed.join('').length < keysToForgive ? exact : fitting(entries, typed, makesOf.nearly())
}

function fitting(entries: readonly Entry[], typed: readonly string[], makes: Makes): Entry[] {
  return entries
    .map((entry) => ({ entry, fit: fits(entry, typed, makes) ?? misfit }))
    .filter(({ fit }) => fit < misfit)
    .sort(
      (a, b) =>
        a.fit - b.fit ||
        rank[a.entry.kind] - rank[b.entry.kind] ||
        b.entry.weight - a.entry.weight ||
        (a.entry.text < b.entry.text ? -1 : 1),
    )
    .map(({ entry }) => entry)
}

/** The best within each kind's share; what is over fills up the places that are left. */
function mixed(entries: readonly Entry[], limit: number): Completion[] {
  const byKind = Map.groupBy(entries, ({ kind }) => kind)
  const within = new Set([...byKind].flatMap(([kind, own]) => own.slice(0, share[kind])))
  return [...entries.filter((entry) => within.has(entry)), ...entries.filter((entry) => !within.has(entry))]
    .slice(0, limit)
    .map(({ kind, text, id }) => ({ kind, text, ...(id === undefined ? {} : { id }) }))
}
