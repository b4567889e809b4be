import type { Database } from 'bun:sqlite'
import type { CartDecision } from '../../domain/cart.ts'
import type { Carts, Write } from '../../ports.ts'
import { cartRows } from './cart-rows.ts'

/** Carts in SQLite. */
export function sqliteCarts(db: Database, write: Write): Carts {
  const rows = cartRows(db)
  return {
    load: rows.read,
    keep: rows.write,
    change: <Problem>(shopperId: string, decide: (stored: ReturnType<typeof rows.read>) => CartDecision<Problem>) =>
      write<CartDecision<Problem>>(() => {
        const before = rows.read(shopperId)
        const decision = decide(before)
        if (decision.ok) rows.write(shopperId, before, decision.cart)
        return decision
      }),
  }
}
