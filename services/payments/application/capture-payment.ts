import type { Call } from '@galleria/chassis/call'
import { capture } from '../domain/decide.ts'
import { dueOf } from '../domain/given-back.ts'
import { isChargeOpen, type Payment } from '../domain/payment.ts'
import type { Outcome, PaymentsPorts } from '../ports.ts'
import { makeHearProvider } from './hear-provider.ts'
import { makeResolveDoubt, nameOf } from './resolve-doubt.ts'

/**
 * Takes what is due: what was authorized, less what was let go since. A payment in doubt is resolved first; if it stays
 * in doubt, so does the answer, and the caller asks again.
 */
export const makeCapturePayment = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const resolve = makeResolveDoubt(ports)
  const carryOut = makeCarryOutCapture(ports)

  return async (orderId: string, call: Call): Promise<Outcome> => {
    const before = ledger.load(orderId)
    if (isChargeOpen(before)) await resolve.charge(before, call)
    const intent = ledger.change(orderId, now(), capture, call)
    const { decision, payment } = intent
    if (!decision.ok || decision.events.length === 0) return intent
    await carryOut(payment, call)
    const after = ledger.load(orderId)
    return { decision: capture(after), payment: after }
  }
}

/** Asks the provider once for what a capture has written down as its intent. */
export const makeCarryOutCapture = (ports: PaymentsPorts) => {
  const { provider } = ports
  const hear = makeHearProvider(ports)
  const resolve = makeResolveDoubt(ports)

  return async (payment: Payment | undefined, call: Call): Promise<void> => {
    const name = payment?.status === 'capturing' ? nameOf(payment) : undefined
    if (payment?.status === 'capturing' && name) {
      const dueCents = dueOf(payment).amountCents
      await hear.ofCharge(name.orderId, call, () => provider.capture(name, dueCents, call))
    } else await resolve.charge(payment, call)
  }
}
