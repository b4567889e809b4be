import { afterAll, beforeAll, expect, test } from 'bun:test'
import { euros } from '@galleria/contracts/values'
import { eventually, testCall } from '@galleria/testkit'
import { type RunningPayments, runPayments } from './running-payments.ts'

let shop: RunningPayments

beforeAll(async () => {
  shop = await runPayments(600)
})
afterAll(() => shop.stop())

/** Each bites a few times when the money is asked for, taken and given back; then the provider tells the truth again. */
const lies = [
  { mode: 'timeout-but-charged', rate: 1, limit: 2 },
  { mode: 'server-error-but-charged', rate: 1, limit: 2 },
  { mode: 'reset', rate: 1, limit: 2 },
  { mode: 'wrong-amount', rate: 1, limit: 2 },
  { mode: 'wrong-currency', rate: 1, limit: 2 },
  { mode: 'server-error', rate: 1, limit: 2 },
  { mode: 'html', rate: 1, limit: 2 },
  { mode: 'redirect', rate: 1, limit: 2 },
  { mode: 'huge-body', rate: 1, limit: 2 },
  { mode: 'rate-limit', rate: 1, limit: 2, ms: 1 },
  { mode: 'slow', rate: 1, limit: 2, ms: 300 },
  { mode: 'duplicate-webhook', rate: 1 },
  { mode: 'webhook-before-response', rate: 1 },
  { mode: 'webhook-out-of-order', rate: 1, ms: 200 },
  { mode: 'webhook-unsigned', rate: 1 },
  { mode: 'webhook-replayed-old', rate: 1 },
] as const

/** Asks until there is an answer that is neither an outage nor unknown, as the orders' saga does. */
async function final<Value extends { readonly status: string }>(
  ask: () => Promise<{ ok: true; value: Value } | { ok: false; problem: { code: string } }>,
): Promise<string> {
  return await eventually(
    async () => {
      const answer = await ask()
      const said = answer.ok ? answer.value.status : answer.problem.code
      if (said === 'unknown') throw new Error('not known yet')
      return said
    },
    { withinMs: 20_000 },
  )
}

test.each(lies.map((lie) => [lie.mode, lie] as const))(
  '%s: nobody is charged or refunded twice, and nothing stays unknown (F17)',
  async (mode, lie) => {
    const orderId = Bun.randomUUIDv7()
    const paymentToken = await shop.provider.token('4242424242424242')
    const order = { orderId, amount: euros(17_800), tax: euros(2842) }
    const refund = { orderId, refundId: `${orderId}-r1`, amount: euros(8900), tax: euros(1421) }
    const { [mode]: before = 0 } = await shop.provider.bites()

    await shop.provider.lie(lie)
    expect(await final(() => shop.client.payment.authorize({ ...order, paymentToken }, testCall()))).toBe('authorized')
    await shop.provider.lie(lie)
    await shop.dispatch(orderId)
    await eventually(
      async () => expect(await final(() => shop.client.payment.get({ orderId }, testCall()))).toBe('captured'),
      { withinMs: 20_000 },
    )
    await shop.provider.lie(lie)
    expect(await final(() => shop.client.payment.refund(refund, testCall()))).toBe('refunded')
    await shop.provider.lie()

    const { [mode]: after = 0 } = await shop.provider.bites()
    expect(after).toBeGreaterThan(before)
    const ours = (await shop.provider.books()).filter(({ reference }) => reference.includes(orderId))
    expect(ours.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['capture', '178.00'],
      ['refund', '89.00'],
    ])
  },
  60_000,
)

test('after all of it the two books are the same and nothing is in doubt (I-PAY-5, I-PAY-6)', async () => {
  const since = Date.now()
  await eventually(
    async () => {
      const answer = await shop.client.ledger.balance({}, testCall())
      expect(answer).toMatchObject({ ok: true, value: { mismatches: 0, inDoubt: 0 } })
      expect(Date.parse((answer.ok && answer.value.comparedAt) || '')).toBeGreaterThan(since)
      const receivable = answer.ok ? answer.value.accounts.find(({ account }) => account === 'psp-clearing') : undefined
      expect(receivable).toEqual({
        account: 'psp-clearing',
        debitCents: lies.length * 17_800,
        creditCents: lies.length * 8900,
      })
    },
    { withinMs: 15_000 },
  )
  expect(new Set(shop.webhookAnswers)).toEqual(new Set([204, 401]))
}, 20_000)
