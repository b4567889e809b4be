import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { Cart, CartDecision } from '../../domain/cart.ts'
import type { Carts } from '../../ports.ts'
import { cartRows } from './cart-rows.ts'

/** Carts in SQLite. */
export function sqliteCarts(db: Database): Carts {
  const rows = cartRows(db)
  return {
    load: async (shopperId) => rows.read(shopperId),
    change: async <Problem>(shopperId: string, decide: (stored: Cart | undefined) => CartDecision<Problem>) =>
      inTransaction<CartDecision<Problem>>(db, () => {
        const before = rows.read(shopperId)
        const decision = decide(before)
        if (decision.ok) rows.write(shopperId, before, decision.cart)
        return decision
      }),
  }
}
