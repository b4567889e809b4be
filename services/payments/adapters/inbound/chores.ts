import { outageBehind } from '@galleria/chassis/outage'
import type { Chore } from '@galleria/chassis/service/service'
import { makeCompareLedgers } from '../../application/compare-ledgers.ts'
import { makeSettleDoubts } from '../../application/settle-doubts.ts'
import type { PaymentsPorts } from '../../ports.ts'

/** What payments does by itself: asks about every payment in doubt, and compares its books with the provider's. */
export function paymentsChores(ports: PaymentsPorts, graceMs: number): Chore[] {
  const settleDoubts = makeSettleDoubts(ports)
  const compareLedgers = makeCompareLedgers(ports, graceMs)
  return [
    {
      name: 'settle-doubts',
      everyMs: 3_000,
      async run(call) {
        const settled = await settleDoubts(call)
        if (settled > 0) call.log.info({ settled }, 'settled payments that were in doubt')
      },
    },
    {
      name: 'compare-ledgers',
      everyMs: 5_000,
      async run(call) {
        try {
          await compareLedgers(call)
        } catch (error) {
          const outage = outageBehind(error)
          if (!outage) throw error
          call.log.warn({ outage: outage.kind, error }, 'the books are compared when the payment provider is back')
        }
      },
    },
  ]
}
