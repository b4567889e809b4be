import type { Locale } from '@galleria/contracts/values'
import type { Menu, Suggestions } from '@galleria/contracts/web'
import type { Api, ApiAnswer } from '@galleria/ui'
import { type Rooms, roomsOf } from '../model/menu.ts'

/** What the frame of the page asks of the shop. */
export function createShellApi(api: Api) {
  return {
    async menu(locale: Locale, signal: AbortSignal): Promise<ApiAnswer<Rooms>> {
      const answer = await api.get<Menu>('/api/web/categories', { query: { locale }, signal })
      return answer.ok ? { ok: true, value: roomsOf(answer.value) } : answer
    },
    suggestions: (prefix: string, locale: Locale, signal: AbortSignal) =>
      api.get<Suggestions>('/api/web/suggestions', { query: { q: prefix, locale }, signal }),
  }
}

/** See {@link createShellApi}. */
export type ShellApi = ReturnType<typeof createShellApi>
