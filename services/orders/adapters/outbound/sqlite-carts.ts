import type { Database } from 'bun:sqlite'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Call } from '@galleria/chassis/call'
import type { CartDecision } from '../../domain/cart.ts'
import type { Carts, Write } from '../../ports.ts'
import { cartRows } from './cart-rows.ts'

/** Carts in SQLite. */
export function sqliteCarts(db: Database, write: Write, trail: Pick<AuditTrail, 'append'>): Carts {
  const rows = cartRows(db, trail)
  return {
    load: rows.read,
    keep: rows.write,
    change: <Problem>(
      shopperId: string,
      decide: (stored: ReturnType<typeof rows.read>) => CartDecision<Problem>,
      call: Call,
    ) =>
      write<CartDecision<Problem>>(() => {
        const before = rows.read(shopperId)
        const decision = decide(before)
        if (decision.ok) rows.write(shopperId, before, decision.cart, call)
        return decision
      }),
  }
}
