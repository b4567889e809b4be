import type { Call } from '@galleria/chassis/call'
import { letGo } from '../domain/decide.ts'
import { isInDoubt, type MoneyPayment } from '../domain/payment.ts'
import type { PaymentsPorts } from '../ports.ts'
import { makeResolve } from './hear-provider.ts'

/** How many payments one run looks at. */
const batch = 10
/**
 * The provider works on a charge for at most half a minute, so one that it has not heard of for this long never arrived.
 * The order is then cancelled at the provider, which bars it for good, rather than charged long after the shopper left.
 */
const neverArrivedMs = 60_000
const soonestMs = 3_000
const latestMs = 60_000

/** Asks the provider about every payment in doubt that is due for a look; says how many were settled. */
export const makeSettleDoubts = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const resolve = makeResolve(ports)

  return async (call: Call): Promise<number> => {
    let settled = 0
    for (const orderId of ledger.inDoubt(now(), batch)) {
      const payment = ledger.load(orderId)
      if (!isInDoubt(payment)) continue
      await lookAt(payment, call)
      const after = ledger.load(orderId)
      if (!isInDoubt(after)) settled += 1
      else ledger.postpone(orderId, now() + pause(now() - after.askedAt))
    }
    return settled
  }

  async function lookAt(payment: MoneyPayment, call: Call): Promise<void> {
    const { word } = await resolve(payment, call)
    const mayHaveArrived = now() - payment.askedAt < neverArrivedMs
    if (word?.says !== 'nothing' || payment.status === 'capturing' || mayHaveArrived) return
    call.log.warn({ orderId: payment.orderId }, 'the provider never got the authorization; cancelling it for good')
    const { payment: voiding } = ledger.change(payment.orderId, now(), letGo, call)
    if (voiding) await resolve(voiding, call)
  }
}

/** The older the doubt, the longer the pause: half its age, within bounds. */
function pause(ageMs: number): number {
  return Math.min(latestMs, Math.max(soonestMs, ageMs / 2))
}
