import { expect, test } from 'bun:test'
import { done, type Refusal, refuse } from '@galleria/contracts/answer'
import { payments } from '@galleria/contracts/payments'
import { testCall } from '@galleria/testkit'
import { paymentsPayments } from './payments-payments.ts'

const { reply: authorized } = payments.endpoints['payment.authorize'].example

/** The money as it looks when payments answers every ask with this. */
function moneyWhen(answer: Refusal | ReturnType<typeof done>) {
  const ask = async () => answer
  const money = paymentsPayments({ payment: { authorize: ask, void: ask } } as never)
  return {
    authorize: () => money.authorize('o-1', 17_800, 'tok_1', testCall()),
    void: () => money.void('o-1', testCall()),
  }
}

test('each state of a payment means one thing to an order, and not knowing is never a no', async () => {
  const statuses = ['authorized', 'captured', 'declined', 'voided', 'unknown'] as const
  const kinds = await Promise.all(statuses.map((status) => moneyWhen(done({ ...authorized, status })).authorize()))
  expect(kinds.map(({ kind }) => kind)).toEqual(['authorized', 'authorized', 'declined', 'closed', 'unknown'])
})

test('a decline keeps its reason, and one that is new to us is left out', async () => {
  const declined = (reason: string) =>
    moneyWhen(refuse('payment-declined', { errors: [{ field: 'paymentToken', reason }] })).authorize()
  expect(await declined('card-expired')).toEqual({ kind: 'declined', reason: 'card-expired' })
  expect(await declined('the-moon-is-full')).toEqual({ kind: 'declined', reason: undefined })
})

test('a token nobody knows and a payment that is over are told apart', async () => {
  expect(await moneyWhen(refuse('payment-token-invalid')).authorize()).toEqual({ kind: 'token-invalid' })
  expect(await moneyWhen(refuse('payment-closed')).authorize()).toEqual({ kind: 'closed' })
})

test('money that cannot be let go does not keep the stock from being given back', async () => {
  expect(await moneyWhen(refuse('payment-closed')).void()).toBeUndefined()
})

test('a refusal nobody planned for is a bug, and is not taken for an answer', async () => {
  await expect(moneyWhen(refuse('invalid-request')).authorize()).rejects.toThrow('invalid-request')
  await expect(moneyWhen(refuse('invalid-request')).void()).rejects.toThrow('invalid-request')
})
