/** Pieces of one variant. */
export interface Line {
  readonly sku: string
  readonly quantity: number
}

/** The most pieces of one variant that one order may hold; the same bound as the wire's `Quantity`. */
export const mostPerLine = 99

/** A merged line, and where in the request its variant was first named, so that a refusal can point there. */
export interface MergedLine extends Line {
  readonly index: number
}

/** Adds up lines of the same variant, in the order in which the variants were first named. */
export function mergeLines(lines: readonly Line[]): MergedLine[] {
  const merged = new Map<string, MergedLine>()
  lines.forEach(({ sku, quantity }, index) => {
    const before = merged.get(sku)
    merged.set(sku, before ? { ...before, quantity: before.quantity + quantity } : { sku, quantity, index })
  })
  return [...merged.values()]
}

/** The lines without what a merge knows beside them. */
export function plainLines(lines: readonly Line[]): Line[] {
  return lines.map(({ sku, quantity }) => ({ sku, quantity }))
}

/** How many pieces of a variant the merged lines name. */
export function piecesOf(sku: string, lines: readonly Line[]): number {
  return lines.find((line) => line.sku === sku)?.quantity ?? 0
}

/** Whether two sets of merged lines ask for the same pieces, in whatever order. */
export function sameLines(one: readonly Line[], other: readonly Line[]): boolean {
  const wanted = new Map(other.map(({ sku, quantity }) => [sku, quantity]))
  return one.length === other.length && one.every(({ sku, quantity }) => wanted.get(sku) === quantity)
}
