import type { Locale } from '@galleria/contracts/values'
import { type ComputedRef, computed } from 'vue'
import { usePageContext } from './context.ts'
import { once } from './once.ts'

/** A text, or one text for each plural category that the language tells apart; `count` decides (Unicode CLDR). */
export type Text = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

/** The texts of a frontend in every language; the compiler wants each key in each. */
export type Messages<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, Text>>>>

/** What may stand in a `{gap}`; numbers are written the way the language writes them. */
export type Gaps = Readonly<Record<string, string | number>>

const pluralRules = once((locale: Locale) => new Intl.PluralRules(locale))
const numberFormat = once((locale: Locale) => new Intl.NumberFormat(locale))

/** Says a text in the language it was made for. */
export type Translate<Key extends string> = (key: Key, gaps?: Gaps) => string

/** Checks that both languages have the same keys; returns what it was given. */
export function defineMessages<Key extends string>(messages: Messages<Key>): Messages<Key> {
  return messages
}

/** A translator for one language; plain, so that models and tests can use it. */
export function translator<Key extends string>(messages: Messages<Key>, locale: Locale): Translate<Key> {
  return (key, gaps = {}) => fill(choose(messages[locale][key], gaps, locale), gaps, locale)
}

/** The texts in the language of the page: `const t = useMessages(messages)`, then `t('cart', { count })`; reactive. */
export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const { locale } = usePageContext()
  const say = computed(() => translator(messages, locale.value))
  return (key, gaps) => say.value(key, gaps)
}

/** The language of the page; changing it is the shell's business. */
export function useLocale(): ComputedRef<Locale> {
  const { locale } = usePageContext()
  return computed(() => locale.value)
}

function choose(text: Text, gaps: Gaps, locale: Locale): string {
  if (typeof text === 'string') return text
  const category = pluralRules(locale).select(Number(gaps['count'] ?? 0))
  return text[category] ?? text.other
}

function fill(text: string, gaps: Gaps, locale: Locale): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = gaps[name]
    if (value === undefined) return gap
    return typeof value === 'number' ? numberFormat(locale).format(value) : value
  })
}
