import { afterAll, beforeAll, expect, test } from 'bun:test'
import { euros } from '@galleria/contracts/values'
import { eventually, publishedEvents, testCall } from '@galleria/testkit'
import { type RunningPayments, runPayments } from './running-payments.ts'

let shop: RunningPayments

beforeAll(async () => {
  shop = await runPayments(1_000)
})
afterAll(() => shop.stop())

const lamp = (orderId: string) => ({ orderId, refundId: `${orderId}-r1`, amount: euros(8900), tax: euros(1421) })
const status = async (orderId: string) => {
  const answer = await shop.client.payment.get({ orderId }, testCall())
  return answer.ok ? answer.value.status : answer.problem.code
}

async function captured(orderId: string): Promise<void> {
  await shop.dispatch(orderId)
  await eventually(async () => expect(await status(orderId)).toBe('captured'))
}

test('a parcel that leaves takes the money, less what was given back before', async () => {
  const orderId = await shop.order()
  expect(await shop.client.payment.refund(lamp(orderId), testCall())).toEqual({
    ok: true,
    value: { orderId, refundId: `${orderId}-r1`, status: 'reduced', amount: euros(8900) },
  })
  await captured(orderId)
  expect(await shop.provider.chargeOf(orderId)).toMatchObject({ state: 'settled', captured_amount: '89.00' })
  expect(await shop.client.payment.get({ orderId }, testCall())).toMatchObject({
    value: { amount: euros(17_800), reduced: euros(8900), captured: euros(8900), refunded: euros(0) },
  })
})

test('what was taken is given back once, and no more than was taken', async () => {
  const orderId = await shop.order()
  await captured(orderId)
  const refund = () => shop.client.payment.refund(lamp(orderId), testCall())
  for (const answer of await Promise.all([refund(), refund(), refund()])) expect(answer.ok).toBe(true)
  await eventually(async () => expect(await refund()).toMatchObject({ value: { status: 'refunded' } }))
  const books = await shop.provider.books()
  expect(books.filter(({ reference }) => reference === `${orderId}-r1`)).toMatchObject([{ amount: '89.00' }])

  const tooMuch = { ...lamp(orderId), refundId: `${orderId}-r2`, amount: euros(8901) }
  expect(await shop.client.payment.refund(tooMuch, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'refund-too-large' },
  })
  expect(await shop.client.payment.refund({ ...lamp(orderId), amount: euros(1) }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'invalid-request', errors: [{ field: 'amount' }] },
  })
})

test('cancelling lets go of money on hold, refunds what was taken, and bars what was never asked', async () => {
  const cancel = (orderId: string) => shop.client.payment.cancel({ orderId, refundId: `${orderId}-cancel` }, testCall())
  const held = await shop.order()
  expect(await cancel(held)).toMatchObject({ value: { status: 'voided', amount: euros(17_800) } })
  await shop.dispatch(held)

  const taken = await shop.order()
  await captured(taken)
  await shop.client.payment.refund(lamp(taken), testCall())
  for (let again = 0; again < 2; again += 1)
    expect(await cancel(taken)).toMatchObject({ value: { status: 'refunded', amount: euros(8900) } })
  expect(await shop.client.payment.get({ orderId: taken }, testCall())).toMatchObject({
    value: { captured: euros(17_800), refunded: euros(17_800) },
  })

  const never = Bun.randomUUIDv7()
  expect(await cancel(never)).toMatchObject({ value: { status: 'nothing', amount: euros(0) } })
  expect(await status(never)).toBe('order-unknown')
  expect(await status(held)).toBe('voided')
})

test('a refund for an order nobody paid for, and one of a payment that was let go, are refused', async () => {
  const orderId = Bun.randomUUIDv7()
  expect(await shop.client.payment.refund(lamp(orderId), testCall())).toMatchObject({
    problem: { code: 'order-unknown' },
  })
  const voided = await shop.order()
  await shop.client.payment.void({ orderId: voided }, testCall())
  expect(await shop.client.payment.refund(lamp(voided), testCall())).toMatchObject({
    problem: { code: 'payment-closed' },
  })
})

test('the books balance, and say what the provider’s say (I-PAY-4, I-PAY-5)', async () => {
  await eventually(
    async () => {
      const answer = await shop.client.ledger.balance({}, testCall())
      if (!answer.ok) throw new Error(answer.problem.code)
      const { accounts, mismatches, inDoubt, comparedAt } = answer.value
      expect({ mismatches, inDoubt, compared: comparedAt !== undefined }).toEqual({
        mismatches: 0,
        inDoubt: 0,
        compared: true,
      })
      const sum = (account: string) => {
        const { debitCents = 0, creditCents = 0 } = accounts.find((one) => one.account === account) ?? {}
        return debitCents - creditCents
      }
      const theirs = (await shop.provider.books()).reduce(
        (cents, { kind, amount }) => cents + (kind === 'capture' ? 1 : -1) * Number(amount.replace('.', '')),
        0,
      )
      expect(theirs).toBeGreaterThan(0)
      expect(sum('psp-clearing')).toBe(theirs)
      expect(sum('customer-receivable')).toBe(0)
      expect(accounts.reduce((cents, { account }) => cents + sum(account), 0)).toBe(0)
    },
    { withinMs: 15_000 },
  )
}, 20_000)

test('a plain checkout announces one thing; taking and giving back are announced when they are done', async () => {
  const orderId = await shop.order()
  const announced = async () =>
    (await publishedEvents(shop.broker, 'payments'))
      .filter(({ subject }) => subject.endsWith(orderId))
      .map(({ subject }) => subject.split('.')[3])
  await eventually(async () => expect(await announced()).toEqual(['authorized']))
  await captured(orderId)
  await shop.client.payment.refund(lamp(orderId), testCall())
  await eventually(async () => expect(await announced()).toEqual(['authorized', 'captured', 'refunded']))
})
