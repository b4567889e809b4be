import type { CatalogueContent, Language, Localised } from './catalogue.ts'
import { slipsForgiven, slipsToBeginning } from './spelling.ts'
import { keystrokes } from './text.ts'

/** Something a shopper may be about to type. */
export interface Completion {
  readonly kind: 'category' | 'phrase' | 'product'
  readonly text: string
  /** The product or category it leads to; none for a phrase, which is searched. */
  readonly id?: string
}

/** A completion that can be looked up: its words in each language that finds it, as keystrokes, own language first. */
export interface Entry extends Completion {
  readonly spellings: readonly (readonly string[])[]
  /** What is wanted more is offered first. */
  readonly weight: number
}

/** Everything that may be offered in a language: categories, what several products are called, and every product. */
export function completions({ categories, products }: CatalogueContent, language: Language): Entry[] {
  const spell = (name: Localised) =>
    [language, language === 'en' ? ('ko' as const) : ('en' as const)].map((each) => split(name[each]))
  const uses = new Map<string, number>()
  for (const keyword of products.flatMap(({ keywords }) => [...new Set(keywords[language])])) {
    uses.set(keyword, (uses.get(keyword) ?? 0) + 1)
  }
  const categoryNames = new Set(categories.map(({ name }) => keystrokes(name[language])))
  const phrases = [...uses].filter(([phrase, count]) => count >= 2 && !categoryNames.has(keystrokes(phrase)))

  return [
    ...categories.map(({ categoryId, name }) => ({
      kind: 'category' as const,
      text: name[language],
      id: categoryId,
      spellings: spell(name),
      weight: 0,
    })),
    ...phrases.map(([text, count]) => ({ kind: 'phrase' as const, text, spellings: [split(text)], weight: count })),
    ...products.map(({ productId, name, popularity }) => ({
      kind: 'product' as const,
      text: name[language],
      id: productId,
      spellings: spell(name),
      weight: popularity,
    })),
  ]
}

/** Whether a word may become another by typing on. */
export type Makes = (typed: string, word: string) => boolean

/** The ways of reading what is being typed: as it stands, or with slips of the fingers, which are looked up once a word. */
export const makesOf = {
  exactly: ((typed, word) => word.startsWith(typed)) satisfies Makes,
  nearly(): Makes {
    const known = new Map<string, boolean>()
    return (typed, word) => {
      const key = `${typed} ${word}`
      const makes = known.get(key) ?? nearlyBegins(word, typed)
      known.set(key, makes)
      return makes
    }
  },
} as const

/** How well an entry completes what was typed: 0, it begins so; 1, words of it do; nothing, it does not. */
export function fits({ spellings }: Entry, typed: readonly string[], makes: Makes): 0 | 1 | undefined {
  if (spellings.some((words) => words.join(' ').startsWith(typed.join(' ')))) return 0
  return spellings.some((words) => typed.every((part) => words.some((word) => makes(part, word)))) ? 1 : undefined
}

/** A text as words of keystrokes. */
export function split(text: string): string[] {
  return keystrokes(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function nearlyBegins(word: string, typed: string): boolean {
  return (
    word.startsWith(typed) || slipsToBeginning(typed, word, slipsForgiven(typed.length)) <= slipsForgiven(typed.length)
  )
}
