import type { Locale } from '@galleria/contracts/values'
import { tell } from '@galleria/ui'
import { type Ref, watch } from 'vue'
import { readPreference, writePreference } from './cookie.ts'

/** The language remembered in the cookies, else the first that the reader asks for and the shop speaks. */
export function localeOf(cookies: string, languages: readonly string[]): Locale {
  const asked = languages
    .map((language) => language.slice(0, 2))
    .find((language) => language === 'ko' || language === 'en')
  return readPreference(cookies, 'galleria-locale', ['en', 'ko']) ?? (asked === 'ko' ? 'ko' : 'en')
}

/** Follows the choice in the document, remembers it and tells the other frontends. Browser only. */
export function keepLocale(locale: Ref<Locale>): void {
  document.documentElement.lang = locale.value
  watch(locale, (chosen) => {
    document.documentElement.lang = chosen
    writePreference('galleria-locale', chosen)
    tell('locale-changed', { locale: chosen })
  })
}
