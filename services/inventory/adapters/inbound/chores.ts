import type { Chore } from '@galleria/chassis/service/service'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import { makeAuditBooks } from '../../application/audit-books.ts'
import { makeLapseReservations } from '../../application/lapse-reservations.ts'
import type { ReservePorts } from '../../application/reserve.ts'
import { equations } from '../../domain/books.ts'

/** What the chores need beside the stock room. */
export interface ChorePorts extends ReservePorts {
  readonly log: Logger
  readonly metrics: Metrics
}

/** What the inventory does by itself: ends holds whose time is over, and checks its own books. */
export function inventoryChores(ports: ChorePorts): Chore[] {
  const { log, metrics } = ports
  const lapseReservations = makeLapseReservations(ports)
  const auditBooks = makeAuditBooks(ports)
  const imbalance = metrics.gauge({
    name: 'galleria_stock_imbalance',
    help: 'Shelves on which an equation of the stock room does not hold; anything but 0 is a bug.',
    labels: ['equation'],
  })

  return [
    {
      name: 'lapse-reservations',
      everyMs: 2_000,
      run(call) {
        const lapsed = lapseReservations(call)
        if (lapsed > 0) log.info({ lapsed }, 'gave back stock whose hold was over')
      },
    },
    {
      name: 'audit-books',
      everyMs: 60_000,
      run() {
        const found = auditBooks()
        for (const equation of equations)
          imbalance.set({ equation }, found.filter((one) => one.equation === equation).length)
        if (found.length > 0)
          log.error({ imbalances: found.slice(0, 20) }, 'the books of the stock room do not balance')
      },
    },
  ]
}
