import { openingStock } from '../../../services/catalog/seed/opening-stock.ts'

/** What lies on the shelves of a rehearsal: ample of most, a few pieces of some. */
export interface Shelf {
  readonly ample: readonly string[]
  readonly scarce: readonly string[]
  /** As scarce, and picked up by nobody who is not told to. */
  readonly last: string
  /** Pieces of each scarce variant at the opening. */
  readonly piecesOfScarce: number
}

const piecesOfAmple = 10_000
const scarceVariants = 20

/** Writes the opening stock of a rehearsal to a file. Every variant of the catalogue is on it. */
export async function fillShelf(file: string, piecesOfScarce = 3): Promise<Shelf> {
  const skus = openingStock().map(({ sku }) => sku)
  const [last = '', ...others] = skus
  const [scarce, ample] = [others.slice(0, scarceVariants), others.slice(scarceVariants)]
  const rows = [
    ...[last, ...scarce].map((sku) => ({ sku, quantity: piecesOfScarce })),
    ...ample.map((sku) => ({ sku, quantity: piecesOfAmple })),
  ]
  await Bun.write(file, JSON.stringify(rows))
  return { ample, scarce, last, piecesOfScarce }
}
