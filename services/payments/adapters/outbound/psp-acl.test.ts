import { describe, expect, test } from 'bun:test'
import type { HttpOut, OutboundRequest } from '@galleria/chassis/ports/index'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { testCall } from '@galleria/testkit'
import { pspProvider } from './psp-acl.ts'
import { createPspHttp } from './psp-http.ts'
import { fromDecimal, toDecimal } from './psp-wire.ts'

const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const reference = `galleria-${orderId}`
const terms = { amountCents: 17_805, taxCents: 2843, token: 'tok_4242' }
const name = { orderId, chargeId: 'ch_0123456789ab' }
const lamp = { refundId: `${orderId}-r1`, amountCents: 8900 }
const refund = {
  object: 'refund',
  id: 're_0123456789ab',
  charge: name.chargeId,
  amount: '89.00',
  reference: lamp.refundId,
  state: 'settled',
}
const charge = {
  object: 'charge',
  id: 'ch_0123456789ab',
  reference,
  amount: '178.05',
  captured_amount: '0.00',
  refunded_amount: '0.00',
  currency: 'eur',
  state: 'requires_capture',
  refusal: null,
}

/** A provider whose HTTP replies are these, and what it was sent. */
function answering(status: number, body: unknown, pageOrigin?: string) {
  const sent: OutboundRequest[] = []
  const httpOut: HttpOut = async (request) => {
    sent.push(request)
    return { status, headers: new Headers(), text: typeof body === 'string' ? body : JSON.stringify(body) }
  }
  return { sent, provider: provider(httpOut, pageOrigin) }
}

function provider(httpOut: HttpOut, pageOrigin?: string) {
  const durations = createMetrics('test').histogram({ name: 'd', help: 'd', labels: ['method', 'route', 'error_type'] })
  const guard = { runSelfTimed: <Result>(action: () => Promise<Result>) => action() }
  const http = createPspHttp({
    baseUrl: 'http://psp.test',
    apiKey: 'psp_key_1',
    httpOut,
    guard,
    now: () => 0,
    durations,
  })
  return pspProvider(http, pageOrigin)
}

describe('asking in the provider’s language', () => {
  test('an authorization names order and operation in its key, and the amount as a decimal', async () => {
    const { provider: psp, sent } = answering(201, charge)
    await psp.authorize(orderId, terms, testCall())
    expect(sent[0]).toMatchObject({ method: 'POST', url: 'http://psp.test/v1/charges', timeoutMs: 4_000 })
    expect(sent[0]?.headers).toMatchObject({
      authorization: 'Bearer psp_key_1',
      'idempotency-key': `${orderId}:authorize`,
    })
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      source: 'tok_4242',
      amount: '178.05',
      currency: 'eur',
      reference,
      capture: 'manual',
    })
  })

  test('a caller with little time left is not kept waiting, and one with none is not served', async () => {
    const { provider: psp, sent } = answering(201, charge)
    await psp.authorize(orderId, terms, testCall({ budgetMs: 1_000 }))
    expect(sent[0]?.timeoutMs).toBeLessThanOrEqual(800)
    await expect(psp.authorize(orderId, terms, testCall({ budgetMs: 100 }))).rejects.toMatchObject({
      kind: 'budget-spent',
    })
    expect(sent).toHaveLength(1)
  })

  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [17_800, '178.00'],
    [100_000_000, '1000000.00'],
  ])('%i cents are %s, there and back', (cents, decimal) => {
    expect(toDecimal(cents)).toBe(decimal)
    expect(fromDecimal(decimal)).toBe(cents)
  })
})

