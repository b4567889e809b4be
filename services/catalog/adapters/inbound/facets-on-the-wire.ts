import type { FacetValue, Listing } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { FacetCount, Facets } from '../../domain/facets.ts'
import { colourNames, materialNames } from '../../domain/vocabulary.ts'
import type { Catalogue } from '../../ports.ts'

const ratingLabels: Readonly<Record<Locale, (stars: string) => string>> = {
  en: (stars) => `${stars} and up`,
  ko: (stars) => `${stars}점 이상`,
}

/** Names the choices of each facet in the shopper's language. */
export function facetsOnTheWire(facets: Facets, catalogue: Catalogue, locale: Locale): Listing['facets'] {
  const labelled = (counts: readonly FacetCount[], label: (value: string) => string | undefined): FacetValue[] =>
    counts.map(({ value, count }) => ({ value, label: label(value) ?? value, count }))
  return {
    category: labelled(facets.category, (categoryId) => catalogue.category(categoryId)?.name[locale]),
    colour: labelled(facets.colour, (colour) => colourNames[colour]?.[locale]),
    material: labelled(facets.material, (material) => materialNames[material]?.[locale]),
    rating: labelled(facets.rating, ratingLabels[locale]),
    price: { ...facets.price },
  }
}
