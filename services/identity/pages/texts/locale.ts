import { type Locale, locales } from '@galleria/contracts/values'

/** The names of the cookies by which the shop remembers how its pages are wanted; this server reads and writes them too. */
export const preferenceCookies = { locale: 'galleria-locale', theme: 'galleria-theme' } as const

/** What a request says about the language that is wanted. */
export interface LanguageWish {
  /** OpenID Connect Core, 3.1.2.1: languages by preference, separated by spaces. */
  readonly uiLocales: string | undefined
  /** What was chosen before. */
  readonly remembered: string | undefined
  readonly acceptLanguage: string | undefined
}

/** What was asked for, else what was chosen before, else the language that the browser wants most, else English. */
export function localeFor({ uiLocales, remembered, acceptLanguage }: LanguageWish): Locale {
  const asked = uiLocales?.slice(0, 200).split(' ').map(localeOf).find(Boolean)
  return asked ?? locales.find((known) => known === remembered) ?? wantedMost(acceptLanguage) ?? 'en'
}

/** RFC 4647: a region or a script after the language makes no difference here. */
function localeOf(range: string): Locale | undefined {
  const [language] = range.trim().toLowerCase().split('-')
  return locales.find((known) => known === language)
}

/** RFC 9110, 12.5.4: the first of the highest quality. */
function wantedMost(acceptLanguage: string | undefined): Locale | undefined {
  let best: { readonly locale: Locale; readonly quality: number } | undefined
  for (const item of acceptLanguage?.split(',', 32) ?? []) {
    const [range = '', ...parameters] = item.split(';').map((piece) => piece.trim().toLowerCase())
    const locale = localeOf(range)
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    if (locale && quality > 0 && quality > (best?.quality ?? 0)) best = { locale, quality }
  }
  return best?.locale
}