describe('understanding the provider', () => {
  test.each([
    [{ ...charge }, { says: 'authorized', chargeId: charge.id, amountCents: 17_805 }],
    [
      { ...charge, state: 'settled', captured_amount: '89.05' },
      { says: 'captured', chargeId: charge.id, amountCents: 17_805, capturedCents: 8905 },
    ],
    [{ ...charge, state: 'canceled' }, { says: 'cancelled' }],
    [{ ...charge, state: 'processing' }, { says: 'working' }],
    [
      { ...charge, state: 'refused', refusal: { code: 'insufficient_balance' } },
      { says: 'declined', reason: 'insufficient-funds' },
    ],
    [
      { ...charge, state: 'refused', refusal: { code: 'authentication_failed' } },
      { says: 'declined', reason: 'challenge-failed' },
    ],
    [
      { ...charge, state: 'refused', refusal: { code: 'constructor' } },
      { says: 'declined', reason: 'card-refused' },
    ],
  ] as const)('a charge %o becomes our word', async (body, word) => {
    expect<unknown>(await answering(200, body).provider.authorize(orderId, terms, testCall())).toEqual(word)
  })

  test.each([
    [422, 'token_spent', { says: 'declined', reason: 'token-invalid' }],
    [409, 'key_in_progress', { says: 'working' }],
    [409, 'reference_canceled', { says: 'cancelled' }],
  ] as const)('the error %i %s is an answer', async (status, code, word) => {
    expect<unknown>(
      await answering(status, { error: { code } }).provider.authorize(orderId, terms, testCall()),
    ).toEqual(word)
  })

  test('another currency and another order’s charge are read, and not taken for ours (F17)', async () => {
    const about = async (body: unknown) => await answering(200, body).provider.find(orderId, testCall())
    const list = (one: unknown) => ({ object: 'list', data: [one] })
    expect(await about(list({ ...charge, currency: 'usd' }))).toEqual({ says: 'not-ours', about: 'currency' })
    expect(await about(list({ ...charge, reference: 'galleria-other' }))).toEqual({
      says: 'not-ours',
      about: 'reference',
    })
    const cancellation = { object: 'cancellation', reference: 'galleria-other', charge: null }
    expect(await answering(200, cancellation).provider.cancel(orderId, testCall())).toMatchObject({ says: 'not-ours' })
  })

  test('a reference without a charge is nothing, and one that was ended is cancelled', async () => {
    expect(await answering(200, { object: 'list', data: [] }).provider.find(orderId, testCall())).toEqual({
      says: 'nothing',
    })
    expect(
      await answering(200, { object: 'cancellation', reference, charge: null }).provider.cancel(orderId, testCall()),
    ).toEqual({ says: 'cancelled' })
  })

  test.each([
    ['a server error', 500, { error: { code: 'internal_error' } }],
    ['a request to slow down', 429, { error: { code: 'slow_down' } }],
    ['a redirect', 302, charge],
    ['a page of HTML', 200, '<!doctype html>'],
    ['an error we have no word for', 401, { error: { code: 'unauthorized' } }],
    ['a number instead of a decimal', 200, { ...charge, amount: 178.05 }],
    ['a decimal with too many places', 200, { ...charge, amount: '178.050' }],
    ['a charge that does not say what was captured', 200, { ...charge, captured_amount: undefined }],
    ['a state it never had', 200, { ...charge, state: 'authorised' }],
    ['a refusal that is none', 200, { ...charge, refusal: { code: 'do_not_honor' } }],
  ])('%s is no answer at all', async (_name, status, body) => {
    await expect(answering(status, body).provider.authorize(orderId, terms, testCall())).rejects.toMatchObject({
      name: 'Outage',
      kind: 'failed',
      target: 'psp',
    })
  })

  test('a provider that takes too long or is not there is an outage, with its cause', async () => {
    const slow = provider(() => Promise.reject(new DOMException('too slow', 'TimeoutError')))
    await expect(slow.find(orderId, testCall())).rejects.toMatchObject({
      kind: 'timeout',
      cause: { name: 'TimeoutError' },
    })
    const gone = provider(() => Promise.reject(new Error('ECONNREFUSED')))
    await expect(gone.find(orderId, testCall())).rejects.toMatchObject({ kind: 'failed' })
  })
})

