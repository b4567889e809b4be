import type { Suggestion } from '@galleria/contracts/catalog'
import { addresses } from '@galleria/ui'

/** Where choosing a suggestion leads: to the thing itself, or to a search for the words. */
export function addressOf({ kind, id, text }: Suggestion): string {
  if (kind === 'product' && id !== undefined) return addresses.product(id)
  if (kind === 'category' && id !== undefined) return addresses.category(id)
  return addresses.search(text)
}

/** The next place in a list that goes round, or none (-1), which is the text field itself. */
export function step(active: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1
  const places = count + 1
  return ((active + 1 + by + places) % places) - 1
}
