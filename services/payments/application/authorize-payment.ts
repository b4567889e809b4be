import type { Call } from '@galleria/chassis/call'
import { Outage } from '@galleria/chassis/outage'
import { authorize } from '../domain/decide.ts'
import { isChargeOpen, type Payment, type Terms } from '../domain/payment.ts'
import type { Outcome, PaymentsPorts } from '../ports.ts'
import { type Heard, makeHearProvider } from './hear-provider.ts'
import { makeResolveDoubt } from './resolve-doubt.ts'

/**
 * Asks the provider for an order's money. The intent is written down before the provider is asked (write-ahead), so a
 * crash in between leaves a question that the chore goes on asking. Asked again it answers with what is known; when that
 * is nothing, the provider is looked up first, and asked again under the same key only if it has not heard of the order.
 * @throws Outage when the provider was surely not asked, so that the caller may try again later.
 */
export const makeAuthorizePayment = (ports: PaymentsPorts) => {
  const { ledger, provider, now } = ports
  const hear = makeHearProvider(ports)
  const resolve = makeResolveDoubt(ports)

  return async (orderId: string, terms: Terms, call: Call): Promise<Outcome> => {
    const intent = ledger.change(orderId, now(), (past) => authorize(past, terms), call)
    if (!intent.decision.ok || !isChargeOpen(intent.payment)) return intent
    const isFirst = intent.decision.events.length > 0
    const { outage } = isFirst
      ? await hear.ofCharge(orderId, call, () => provider.authorize(orderId, terms, call), true)
      : await askAgain(intent.payment, terms, call)
    const payment = ledger.load(orderId)
    if (payment?.status === 'withdrawn') throw new Outage(outage?.kind ?? 'failed', 'psp', { cause: outage })
    return { decision: authorize(payment, terms), payment }
  }

  async function askAgain(payment: Payment, terms: Terms, call: Call): Promise<Heard> {
    const found = await resolve.charge(payment, call)
    if (found.word?.says !== 'nothing' || !isChargeOpen(found.payment)) return found
    // The first token, since the provider knows the key by the body that came with it.
    const sameTerms = { ...terms, token: found.payment.token ?? terms.token }
    return hear.ofCharge(payment.orderId, call, () => provider.authorize(payment.orderId, sameTerms, call))
  }
}
