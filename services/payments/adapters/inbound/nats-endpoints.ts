import type { Call } from '@galleria/chassis/call'
import { instant } from '@galleria/chassis/ports/index'
import type { Answers } from '@galleria/chassis/service/answers'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { payments, Payment as WirePayment } from '@galleria/contracts/payments'
import { makeAuthorizePayment } from '../../application/authorize-payment.ts'
import { makeCancelPayment } from '../../application/cancel-payment.ts'
import { makeCapturePayment } from '../../application/capture-payment.ts'
import { makeGetBalance } from '../../application/get-balance.ts'
import { makeGetPayment } from '../../application/get-payment.ts'
import { makeRefundPayment } from '../../application/refund-payment.ts'
import { makeVoidPayment } from '../../application/void-payment.ts'
import type { Outcome, PaymentsPorts } from '../../ports.ts'
import { cancelOnTheWire, onTheWire, refundOnTheWire } from './payment-on-the-wire.ts'
import { refusalOf } from './refusals.ts'

/** Answers the payments' questions. */
export function paymentsAnswers(ports: PaymentsPorts, graceMs: number): Answers<typeof payments> {
  const authorizePayment = makeAuthorizePayment(ports)
  const capturePayment = makeCapturePayment(ports)
  const voidPayment = makeVoidPayment(ports)
  const refundPayment = makeRefundPayment(ports)
  const cancelPayment = makeCancelPayment(ports)
  const getPayment = makeGetPayment(ports)
  const getBalance = makeGetBalance(ports, graceMs)

  return {
    'field.open': async (_request, call: Call) => {
      const { url, origin, expiresAt } = await ports.provider.openField(call)
      return done({ url, origin, expiresAt: instant(expiresAt) })
    },
    'payment.authorize': async ({ orderId, amount, tax, paymentToken }, call) =>
      replyWith(
        await authorizePayment(orderId, { amountCents: amount.cents, taxCents: tax.cents, token: paymentToken }, call),
      ),
    'payment.capture': async ({ orderId }, call) => replyWith(await capturePayment(orderId, call)),
    'payment.void': async ({ orderId }, call) => {
      const { decision, payment } = await voidPayment(orderId, call)
      return decision.ok ? done({ orderId, voided: payment?.status === 'voided' }) : refusalOf(decision.problem)
    },
    'payment.refund': async ({ orderId, refundId, amount, tax }, call) => {
      const asked = { refundId, amountCents: amount.cents, taxCents: tax.cents }
      const { decision, payment } = await refundPayment(orderId, asked, call)
      return decision.ok
        ? done({ orderId, refundId, ...refundOnTheWire(payment, refundId, amount.cents) })
        : refusalOf(decision.problem)
    },
    'payment.cancel': async ({ orderId, refundId }, call) => {
      const { decision, payment } = await cancelPayment(orderId, refundId, call)
      return decision.ok
        ? done({ orderId, refundId, ...cancelOnTheWire(payment, refundId) })
        : refusalOf(decision.problem)
    },
    'payment.get': async ({ orderId }, call) => {
      const payment = onTheWire(await getPayment(orderId, call))
      return payment ? done(payment) : refuse('order-unknown')
    },
    'ledger.balance': () => {
      const { accounts, comparedAt, ...counts } = getBalance()
      return done({
        accounts: [...accounts],
        ...counts,
        ...(comparedAt === undefined ? {} : { comparedAt: instant(comparedAt) }),
      })
    },
  }
}

function replyWith({ decision, payment }: Outcome): Answer<WirePayment> {
  if (!decision.ok) return refusalOf(decision.problem)
  const wire = onTheWire(payment)
  return wire ? done(wire) : refuse('order-unknown')
}
