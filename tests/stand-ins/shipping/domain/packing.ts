import type { Line } from './lines.ts'
import type { Limits } from './tariff.ts'

/** Pieces of one variant, and how heavy and large one of them is. */
export interface MeasuredLine extends Line {
  readonly weightGrams: number
  readonly volumeCm3: number
}

/** What goes into one package. */
export interface Box {
  readonly lines: readonly Line[]
  readonly weightGrams: number
  readonly volumeCm3: number
  /** Too heavy or too large for a box: one piece that goes by itself. */
  readonly isBulky: boolean
}

/**
 * Packs pieces into boxes: the largest first, each into the first box that it fits into (first-fit decreasing). What fits into no box goes
 * by itself.
 */
export function pack(lines: readonly MeasuredLine[], box: Limits): Box[] {
  const size = ({ weightGrams, volumeCm3 }: MeasuredLine) => Math.max(weightGrams * box.cm3, volumeCm3 * box.grams)
  const boxes: { lines: Map<string, number>; weightGrams: number; volumeCm3: number; isBulky: boolean }[] = []
  for (const line of lines.toSorted((a, b) => size(b) - size(a) || compare(a.sku, b.sku))) {
    const { sku, weightGrams, volumeCm3 } = line
    const isBulky = weightGrams > box.grams || volumeCm3 > box.cm3
    const room = (one: { weightGrams: number; volumeCm3: number }) =>
      Math.floor(Math.min((box.grams - one.weightGrams) / weightGrams, (box.cm3 - one.volumeCm3) / volumeCm3))
    const put = (into: (typeof boxes)[number], pieces: number) => {
      into.lines.set(sku, (into.lines.get(sku) ?? 0) + pieces)
      into.weightGrams += pieces * weightGrams
      into.volumeCm3 += pieces * volumeCm3
      left -= pieces
    }
    let left = line.quantity
    for (const open of boxes) if (!isBulky && !open.isBulky) put(open, Math.max(0, Math.min(left, room(open))))
    while (left > 0) {
      const fresh = { lines: new Map<string, number>(), weightGrams: 0, volumeCm3: 0, isBulky }
      boxes.push(fresh)
      put(fresh, isBulky ? 1 : Math.min(left, room(fresh)))
    }
  }
  return boxes.map((one) => ({
    ...one,
    lines: [...one.lines].flatMap(([sku, quantity]) => (quantity > 0 ? [{ sku, quantity }] : [])),
  }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
