import type { CartLine } from '@galleria/contracts/orders'

/** A line that was taken out and can still be put back, and the line it stood after. */
export interface Removed {
  readonly line: CartLine
  readonly after: string | undefined
}

/** What the cart's list shows: lines, and in their old places the ones just taken out. */
export type CartRow =
  | { readonly kind: 'line'; readonly key: string; readonly line: CartLine }
  | { readonly kind: 'removed'; readonly key: string; readonly line: CartLine }

/** Puts what was taken out back to where it stood, so that nothing jumps. What is in the cart again is not shown as taken out. */
export function cartRows(lines: readonly CartLine[], removed: readonly Removed[]): readonly CartRow[] {
  const rows: CartRow[] = lines.map((line) => ({ kind: 'line', key: line.sku, line }))
  for (const { line, after } of removed) {
    if (lines.some(({ sku }) => sku === line.sku)) continue
    const place = after === undefined ? 0 : rows.findIndex((row) => row.line.sku === after) + 1
    rows.splice(place, 0, { kind: 'removed', key: line.sku, line })
  }
  return rows
}

/** A line as it was taken out of the cart. */
export function takenOut(lines: readonly CartLine[], sku: string): Removed | undefined {
  const place = lines.findIndex((line) => line.sku === sku)
  const line = lines[place]
  return line && { line, after: lines[place - 1]?.sku }
}
