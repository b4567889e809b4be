import type { Locale, Money } from '@galleria/contracts/values'
import { once } from './once.ts'

/** `€1,234.50`, or without cents when there are none: `€89`. */
export function formatMoney({ cents, currency }: Money, locale: Locale): string {
  return moneyFormat(`${locale} ${currency} ${cents % 100 === 0 ? 0 : 2}`).format(cents / 100)
}

const moneyFormat = once((how: `${Locale} ${Money['currency']} ${0 | 2}`) => {
  const [locale = 'en', currency = 'EUR', minimumFractionDigits] = how.split(' ')
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number(minimumFractionDigits),
    maximumFractionDigits: 2,
  })
})

/** A day, spelt out: `21 November 2026`. In UTC, so that server and browser write the same. */
export function formatDay(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(englishOf(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant))
}

/** A day and a time: `21 Nov 2026, 14:05 UTC`. */
export function formatMoment(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(englishOf(locale), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(new Date(instant))
}

/** The shop writes British English. */
function englishOf(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale
}
