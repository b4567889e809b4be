import { RawJson } from '@galleria/chassis/raw-json'
import { type Locale, locales } from '@galleria/contracts/values'

/** Writes things as JSON the first time each is asked for in each language, and hands out the same text ever after. */
export function writtenOnce<Thing extends object>(
  toWire: (thing: Thing, locale: Locale) => unknown,
): (thing: Thing, locale: Locale) => RawJson {
  const written = new Map(locales.map((locale) => [locale, new WeakMap<Thing, RawJson>()]))
  return (thing, locale) => {
    const known = written.get(locale)?.get(thing)
    if (known) return known
    const json = new RawJson(JSON.stringify(toWire(thing, locale)))
    written.get(locale)?.set(thing, json)
    return json
  }
}

/** A JSON list of what is JSON already. */
export function jsonList(items: readonly RawJson[]): RawJson {
  return new RawJson(`[${items.map(({ text }) => text).join(',')}]`)
}
