import { dueOf, type GivenBack, givenBackAs, isWithin, netOf, reducedBy, refundsOf, type Sum } from './given-back.ts'
import type { MoneyPayment, MoneyStatus, Payment, PaymentEvent } from './payment.ts'

type GivingBack = 'reduced' | 'refund-asked' | 'refund-doubted' | 'refunded'
type StatusEvent = Exclude<PaymentEvent['type'], 'authorize-asked' | 'barred' | GivingBack>

const statusAfter: Record<StatusEvent, MoneyStatus> = {
  withdrawn: 'withdrawn',
  doubted: 'unknown',
  authorized: 'authorized',
  declined: 'declined',
  'capture-asked': 'capturing',
  captured: 'captured',
  'void-asked': 'voiding',
  voided: 'voided',
}

/**
 * The payment after an event.
 * @throws on an event that no decision leads to, and when the payment would break I-PAY-1 or I-PAY-3: then nothing may
 * be written down. These checks stay on.
 */
export function evolve(orderId: string, past: Payment | undefined, event: PaymentEvent, at: number): Payment {
  if (event.type === 'barred') return { orderId, status: 'barred' }
  if (event.type === 'authorize-asked') {
    const { amountCents, taxCents, token } = event
    return sound({
      orderId,
      status: 'authorizing',
      amountCents,
      taxCents,
      capturedCents: 0,
      givenBack: [],
      token,
      askedAt: at,
      updatedAt: at,
    })
  }
  if (!past || past.status === 'barred')
    throw new Error(`the payment of ${orderId} cannot be ${event.type} before it was asked for`)
  switch (event.type) {
    case 'reduced':
      return sound({ ...past, givenBack: [...past.givenBack, given(event, 'reduction', 'settled')], updatedAt: at })
    case 'refund-asked':
      return sound({ ...past, givenBack: [...past.givenBack, given(event, 'refund', 'asked')], updatedAt: at })
    case 'refund-doubted':
      return settle(past, event.refundId, 'unknown', at)
    case 'refunded':
      return settle(past, event.refundId, 'settled', at)
    default:
      return sound(moved(past, event, at))
  }
}

function moved(past: MoneyPayment, event: PaymentEvent & { type: StatusEvent }, at: number): MoneyPayment {
  const { token, ...rest } = past
  const status = statusAfter[event.type]
  return {
    ...rest,
    status,
    updatedAt: at,
    ...(status === 'unknown' && token !== undefined ? { token } : {}),
    ...('chargeId' in event ? { chargeId: event.chargeId } : {}),
    ...(event.type === 'declined' ? { declineReason: event.reason } : {}),
    ...(event.type === 'captured' ? { capturedCents: dueOf(past).amountCents } : {}),
  }
}

function given(
  { refundId, amountCents, taxCents }: Sum & { readonly refundId: string },
  kind: GivenBack['kind'],
  status: GivenBack['status'],
): GivenBack {
  return { refundId, kind, amountCents, taxCents, status }
}

function settle(past: MoneyPayment, refundId: string, status: GivenBack['status'], at: number): MoneyPayment {
  if (givenBackAs(past, refundId)?.kind !== 'refund') throw new Error(`no refund ${refundId} was asked for`)
  const givenBack = past.givenBack.map((one) => (one.refundId === refundId ? { ...one, status } : one))
  return sound({ ...past, givenBack, updatedAt: at })
}

function sound(payment: MoneyPayment): MoneyPayment {
  const { orderId, status, amountCents, taxCents = 0, capturedCents, givenBack } = payment
  const [due, refunds] = [dueOf(payment), refundsOf(payment)]
  const must = (holds: boolean, rule: string) => {
    if (!holds) throw new Error(`the payment of ${orderId} would break ${rule}`)
  }
  must(0 <= taxCents && taxCents <= amountCents, 'I-PAY-4: the tax is within the amount')
  must(
    givenBack.every((one) => one.amountCents > 0 && 0 <= one.taxCents && netOf(one) >= 0),
    'I-PAY-3: a giving-back is a sum',
  )
  must(new Set(givenBack.map(({ refundId }) => refundId)).size === givenBack.length, 'I-PAY-3: a refund is given once')
  must(isWithin(reducedBy(payment), { amountCents, taxCents }), 'I-PAY-1: only what was asked for is let go')
  must(capturedCents === (status === 'captured' ? due.amountCents : 0), 'I-PAY-1: nothing is taken, or what is due')
  must(isWithin(refunds, due) && refunds.amountCents <= capturedCents, 'I-PAY-3: no more is refunded than was taken')
  return payment
}
