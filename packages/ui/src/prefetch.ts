import type { Locale } from '@galleria/contracts/values'
import type { Api, ApiAnswer } from './api.ts'

/** Where a visit would lead, as the router reads the address. */
export interface VisitAhead {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly locale: Locale
  readonly api: Api
  /** Keeps an answer under its load key for the visit, if that comes soon. */
  keep(key: string, answer: ApiAnswer<unknown>): void
}

/**
 * Asks for a page's data before it is visited. An expose that draws a page may export one as `prefetch`; the shell calls it when
 * a link to the page is about to be followed. It fails in silence, since the visit will ask again.
 */
export type Prefetch = (visit: VisitAhead) => Promise<void>
