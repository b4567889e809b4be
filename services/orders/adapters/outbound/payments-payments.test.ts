import { expect, test } from 'bun:test'
import { done, type Refusal, refuse } from '@galleria/contracts/answer'
import { payments } from '@galleria/contracts/payments'
import { rememberingLogger, testCall } from '@galleria/testkit'
import { paymentsPayments } from './payments-payments.ts'

const { reply: authorized } = payments.endpoints['payment.authorize'].example
const { reply: refunded } = payments.endpoints['payment.refund'].example
const charge = { orderId: 'o-1', totalCents: 17_800, taxCents: 2_842, paymentToken: 'tok_1' }

/** The money as it looks when payments answers every ask with this. */
function moneyWhen(answer: Refusal | ReturnType<typeof done>) {
  const ask = async () => answer
  const log = rememberingLogger()
  const call = { ...testCall(), log }
  const money = paymentsPayments({ payment: { authorize: ask, void: ask, refund: ask, cancel: ask } } as never)
  return {
    log,
    authorize: () => money.authorize(charge, call),
    void: () => money.void('o-1', call),
    giveBack: () =>
      money.giveBack({ orderId: 'o-1', refundId: 'o-1-r1', refundCents: 8_900, refundTaxCents: 1_421 }, call),
    giveAllBack: () => money.giveAllBack({ orderId: 'o-1', refundId: 'o-1-cancel' }, call),
  }
}

test('each state of a payment means one thing to an order, and not knowing is never a no', async () => {
  const statuses = ['authorized', 'captured', 'declined', 'voided', 'unknown'] as const
  const kinds = await Promise.all(statuses.map((status) => moneyWhen(done({ ...authorized, status })).authorize()))
  expect(kinds.map(({ kind }) => kind)).toEqual(['done', 'done', 'refused', 'refused', 'unknown'])
})

test('a decline keeps its reason, and one that is new to us is left out', async () => {
  const declined = (reason: string) =>
    moneyWhen(refuse('payment-declined', { errors: [{ field: 'paymentToken', reason }] })).authorize()
  expect(await declined('card-expired')).toEqual({
    kind: 'refused',
    reason: { reason: 'payment-declined', declineReason: 'card-expired' },
  })
  expect(await declined('the-moon-is-full')).toEqual({ kind: 'refused', reason: { reason: 'payment-declined' } })
})

test('a token nobody knows and a payment that is over are told apart', async () => {
  expect(await moneyWhen(refuse('payment-token-invalid')).authorize()).toEqual({
    kind: 'refused',
    reason: { reason: 'payment-token-invalid' },
  })
  expect(await moneyWhen(refuse('payment-closed')).authorize()).toEqual({
    kind: 'refused',
    reason: { reason: 'payment-declined' },
  })
})

test('a payment that should be voided and was captured is nothing to guess about, and takes a person', async () => {
  const money = moneyWhen(refuse('payment-closed'))
  expect(await money.void()).toBe('unknown')
  expect(money.log.messages('error')).toEqual(['the payment of an order that came to nothing has been captured'])
})

test('money is given back when payments says how, and asked about again while it does not know', async () => {
  expect(await moneyWhen(done(refunded)).giveBack()).toEqual({ kind: 'done' })
  expect(await moneyWhen(done({ ...refunded, status: 'unknown' })).giveBack()).toEqual({ kind: 'unknown' })
  expect(await moneyWhen(done({ ...refunded, status: 'voided' })).giveAllBack()).toEqual({
    kind: 'done',
    data: { refundedCents: 8_900 },
  })
  expect(await moneyWhen(done({ ...refunded, status: 'unknown' })).giveAllBack()).toEqual({ kind: 'unknown' })
})

test('a refusal nobody planned for is a bug, and is not taken for an answer', async () => {
  const money = moneyWhen(refuse('invalid-request'))
  for (const ask of [money.authorize, money.void, money.giveBack, money.giveAllBack]) {
    await expect(ask()).rejects.toThrow('invalid-request')
  }
})
