import type { Listing } from '@galleria/contracts/catalog'
import { type Choice, toggle } from './choice.ts'

/** A filter that is on, and the choice without it. */
export interface Chip {
  readonly kind: 'category' | 'colour' | 'material' | 'price' | 'rating'
  /** What the shop calls it; none for price and rating, which are told in numbers. */
  readonly label: string
  readonly without: Choice
}

type Facets = Listing['facets']

/** Every filter that is on, each with its way out, named as the listing names it. */
export function chipsOf(choice: Choice, facets: Facets | undefined): readonly Chip[] {
  const chips: Chip[] = []
  if (choice.category !== undefined) {
    const label = labelOf(facets?.category, choice.category)
    chips.push({ kind: 'category', label, without: { ...choice, category: undefined } })
  }
  for (const colour of choice.colours) {
    const without = { ...choice, colours: toggle(choice.colours, colour) }
    chips.push({ kind: 'colour', label: labelOf(facets?.colour, colour), without })
  }
  for (const material of choice.materials) {
    const without = { ...choice, materials: toggle(choice.materials, material) }
    chips.push({ kind: 'material', label: labelOf(facets?.material, material), without })
  }
  if (choice.fromEuros !== undefined || choice.toEuros !== undefined) {
    chips.push({ kind: 'price', label: '', without: { ...choice, fromEuros: undefined, toEuros: undefined } })
  }
  if (choice.rating !== undefined) chips.push({ kind: 'rating', label: '', without: { ...choice, rating: undefined } })
  return chips
}

/** A facet leaves out values that find nothing, so a chosen one may be missing there and goes by its own name. */
function labelOf(values: Facets['colour'] | undefined, value: string): string {
  return values?.find((offered) => offered.value === value)?.label ?? value
}
