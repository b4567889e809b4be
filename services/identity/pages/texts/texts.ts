import type { Locale } from '@galleria/contracts/values'
import { en, type Texts } from './en.ts'
import { ko } from './ko.ts'

export type { Texts } from './en.ts'

/** What the pages and the mails say, by language. */
export const texts: Readonly<Record<Locale, Texts>> = { en, ko }

/** The name of something that a person can put right. */
export type MistakeCode = keyof Texts['mistakes']

/** A day and a time: `21 Nov 2026, 14:05 UTC`. In UTC, since nobody has said where the reader is. */
export function momentIn(locale: Locale, epochMs: number): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(epochMs)
}

/** What apps ask for, in words; a scope that has none is named as it is. */
export function scopeTexts({ consent }: Texts, scopes: readonly string[]): string[] {
  const known = new Map<string, string>(Object.entries(consent.scopes))
  return scopes.filter(Boolean).map((scope) => known.get(scope) ?? scope)
}
