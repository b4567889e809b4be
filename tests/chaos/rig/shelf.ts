import { openingStock } from '../../../services/catalog/seed/opening-stock.ts'

/** What lies on the shelves of a rehearsal: ample of most, a few pieces of some. */
export interface Shelf {
  readonly ample: readonly string[]
  readonly scarce: readonly string[]
  /** Pieces of each scarce variant at the opening. */
  readonly piecesOfScarce: number
}

const piecesOfAmple = 10_000
const scarceVariants = 20

/** Writes the opening stock of a rehearsal to a file. Every variant of the catalogue is on it. */
export async function fillShelf(file: string, piecesOfScarce = 3): Promise<Shelf> {
  const skus = openingStock().map(({ sku }) => sku)
  const [scarce, ample] = [skus.slice(0, scarceVariants), skus.slice(scarceVariants)]
  const rows = [
    ...scarce.map((sku) => ({ sku, quantity: piecesOfScarce })),
    ...ample.map((sku) => ({ sku, quantity: piecesOfAmple })),
  ]
  await Bun.write(file, JSON.stringify(rows))
  return { ample, scarce, piecesOfScarce }
}
