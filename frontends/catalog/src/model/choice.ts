import { type Colour, colours, type Material, materials, type Sort, sorts } from './vocabulary.ts'

/** The query of an address, as a router hands it over. */
export type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

/** What a shopper has asked of a listing. It lives in the address, so that it can be shared and gone back to. */
export interface Choice {
  /** What was typed; empty on a category's page. */
  readonly text: string
  readonly category: string | undefined
  readonly colours: readonly Colour[]
  readonly materials: readonly Material[]
  /** Whole euros: nobody filters by cents. */
  readonly fromEuros: number | undefined
  readonly toEuros: number | undefined
  /** The least rating, in stars. */
  readonly rating: number | undefined
  readonly sort: Sort
}

/** Nothing asked for yet. */
export const noChoice: Choice = {
  text: '',
  category: undefined,
  colours: [],
  materials: [],
  fromEuros: undefined,
  toEuros: undefined,
  rating: undefined,
  sort: 'relevance',
}

/** Reads a choice out of an address. Whatever is not a choice the shop offers is passed over: links get old. */
export function readChoice(query: Query): Choice {
  return {
    text: first(query.q).trim().slice(0, 120),
    category: /^[a-z]+(-[a-z]+)*$/.test(first(query.category)) ? first(query.category) : undefined,
    colours: among(colours, all(query.colour)),
    materials: among(materials, all(query.material)),
    fromEuros: wholeNumber(first(query.from), 1_000_000),
    toEuros: wholeNumber(first(query.to), 1_000_000),
    rating: wholeNumber(first(query.rating), 5) || undefined,
    sort: sorts.find((sort) => sort === first(query.sort)) ?? 'relevance',
  }
}

/** Writes a choice as the query of an address; what was not chosen is left out, so that addresses stay short. */
export function writeChoice(choice: Choice): Record<string, string> {
  const words: readonly (readonly [string, string])[] = [
    ['q', choice.text],
    ['category', choice.category ?? ''],
    ['colour', choice.colours.join(',')],
    ['material', choice.materials.join(',')],
    ['from', choice.fromEuros?.toString() ?? ''],
    ['to', choice.toEuros?.toString() ?? ''],
    ['rating', choice.rating?.toString() ?? ''],
    ['sort', choice.sort === 'relevance' ? '' : choice.sort],
  ]
  return Object.fromEntries(words.filter(([, word]) => word !== ''))
}

/** Where in the listing an address begins; nothing for its first products. */
export function readCursor(query: Query): string | undefined {
  const cursor = first(query.cursor)
  return cursor === '' || cursor.length > 200 ? undefined : cursor
}

/** Writes a choice, and where its listing begins, as the query of an address. */
export function writePlace(choice: Choice, cursor: string | undefined): Record<string, string> {
  return { ...writeChoice(choice), ...(cursor === undefined ? {} : { cursor }) }
}

/** The choice without what narrows it: text and order stay. */
export function withoutFilters(choice: Choice): Choice {
  return { ...noChoice, text: choice.text, sort: choice.sort }
}

/** Puts a value into a set, or takes it out if it is there. */
export function toggle<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}

/** A router gives a repeated parameter as a list; the first one counts. */
function first(value: Query[string]): string {
  return [value].flat()[0] ?? ''
}

/** A form without script sends each ticked box as a parameter of its own. */
function all(value: Query[string]): string {
  return [value].flat().join(',')
}

/** The offered values named in a comma-separated word, in the order of the offer, so that equal choices have one address. */
function among<Value extends string>(offered: readonly Value[], word: string): readonly Value[] {
  const named = new Set(word.split(','))
  return offered.filter((value) => named.has(value))
}

function wholeNumber(word: string, most: number): number | undefined {
  const value = Number(word)
  return /^\d{1,7}$/.test(word) && value <= most ? value : undefined
}
