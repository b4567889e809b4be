import type { Edition } from './edition.ts'
import { type Preferences, preferencesOf } from './preferences.ts'
import type { PageRoute } from './route-match.ts'

/** A request for a page, understood. */
export interface Visit {
  readonly edition: Edition
  readonly route: PageRoute | undefined
  readonly preferences: Preferences
  /** Path and query, as the renderer is asked for them; undefined when they are longer than any page of ours. */
  readonly target: string | undefined
  /** The shopper's cookies, of a page that is the shopper's own. No other page is made with any. */
  readonly cookie: string | undefined
  /** What the page may be kept under; undefined when it may not be kept. */
  readonly key: string | undefined
}

/** The longest target and the longest cookies that a renderer takes: see `PageRequest`. */
const longest = { target: 2_048, cookie: 8_192 } as const

/** Reads a request: `path` and `query` are those of its address, still encoded. */
export function visitOf(edition: Edition, path: string, query: string, headers: Headers): Visit {
  const cookies = headers.get('cookie')
  const preferences = preferencesOf(cookies, headers.get('accept-language'))
  const route = edition.match(path)
  const whole = path + knownQuery(query, route?.query)
  const isTooLong = whole.length > longest.target
  const isPersonal = route?.audience === 'shopper'
  return {
    edition,
    route,
    preferences,
    target: isTooLong || (isPersonal && (cookies?.length ?? 0) > longest.cookie) ? undefined : whole,
    cookie: isPersonal ? (cookies ?? undefined) : undefined,
    key: route?.audience === 'everyone' && !isTooLong ? `${preferences.locale} ${whole}` : undefined,
  }
}

/**
 * A query without what makes no difference to the page, in one order, so that every link to a page leads to the same one.
 * Repeated parameters keep theirs.
 */
export function knownQuery(query: string, known: readonly string[] | undefined): string {
  if (query === '') return ''
  const parameters = [...new URLSearchParams(query)]
    .filter(([name]) => known === undefined || known.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  return parameters.length === 0 ? '' : `?${new URLSearchParams(parameters)}`
}
