import type { Call } from '@galleria/chassis/call'
import { isInDoubt, type Payment } from '../domain/payment.ts'
import type { PaymentsPorts } from '../ports.ts'
import { makeResolveDoubt } from './resolve-doubt.ts'

/** Says where a payment stands, and asks the provider first when that is in doubt. */
export const makeGetPayment = (ports: PaymentsPorts) => {
  const resolve = makeResolveDoubt(ports)
  return async (orderId: string, call: Call): Promise<Payment | undefined> => {
    const payment = ports.ledger.load(orderId)
    return isInDoubt(payment) ? (await resolve.all(orderId, call)).payment : payment
  }
}
