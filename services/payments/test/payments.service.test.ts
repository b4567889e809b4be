import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Client } from '@galleria/chassis/client/ask'
import { payments } from '@galleria/contracts/payments'
import { euros } from '@galleria/contracts/values'
import { eventually, freePort, publishedEvents, startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startPayments } from '../service.ts'
import { type RealProvider, startProvider, webhookSecret } from './real-provider.ts'

const amount = euros(17_800)
const tax = euros(2842)
let broker: TestBroker
let provider: RealProvider
let providerPort: number
let service: Awaited<ReturnType<typeof startPayments>>
let client: Client<typeof payments>

beforeAll(async () => {
  broker = await startBroker()
  providerPort = await freePort()
  provider = await openProvider()
  service = await startPayments(
    broker.env('payments', {
      PSP_URL: provider.url,
      PSP_API_KEY: provider.apiKey,
      PSP_ORIGIN: provider.url,
      PSP_WEBHOOK_SECRET: webhookSecret,
    }),
  )
  client = broker.client(payments)
})

afterAll(async () => {
  await service.stop()
  await provider.stop()
  await broker.stop()
})

const order = () => Bun.randomUUIDv7()
/** The provider, with all it knew, where it was before. */
const openProvider = () => startProvider(join(broker.folder, 'provider'), { hangMs: 1_000, port: providerPort })

/**
 * An order whose payment is in doubt, since the provider takes longer over this card than its caller waits. On a machine that is busy the
 * caller may have gone before that is said, and then there is another.
 */
function inDoubt(card: string): Promise<{ readonly orderId: string; readonly paymentToken: string }> {
  return eventually(async () => {
    const asked = { orderId: order(), paymentToken: await provider.token(card) }
    const answer = await client.payment.authorize({ ...asked, amount, tax }, testCall({ budgetMs: 800 }))
    expect(answer).toMatchObject({ ok: true, value: { status: 'unknown' } })
    return asked
  })
}

test('a card that is accepted is authorized once, captured once, and announced once', async () => {
  const orderId = order()
  const paymentToken = await provider.token('4242424242424242')
  const ask = () => client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())
  const both = await Promise.all([ask(), ask()])
  expect(both.every((answer) => answer.ok)).toBe(true)
  expect(await ask()).toMatchObject({ ok: true, value: { status: 'authorized', amount } })
  expect(await client.payment.capture({ orderId }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'captured' },
  })
  expect(await client.payment.capture({ orderId }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'captured' },
  })
  expect(await provider.chargeOf(orderId)).toMatchObject({ state: 'settled', amount: '178.00' })
  expect(await client.payment.void({ orderId }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'payment-closed' },
  })

  await eventually(async () => {
    const events = (await publishedEvents(broker, 'payments')).filter(({ subject }) => subject.endsWith(orderId))
    expect(events.map(({ subject, data }) => [subject, data])).toEqual([
      [`evt.payments.payment.authorized.${orderId}`, { orderId, amount }],
      [`evt.payments.payment.captured.${orderId}`, { orderId, amount }],
    ])
  })
})

test.each([
  ['4000000000000002', 'card-refused'],
  ['4000000000009995', 'insufficient-funds'],
  ['4000000000000069', 'card-expired'],
] as const)('card %s is declined as %s, each time it is asked', async (card, reason) => {
  const orderId = order()
  const paymentToken = await provider.token(card)
  const declined = { ok: false, problem: { code: 'payment-declined', errors: [{ field: 'paymentToken', reason }] } }
  expect(await client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())).toMatchObject(declined)
  expect(await client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())).toMatchObject(declined)
  expect(await client.payment.get({ orderId }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'declined', declineReason: reason },
  })
})

test('a token is good for one order only, and one that never was is good for none', async () => {
  const paymentToken = await provider.token('4242424242424242')
  await client.payment.authorize({ orderId: order(), amount, tax, paymentToken }, testCall())
  const invalid = { ok: false, problem: { code: 'payment-token-invalid' } }
  expect(await client.payment.authorize({ orderId: order(), amount, tax, paymentToken }, testCall())).toMatchObject(
    invalid,
  )
  expect(
    await client.payment.authorize({ orderId: order(), amount, tax, paymentToken: 'tok_never' }, testCall()),
  ).toMatchObject(invalid)
})

test('a charge whose answer comes too late is unknown, then found and let go', async () => {
  const { orderId } = await inDoubt('4000000000006975')
  await eventually(async () => {
    const found = await client.payment.get({ orderId }, testCall())
    expect(found).toMatchObject({ ok: true, value: { status: 'authorized' } })
  })
  expect(await client.payment.void({ orderId }, testCall())).toEqual({ ok: true, value: { orderId, voided: true } })
  expect(await provider.chargeOf(orderId)).toMatchObject({ state: 'canceled' })
})

test('a void that overtakes its authorize bars it at the provider too', async () => {
  const { orderId, paymentToken } = await inDoubt('4000000000000119')
  expect(await client.payment.void({ orderId }, testCall())).toEqual({ ok: true, value: { orderId, voided: true } })
  expect(await client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'payment-closed' },
  })
  expect(await provider.chargeOf(orderId)).toBeUndefined()
})

test('an order nobody paid for is unknown, and voiding it is done at once', async () => {
  const orderId = order()
  expect(await client.payment.get({ orderId }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'order-unknown' },
  })
  expect(await client.payment.void({ orderId }, testCall())).toEqual({ ok: true, value: { orderId, voided: false } })
})

test('a payment token that is no token is refused by name, and nothing is written down', async () => {
  const orderId = order()
  const answer = await client.payment.authorize({ orderId, amount, tax, paymentToken: '4242424242424242' }, testCall())
  expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid-request', errors: [{ field: 'paymentToken' }] } })
  expect(await client.payment.get({ orderId }, testCall())).toMatchObject({
    ok: false,
    problem: { code: 'order-unknown' },
  })
})

test('without the provider the card field is an outage, a new payment is unknown, and both come back with it', async () => {
  const paymentToken = await provider.token('4242424242424242')
  const opened = await client.field.open({}, testCall())
  expect(opened).toMatchObject({ ok: true, value: { origin: provider.url } })
  await provider.stop()

  const orderId = order()
  await expect(client.field.open({}, testCall())).rejects.toMatchObject({ name: 'Outage' })
  expect(await client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'unknown' },
  })

  provider = await openProvider()
  expect(await client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())).toMatchObject({
    ok: true,
    value: { status: 'authorized' },
  })
  expect(await client.field.open({}, testCall())).toMatchObject({ ok: true })
})
