import type { Call } from '@galleria/chassis/call'
import { Outage } from '@galleria/chassis/outage'
import { letGo } from '../domain/decide.ts'
import type { Outcome, PaymentsPorts } from '../ports.ts'
import { makeResolveDoubt } from './resolve-doubt.ts'

/**
 * Lets an authorization go. Nothing asked yet: the order is barred. In doubt: the provider's answer to the cancellation
 * resolves it, because the provider cancels by our reference and tells what it found there.
 * @throws Outage when the provider did not tell; the wish is written down, and the chore goes on asking.
 */
export const makeVoidPayment = (ports: PaymentsPorts) => {
  const { ledger, now } = ports
  const resolve = makeResolveDoubt(ports)

  return async (orderId: string, call: Call): Promise<Outcome> => {
    const intent = ledger.change(orderId, now(), letGo, call)
    if (!intent.decision.ok || intent.payment?.status !== 'voiding') return intent
    const { payment, outage } = await resolve.charge(intent.payment, call)
    if (payment?.status === 'voiding') throw new Outage(outage?.kind ?? 'failed', 'psp', { cause: outage })
    return { decision: letGo(payment), payment }
  }
}
