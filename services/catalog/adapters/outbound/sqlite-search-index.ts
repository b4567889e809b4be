import type { Database } from 'bun:sqlite'
import type { Scores } from '../../domain/ranking.ts'
import { isKorean, pieces } from '../../domain/text.ts'
import type { SearchIndex } from '../../ports.ts'

/** How much a word says about a product, by where it stands: name, keywords, summary, description. */
const weights = '10, 6, 3, 1'
/** Unfinished words that are completed from the vocabulary; a shorter one would be anything. */
const shortestBeginning = 3
const mostCompletions = 30

/** Full text search by SQLite's FTS5, ranked by bm25. */
export function sqliteSearchIndex(db: Database): SearchIndex {
  const select = db.query<{ product_id: string; score: number }, [string]>(
    `SELECT product_id, -bm25(product_search, 0, ${weights}) AS score FROM product_search WHERE product_search MATCH ?`,
  )
  const words = db.query<{ word: string; uses: number }, []>('SELECT word, uses FROM search_word ORDER BY word').all()
  const vocabulary = new Map(words.map(({ word, uses }) => [word, uses]))

  return {
    find: (word, isBeginning): Scores =>
      new Map(select.all(expression(word, isBeginning, vocabulary)).map((row) => [row.product_id, row.score])),
    vocabulary: () => vocabulary,
  }
}

/** How many products are filed. */
export function countFiled(db: Database): number {
  return db.query<{ filed: number }, []>('SELECT count(*) AS filed FROM product_search').get()?.filed ?? 0
}

/**
 * The FTS5 expression for one word. Every term is quoted, so nothing a person types is an operator. Words are filed by
 * their stem, which an unfinished word need not be a beginning of (`decorati` of `decor`, from `decorative`), so the
 * known words it begins are asked for as well.
 */
function expression(word: string, isBeginning: boolean, vocabulary: ReadonlyMap<string, number>): string {
  if (isKorean(word)) return korean(word)
  if (!isBeginning) return quoted(word)
  const completions = word.length < shortestBeginning ? [] : completionsOf(word, vocabulary)
  return [quoted(word), `${quoted(word)}*`, ...completions.map(quoted)].join(' OR ')
}

/** A Korean word is a row of neighbouring pieces, as it is filed; its last syllable is filed only where a word ends. */
function korean(word: string): string {
  const row = pieces(word)
  return row.length === 1 ? `${quoted(word)}*` : quoted(row.slice(0, -1).join(' '))
}

function completionsOf(word: string, vocabulary: ReadonlyMap<string, number>): string[] {
  return vocabulary
    .keys()
    .filter((known) => known !== word && known.startsWith(word))
    .take(mostCompletions)
    .toArray()
}

/** Nothing inside quotes is an operator; what could end the quotes, or the C string behind them, is no part of a word. */
function quoted(term: string): string {
  return `"${term.replaceAll('"', ' ').replaceAll('\u0000', ' ')}"`
}
