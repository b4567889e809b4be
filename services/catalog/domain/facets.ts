import { type Product, priceFrom } from './catalogue.ts'
import { type Facet, type Filters, refusedBy } from './filters.ts'

/** One choice of a facet and how many products it would leave. */
export interface FacetCount {
  readonly value: string
  readonly count: number
}

/** The choices that would narrow or widen a listing. */
export interface Facets {
  readonly category: readonly FacetCount[]
  readonly colour: readonly FacetCount[]
  readonly material: readonly FacetCount[]
  readonly rating: readonly FacetCount[]
  /** The span of prices that the other facets leave; zeros when they leave nothing. */
  readonly price: { readonly minCents: number; readonly maxCents: number }
}

/** "This many stars and up", best first. */
const ratingSteps = [4, 3, 2, 1] as const

/**
 * Splits the candidates into those in the listing and the counts of each facet's choices. A facet is counted over what
 * all *other* facets admit, so its counts say what picking another value of it would give, and never drop to zero just
 * because one value is picked. Values nobody has are left out, unless they are picked and need unpicking.
 */
export function sieve(candidates: readonly Product[], filters: Filters): { listed: Product[]; facets: Facets } {
  const listed: Product[] = []
  const admitted: Record<Facet, Product[]> = { category: [], colour: [], material: [], rating: [], price: [] }
  for (const product of candidates) {
    const refusals = refusedBy(product, filters)
    const [only] = refusals
    if (only === undefined) listed.push(product)
    else if (refusals.length === 1) admitted[only].push(product)
  }
  const over = (facet: Facet) => [...listed, ...admitted[facet]]

  return {
    listed,
    facets: {
      category: tally(
        over('category'),
        ({ categoryId }) => [categoryId],
        filters.category === undefined ? [] : [filters.category],
      ),
      colour: tally(over('colour'), ({ variants }) => variants.map(({ colour }) => colour), filters.colour),
      material: tally(over('material'), ({ material }) => [material], filters.material),
      rating: tallyRatings(over('rating'), filters.ratingFrom),
      price: priceSpan(over('price')),
    },
  }
}

/** Counts each value once a product; most frequent first, then by name. */
function tally(
  products: readonly Product[],
  valuesOf: (product: Product) => readonly string[],
  picked: readonly string[] = [],
): FacetCount[] {
  const counts = new Map<string, number>(picked.map((value) => [value, 0]))
  for (const product of products) {
    for (const value of new Set(valuesOf(product))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function tallyRatings(products: readonly Product[], picked: number | undefined): FacetCount[] {
  return ratingSteps
    .map((step) => ({ step, count: products.filter(({ rating }) => rating >= step).length }))
    .filter(({ step, count }) => count > 0 || step === picked)
    .map(({ step, count }) => ({ value: `${step}`, count }))
}

function priceSpan(products: readonly Product[]): Facets['price'] {
  if (products.length === 0) return { minCents: 0, maxCents: 0 }
  const prices = products.map(priceFrom)
  return {
    minCents: prices.reduce((least, cents) => Math.min(least, cents)),
    maxCents: prices.reduce((most, cents) => Math.max(most, cents)),
  }
}
