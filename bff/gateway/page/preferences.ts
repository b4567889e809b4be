import { type Locale, locales } from '@galleria/contracts/values'

/** How a reader wants pages: in which language, and in which colours. */
export interface Preferences {
  readonly locale: Locale
  /** Undefined leaves it to the device. */
  readonly theme: Theme | undefined
}

const themes = ['light', 'dark'] as const
/** A theme that was chosen. */
export type Theme = (typeof themes)[number]

/** The names of the two cookies, which the shell and the forms write as well. */
export const preferenceCookies = { locale: 'galleria-locale', theme: 'galleria-theme' } as const

/** What was chosen before; else the language that the browser asks for soonest and the shop speaks, else English. */
export function preferencesOf(cookie: string | null, acceptLanguage: string | null): Preferences {
  return {
    locale: chosen(cookie, preferenceCookies.locale, locales) ?? asked(acceptLanguage) ?? 'en',
    theme: chosen(cookie, preferenceCookies.theme, themes),
  }
}

function chosen<Value extends string>(
  cookie: string | null,
  name: string,
  values: readonly Value[],
): Value | undefined {
  if (cookie === null || !cookie.includes(name)) return undefined
  const written = cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return values.find((value) => value === written)
}

/** RFC 9110, 12.5.4: the first of the highest quality. A region or a script after the language makes no difference here. */
function asked(acceptLanguage: string | null): Locale | undefined {
  let best: { readonly locale: Locale; readonly quality: number } | undefined
  for (const item of acceptLanguage?.split(',', 32) ?? []) {
    const [range = '', ...parameters] = item.split(';').map((piece) => piece.trim().toLowerCase())
    const locale = locales.find((known) => range === known || range.startsWith(`${known}-`))
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    if (locale && quality > 0 && quality > (best?.quality ?? 0)) best = { locale, quality }
  }
  return best?.locale
}
