import type { Call } from '@galleria/chassis/call'
import { dueOf, type GivenBack } from '../domain/given-back.ts'
import { isChargeOpen, type MoneyPayment, openRefunds, type Payment } from '../domain/payment.ts'
import type { ChargeWord } from '../domain/provider-word.ts'
import type { ChargeName, PaymentsPorts } from '../ports.ts'
import { type Heard, makeHearProvider } from './hear-provider.ts'

/**
 * Asks the provider how what is open stands, by our own reference. A capture, a void or a refund that it has not carried
 * out is asked for again under its first key; an authorization is only looked up.
 */
export const makeResolveDoubt = (ports: PaymentsPorts) => {
  const { provider, ledger } = ports
  const hear = makeHearProvider(ports)

  return { charge, refunds, all }

  /** Both: the charge, and then its refunds, since only what was taken can be refunded. */
  async function all(orderId: string, call: Call): Promise<Heard<ChargeWord>> {
    const heard = await charge(ledger.load(orderId), call)
    return { ...heard, payment: await refunds(heard.payment, call) }
  }

  async function charge(payment: Payment | undefined, call: Call): Promise<Heard<ChargeWord>> {
    if (!isChargeOpen(payment)) return { payment }
    const { orderId, status } = payment
    if (status === 'voiding') return hear.ofCharge(orderId, call, () => provider.cancel(orderId, call))
    const found = await hear.ofCharge(orderId, call, () => provider.find(orderId, call))
    const name = nameOf(payment)
    if (status !== 'capturing' || found.word?.says !== 'authorized' || !name) return found
    return hear.ofCharge(orderId, call, () => provider.capture(name, dueOf(payment).amountCents, call))
  }

  async function refunds(payment: Payment | undefined, call: Call): Promise<Payment | undefined> {
    let after = payment
    for (const open of openRefunds(payment)) {
      const name = payment && payment.status !== 'barred' ? nameOf(payment) : undefined
      if (!name) throw new Error('a refund was asked for without a charge')
      after = await refund(name, open, call)
    }
    return after
  }

  async function refund(name: ChargeName, { refundId, amountCents }: GivenBack, call: Call) {
    const { orderId } = name
    const found = await hear.ofRefund(orderId, refundId, call, () => provider.findRefund(name, refundId, call))
    if (found.word?.says !== 'nothing') return found.payment
    const asked = await hear.ofRefund(orderId, refundId, call, () =>
      provider.refund(name, { refundId, amountCents }, call),
    )
    return asked.payment
  }
}

/** How the provider is told which charge is meant. */
export function nameOf({ orderId, chargeId }: MoneyPayment): ChargeName | undefined {
  return chargeId === undefined ? undefined : { orderId, chargeId }
}
