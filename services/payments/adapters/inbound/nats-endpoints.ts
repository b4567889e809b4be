import type { Call } from '@galleria/chassis/call'
import { instant } from '@galleria/chassis/ports/index'
import type { Answers } from '@galleria/chassis/service/answers'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { payments, Payment as WirePayment } from '@galleria/contracts/payments'
import { makeAuthorizePayment } from '../../application/authorize-payment.ts'
import { makeCapturePayment } from '../../application/capture-payment.ts'
import { makeGetPayment } from '../../application/get-payment.ts'
import { makeVoidPayment } from '../../application/void-payment.ts'
import type { Outcome, PaymentsPorts } from '../../ports.ts'
import { onTheWire } from './payment-on-the-wire.ts'
import { refusalOf } from './refusals.ts'

/** Answers the payments' questions. */
export function paymentsAnswers(ports: PaymentsPorts): Answers<typeof payments> {
  const authorizePayment = makeAuthorizePayment(ports)
  const capturePayment = makeCapturePayment(ports)
  const voidPayment = makeVoidPayment(ports)
  const getPayment = makeGetPayment(ports)

  return {
    'field.open': async (_request, call: Call) => {
      const { url, origin, expiresAt } = await ports.provider.openField(call)
      return done({ url, origin, expiresAt: instant(expiresAt) })
    },
    'payment.authorize': async ({ orderId, amount, paymentToken }, call) =>
      replyWith(await authorizePayment(orderId, { amountCents: amount.cents, token: paymentToken }, call)),
    'payment.capture': async ({ orderId }, call) => replyWith(await capturePayment(orderId, call)),
    'payment.void': async ({ orderId }, call) => {
      const { decision, payment } = await voidPayment(orderId, call)
      return decision.ok ? done({ orderId, voided: payment?.status === 'voided' }) : refusalOf(decision.problem)
    },
    'payment.get': async ({ orderId }, call) => {
      const payment = onTheWire(await getPayment(orderId, call))
      return payment ? done(payment) : refuse('order-unknown')
    },
  }
}

function replyWith({ decision, payment }: Outcome): Answer<WirePayment> {
  if (!decision.ok) return refusalOf(decision.problem)
  const wire = onTheWire(payment)
  return wire ? done(wire) : refuse('order-unknown')
}
