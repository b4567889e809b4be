import type { Locale } from '@galleria/contracts/values'
import type { Menu, Suggestions } from '@galleria/contracts/web'
import type { Api } from '@galleria/ui'

/** What the frame of the page asks of the shop. */
export function createShellApi(api: Api) {
  return {
    menu: (locale: Locale, signal: AbortSignal) => api.get<Menu>('/api/web/categories', { query: { locale }, signal }),
    suggestions: (prefix: string, locale: Locale, signal: AbortSignal) =>
      api.get<Suggestions>('/api/web/suggestions', { query: { q: prefix, locale }, signal }),
  }
}

/** See {@link createShellApi}. */
export type ShellApi = ReturnType<typeof createShellApi>
