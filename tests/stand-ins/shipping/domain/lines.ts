/** Pieces of one variant. */
export interface Line {
  readonly sku: string
  readonly quantity: number
}

/** The lines as they are packed: those of the same variant added up, in the order in which the variants were first named. */
export function packed(lines: readonly Line[]): Line[] {
  const pieces = new Map<string, number>()
  for (const { sku, quantity } of lines) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity)
  return [...pieces].map(([sku, quantity]) => ({ sku, quantity }))
}

/** Whether two sets of packed lines are the same pieces, in whatever order. */
export function sameLines(one: readonly Line[], other: readonly Line[]): boolean {
  const wanted = new Map(other.map(({ sku, quantity }) => [sku, quantity]))
  return one.length === other.length && one.every(({ sku, quantity }) => wanted.get(sku) === quantity)
}
