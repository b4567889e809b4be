import { parse } from 'hono/utils/cookie'
import type { Assets } from './design/assets.ts'
import type { Look } from './design/layout.ts'
import { localeFor, preferenceCookies } from './texts/locale.ts'
import { texts } from './texts/texts.ts'

/** The parameter by which a page is wanted in a language: the one that apps send with OpenID Connect. */
export const languageParameter = 'ui_locales'

/** Works out how whoever sends a request wants pages to look. */
export type Looks = (request: Request) => Look

/** Makes looks for pages that lead back to the shop. */
export function createLooks(assets: Assets, shop: string): Looks {
  return ({ url, headers }) => {
    const here = new URL(url)
    const cookies = parse(headers.get('cookie') ?? '')
    const locale = localeFor({
      uiLocales: here.searchParams.get(languageParameter) ?? undefined,
      remembered: cookies[preferenceCookies.locale],
      acceptLanguage: headers.get('accept-language') ?? undefined,
    })
    const theme = cookies[preferenceCookies.theme]
    return {
      locale,
      t: texts[locale],
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
      shop,
      here: `${here.pathname}${without(here, languageParameter)}`,
      inOtherLanguage: `${here.pathname}${without(here, languageParameter, locale === 'en' ? 'ko' : 'en')}`,
      assets,
    }
  }
}

/** The query of an address without a parameter, or with another value for it. */
function without({ searchParams }: URL, name: string, value?: string): string {
  const query = new URLSearchParams(searchParams)
  query.delete(name)
  if (value !== undefined) query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}
