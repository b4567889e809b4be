import type { Chore } from '@galleria/chassis/service/service'
import { makeSettleDoubts } from '../../application/settle-doubts.ts'
import type { PaymentsPorts } from '../../ports.ts'

/** What payments does by itself: goes on asking the provider about every payment that is in doubt. */
export function paymentsChores(ports: PaymentsPorts): Chore[] {
  const settleDoubts = makeSettleDoubts(ports)
  return [
    {
      name: 'settle-doubts',
      everyMs: 3_000,
      async run(call) {
        const settled = await settleDoubts(call)
        if (settled > 0) call.log.info({ settled }, 'settled payments that were in doubt')
      },
    },
  ]
}