describe('capturing, refunding and reading the provider’s books', () => {
  test('a capture names its amount, which may be less than was authorized', async () => {
    const { provider: psp, sent } = answering(200, { ...charge, state: 'settled', captured_amount: '89.05' })
    await psp.capture(name, 8905, testCall())
    expect(sent[0]).toMatchObject({ url: `http://psp.test/v1/charges/${name.chargeId}/capture` })
    expect(sent[0]?.headers).toMatchObject({ 'idempotency-key': `${orderId}:capture` })
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ amount: '89.05' })
  })

  test('a refund goes by its own id, in key and reference', async () => {
    const { provider: psp, sent } = answering(201, refund)
    expect(await psp.refund(name, lamp, testCall())).toEqual({ says: 'refunded', amountCents: 8900 })
    expect(sent[0]).toMatchObject({ url: `http://psp.test/v1/charges/${name.chargeId}/refunds` })
    expect(sent[0]?.headers).toMatchObject({ 'idempotency-key': `refund:${lamp.refundId}` })
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ amount: '89.00', reference: lamp.refundId })
  })

  test.each([
    ['none', { object: 'list', data: [] }, { says: 'nothing' }],
    ['ours', { object: 'list', data: [refund] }, { says: 'refunded', amountCents: 8900 }],
    [
      'another name',
      { object: 'list', data: [{ ...refund, reference: 'r2' }] },
      { says: 'not-ours', about: 'reference' },
    ],
    [
      'another charge',
      { object: 'list', data: [{ ...refund, charge: 'ch_00000000' }] },
      { says: 'not-ours', about: 'reference' },
    ],
  ] as const)('a look for a refund finds %s', async (_name, body, word) => {
    expect<unknown>(await answering(200, body).provider.findRefund(name, lamp.refundId, testCall())).toEqual(word)
  })

  test('that so much was never taken is an answer, and an unknown state is none', async () => {
    const over = { error: { code: 'refund_exceeds_charge' } }
    expect(await answering(409, over).provider.refund(name, lamp, testCall())).toEqual({ says: 'too-much' })
    await expect(
      answering(201, { ...refund, state: 'pending' }).provider.refund(name, lamp, testCall()),
    ).rejects.toMatchObject({ name: 'Outage' })
  })

  test('the provider’s books are read in our language, from where we were', async () => {
    const data = [
      { id: 'le_000000000001', kind: 'capture', charge: charge.id, reference, amount: '178.05', created: 1 },
      {
        id: 'le_000000000002',
        kind: 'refund',
        charge: charge.id,
        reference: lamp.refundId,
        amount: '89.00',
        created: 2,
      },
      {
        id: 'le_000000000003',
        kind: 'capture',
        charge: charge.id,
        reference: 'somebody-else',
        amount: '1.00',
        created: 3,
      },
    ]
    const { provider: psp, sent } = answering(200, { object: 'list', data, has_more: true })
    expect(await psp.entries('le_000000000000', testCall())).toEqual({
      entries: [
        { id: 'le_000000000001', kind: 'capture', ref: orderId, amountCents: 17_805 },
        { id: 'le_000000000002', kind: 'refund', ref: lamp.refundId, amountCents: 8900 },
        { id: 'le_000000000003', kind: 'capture', ref: 'somebody-else', amountCents: 100 },
      ],
      hasMore: true,
    })
    expect(sent[0]?.url).toBe('http://psp.test/v1/ledger?limit=100&after=le_000000000000')
  })
})

test('a card field on a page of somebody else is not handed on', async () => {
  const session = { object: 'field_session', id: 'fs_1', page: 'http://psp.test/fields/fs_1', expires: 1_800_000_000 }
  expect(await answering(201, session, 'http://psp.test').provider.openField(testCall())).toEqual({
    url: session.page,
    origin: 'http://psp.test',
    expiresAt: 1_800_000_000_000,
  })
  const elsewhere = { ...session, page: 'http://evil.test/fields/fs_1' }
  await expect(answering(201, elsewhere, 'http://psp.test').provider.openField(testCall())).rejects.toMatchObject({
    name: 'Outage',
  })
  await expect(
    answering(201, { ...session, page: 'javascript:alert(1)' }).provider.openField(testCall()),
  ).rejects.toMatchObject({ name: 'Outage' })
})
