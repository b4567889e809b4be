import { canonicalFilters, type Filters } from './filters.ts'
import { fingerprint } from './fingerprint.ts'
import type { Position, Sort } from './sorting.ts'

/** Raised when the meaning of a cursor changes, so that one from before is refused instead of misread. */
const version = 1

/** The question a cursor belongs to. The page's size and language are not part of it and may change on the way. */
export interface CursorQuery {
  readonly text: string
  readonly filters: Filters
  readonly sort: Sort
}

/**
 * Writes down where a page ended: `[version, sort, key, productId, seal]`. The seal is over the query and the position,
 * so a cursor of another query, or one that was edited, is noticed. A forged seal would only start a page elsewhere.
 */
export function writeCursor(query: CursorQuery, { key, productId }: Position): string {
  return JSON.stringify([version, query.sort, key, productId, seal(query, key, productId)])
}

/** Reads a cursor back; nothing when it is not one, or not one of this query. */
export function readCursor(query: CursorQuery, written: string): Position | undefined {
  const fields = parseList(written)
  const [, , key, productId] = fields
  if (typeof key !== 'number' || typeof productId !== 'string') return undefined
  return written === writeCursor(query, { key, productId }) ? { key, productId } : undefined
}

function seal({ text, filters, sort }: CursorQuery, key: number, productId: string): string {
  return fingerprint(JSON.stringify([version, text, canonicalFilters(filters), sort, key, productId]))
}

function parseList(written: string): readonly unknown[] {
  try {
    const fields: unknown = JSON.parse(written)
    return Array.isArray(fields) ? fields : []
  } catch {
    // Not JSON is not a cursor, and that is all a caller needs to know.
    return []
  }
}
