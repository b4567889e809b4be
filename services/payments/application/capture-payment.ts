import type { Call } from '@galleria/chassis/call'
import { capture } from '../domain/decide.ts'
import { isInDoubt } from '../domain/payment.ts'
import type { Outcome, PaymentsPorts } from '../ports.ts'
import { makeHearProvider, makeResolve } from './hear-provider.ts'

/**
 * Takes what was authorized. A payment in doubt is resolved first; if it stays in doubt, so does the answer, and the
 * caller asks again.
 */
export const makeCapturePayment = (ports: PaymentsPorts) => {
  const { ledger, provider, now } = ports
  const hear = makeHearProvider(ports)
  const resolve = makeResolve(ports)

  return async (orderId: string, call: Call): Promise<Outcome> => {
    const before = ledger.load(orderId)
    if (isInDoubt(before)) await resolve(before, call)
    const intent = ledger.change(orderId, now(), capture, call)
    const { decision, payment } = intent
    if (
      !decision.ok ||
      decision.events.length === 0 ||
      payment?.status !== 'capturing' ||
      payment.chargeId === undefined
    )
      return intent
    const { chargeId, amountCents } = payment
    await hear(orderId, call, () => provider.capture(orderId, chargeId, amountCents, call))
    const after = ledger.load(orderId)
    return { decision: capture(after), payment: after }
  }
}
