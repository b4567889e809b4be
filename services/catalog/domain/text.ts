/** Letters that Unicode does not take apart, as people without them on their keyboard type them. */
const respelled: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ı: 'i' }
const apostrophesAndMarks = /[\p{M}'’ʼ]/gu
const hangul = /\p{Script=Hangul}/u
/** So common in sentences that they say nothing of what is wanted. */
const fillers: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'any',
  'are',
  'at',
  'by',
  'for',
  'from',
  'i',
  'in',
  'is',
  'it',
  'my',
  'of',
  'on',
  'or',
  'that',
  'the',
  'to',
  'with',
])

/** Writes a text so that case, accents and apostrophes make no difference. Korean stays in whole syllables. */
export function fold(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(apostrophesAndMarks, '')
  return plain.replace(/[øæœßłđı]/g, (letter) => respelled[letter] ?? letter).normalize('NFC')
}

/**
 * The keystrokes of a text: as {@link fold}, but with Korean syllables taken apart into their letters. So `래` begins
 * `램프`, and a slip of one key in a syllable is one letter's difference and not a whole syllable's.
 */
export function keystrokes(text: string): string {
  return fold(text).normalize('NFD')
}

/** Whether a word is written in Korean. */
export function isKorean(word: string): boolean {
  return hangul.test(word)
}

/** The folded words of a text. Where the script changes a word ends, so `led조명` is two. */
export function words(text: string): string[] {
  return fold(text).match(/\p{Script=Hangul}+|[[\p{L}\p{N}]--\p{Script=Hangul}]+/gv) ?? []
}

/** The words that say what is wanted: fillers go, unless there is nothing else. At most twelve are looked at. */
export function wantedWords(text: string): string[] {
  const all = [...new Set(words(text))]
  const telling = all.filter((word) => !fillers.has(word))
  return (telling.length > 0 ? telling : all).slice(0, 12)
}

/**
 * The pieces under which a word is filed. A Korean word is filed under each pair of neighbouring syllables and its last
 * syllable, because what people look for is often the middle or end of a compound: `컵` finds `머그컵`.
 */
export function pieces(word: string): string[] {
  if (!isKorean(word)) return [word]
  const syllables = [...word]
  return syllables.map((syllable, i) => syllable + (syllables[i + 1] ?? ''))
}

/** A text as it is filed in the index: pieces with a space between them. */
export function filedText(text: string): string {
  return words(text).flatMap(pieces).join(' ')
}

/** As {@link filedText}, for a Korean name or keyword: people disagree on its spaces, so it is filed without. */
export function filedWithoutSpaces(text: string): string {
  return filedText(text.replace(/\s+/g, ''))
}
