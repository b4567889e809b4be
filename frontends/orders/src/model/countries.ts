import type { Locale } from '@galleria/contracts/values'

/** Where parcels go (ISO 3166-1 alpha-2). */
export const countryCodes = [
  'AT',
  'BE',
  'CH',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'IE',
  'IT',
  'KR',
  'LU',
  'NL',
  'NO',
  'PL',
  'PT',
  'SE',
] as const

/** The countries by name, for a select. */
export function countryOptions(locale: Locale): readonly { readonly value: string; readonly label: string }[] {
  return countryCodes
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))
}

/** A country's name in the language of the page; its code when the language has none. */
export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}
