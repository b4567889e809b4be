import type { Chore } from '@galleria/chassis/service/service'
import { makeAuditBooks } from '../../application/audit-books.ts'
import { makeLapseReservations } from '../../application/lapse-reservations.ts'
import type { ReservePorts } from '../../application/reserve.ts'
import { type Equation, equations } from '../../domain/books.ts'

/** What the chores need beside the stock room. */
export interface ChorePorts extends ReservePorts {
  /** Is told, after each audit, on how many shelves an equation does not hold. */
  readonly noteImbalance: (equation: Equation, shelves: number) => void
}

/** What the inventory does by itself: ends holds whose time is over, and checks its own books. */
export function inventoryChores(ports: ChorePorts): Chore[] {
  const lapseReservations = makeLapseReservations(ports)
  const auditBooks = makeAuditBooks(ports)

  return [
    {
      name: 'lapse-reservations',
      everyMs: 2_000,
      async run(call) {
        const lapsed = await lapseReservations(call)
        if (lapsed > 0) call.log.info({ lapsed }, 'gave back stock whose hold was over')
      },
    },
    {
      name: 'audit-books',
      everyMs: 60_000,
      run(call) {
        const found = auditBooks()
        for (const equation of equations)
          ports.noteImbalance(equation, found.filter((one) => one.equation === equation).length)
        if (found.length > 0)
          call.log.error({ imbalances: found.slice(0, 20) }, 'the books of the stock room do not balance')
      },
    },
  ]
}
