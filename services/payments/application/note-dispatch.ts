import type { Call } from '@galleria/chassis/call'
import { Outage } from '@galleria/chassis/outage'
import { capture, type Decision } from '../domain/decide.ts'
import type { Payment } from '../domain/payment.ts'
import type { InboxKey, PaymentsPorts } from '../ports.ts'
import { makeCarryOutCapture } from './capture-payment.ts'

/** Other parcels wait behind this one, so the provider is given less time than usual; the chore has more. */
const patienceMs = 1_500

/**
 * A parcel has left, so the money is due. The intent is written down together with the event's key; the provider is asked
 * once, and whatever it does not answer now is settled by the chore. A payment that was let go stays so.
 * @throws Outage while it is not known whether there is any money to take; the event must come again.
 */
export const makeNoteDispatch = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const carryOut = makeCarryOutCapture(ports)

  return async (key: InboxKey, orderId: string, call: Call): Promise<void> => {
    const noted = ledger.changeOnce(key, orderId, now(), captureOrWait, call)
    if (!noted) return
    const { decision, payment } = noted
    if (!decision.ok) {
      const log = decision.problem.code === 'order-unknown' ? call.log.error : call.log.info
      log({ orderId, problem: decision.problem.code }, 'a parcel left for which there is nothing to take')
    } else if (decision.events.length > 0) await carryOut(payment, hurried(call))
  }
}

function captureOrWait(past: Payment | undefined): Decision {
  if (past?.status === 'authorizing' || past?.status === 'unknown') throw new Outage('failed', 'psp')
  return capture(past)
}

function hurried(call: Call): Call {
  const beyond = Math.max(0, call.budget.remainingMs() - patienceMs)
  return { ...call, budget: { remainingMs: () => Math.max(0, call.budget.remainingMs() - beyond) } }
}
