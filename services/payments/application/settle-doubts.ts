import type { Call } from '@galleria/chassis/call'
import { letGo } from '../domain/decide.ts'
import { isChargeOpen, isInDoubt } from '../domain/payment.ts'
import type { PaymentsPorts } from '../ports.ts'
import { makeResolveDoubt } from './resolve-doubt.ts'

/** How many payments one run looks at, and how many of them at once. */
const batch = 100
const lanes = 8
/**
 * The provider works on a charge for at most half a minute, so one that it has not heard of for this long never arrived.
 * The order is then cancelled at the provider, which bars it for good, rather than charged long after the shopper left.
 */
const neverArrivedMs = 60_000
const soonestMs = 3_000
const latestMs = 30_000

/** Asks the provider about every payment in doubt that is due for a look; says how many were settled (I-PAY-6). */
export const makeSettleDoubts = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const settleOne = makeSettleOne(ports)

  return async (call: Call): Promise<number> => {
    const due = ledger.inDoubt(now(), batch)
    let settled = 0
    const lane = async () => {
      for (let orderId = due.shift(); orderId !== undefined; orderId = due.shift()) {
        try {
          if (await settleOne(orderId, call)) settled += 1
        } catch (error) {
          // A bug in one payment must not keep the others in doubt, nor come first again at once.
          call.log.error({ orderId, error }, 'a payment in doubt could not be looked at')
          ledger.postpone(orderId, now() + latestMs)
        }
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    return settled
  }
}

/** Takes one look at a payment; says whether nothing about it is open now. */
export const makeSettleOne = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const resolve = makeResolveDoubt(ports)

  return async (orderId: string, call: Call): Promise<boolean> => {
    if (!isInDoubt(ledger.load(orderId))) return false
    const { word, payment } = await resolve.all(orderId, call)
    if (word?.says === 'nothing' && isChargeOpen(payment) && payment.status !== 'capturing') {
      if (now() - payment.askedAt >= neverArrivedMs) await giveUp(orderId, call)
    }
    const after = ledger.load(orderId)
    if (!isInDoubt(after)) return true
    ledger.postpone(orderId, now() + pause(now() - after.updatedAt))
    return false
  }

  async function giveUp(orderId: string, call: Call): Promise<void> {
    call.log.warn({ orderId }, 'the provider never got the authorization; cancelling it for good')
    await resolve.charge(ledger.change(orderId, now(), letGo, call).payment, call)
  }
}

/** The older the doubt, the longer the pause: half its age, within bounds. */
function pause(ageMs: number): number {
  return Math.min(latestMs, Math.max(soonestMs, Math.round(ageMs / 2)))
}
