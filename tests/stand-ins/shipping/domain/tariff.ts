/** How heavy and how large something may be. */
export interface Limits {
  readonly grams: number
  readonly cm3: number
}

/** What a service costs and how long it takes in one zone. */
export interface Fare {
  /** One price for each band of the tariff. */
  readonly cents: readonly number[]
  /** Added for each begun kilogram above the last band. */
  readonly bulkyCentsPerKilogram: number
  /** Working days from collection to the door: at the earliest, at the latest. */
  readonly days: readonly number[]
}

/** What a carrier asks for its services. */
export interface Tariff {
  readonly carrier: string
  /** What fits into one box; a piece that does not goes by itself, as bulky goods. */
  readonly box: Limits
  /** What fits into one delivery. */
  readonly van: Limits
  /** So much space costs as much as a kilogram. */
  readonly cm3PerKilogram: number
  /** The hour of the day (UTC) before which an order is collected on that day. */
  readonly lastCollectionHour: number
  /** Upper ends of the bands of weight, in grams, lightest first. */
  readonly bands: readonly number[]
  readonly zones: readonly { readonly zone: string; readonly countries: readonly string[] }[]
  readonly services: readonly {
    readonly service: string
    readonly takesBulky: boolean
    readonly zones: Readonly<Record<string, Fare | undefined>>
  }[]
  /** What is added for a package to an area named by the beginnings of its postal codes; no express goes there. */
  readonly remote: { readonly cents: number; readonly days: number; readonly areas: Areas }
  readonly unserved: Areas
}

/** Beginnings of postal codes, by country. */
export type Areas = Readonly<Record<string, readonly string[] | undefined>>

/** Where something is to go. */
export interface Destination {
  readonly countryCode: string
  readonly postalCode?: string | undefined
}

/** Whether a destination lies in one of the areas. One without a postal code lies in none. */
export function liesIn(areas: Areas, { countryCode, postalCode = '' }: Destination): boolean {
  const code = postalCode.toUpperCase().replace(/[\s-]/g, '')
  return Object.hasOwn(areas, countryCode) && (areas[countryCode] ?? []).some((beginning) => code.startsWith(beginning))
}
