import { type Imbalance, imbalances } from '../domain/books.ts'
import type { StockRoom } from '../ports.ts'

/** Compares shelves, ledger and reservations, and names every shelf on which an equation does not hold. */
export const makeAuditBooks =
  ({ stockRoom }: { readonly stockRoom: StockRoom }) =>
  (): Imbalance[] =>
    imbalances(stockRoom.books())
