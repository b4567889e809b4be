/** What a shopper typed as a price range. */
export interface PriceRange {
  readonly fromEuros: number | undefined
  readonly toEuros: number | undefined
}

/** The range a listing spans, in whole euros outwards, so that the dearest product is inside its own range. */
export function spanInEuros(price: { readonly minCents: number; readonly maxCents: number }): {
  readonly least: number
  readonly most: number
} {
  return { least: Math.floor(price.minCents / 100), most: Math.ceil(price.maxCents / 100) }
}

/** Reads the two fields; a range typed backwards is turned round, because what was meant is plain. */
export function readPriceRange(from: string, to: string): PriceRange {
  const fromEuros = euros(from)
  const toEuros = euros(to)
  if (fromEuros !== undefined && toEuros !== undefined && fromEuros > toEuros) {
    return { fromEuros: toEuros, toEuros: fromEuros }
  }
  return { fromEuros, toEuros }
}

function euros(text: string): number | undefined {
  const value = Number.parseInt(text.trim(), 10)
  return Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000 ? value : undefined
}
