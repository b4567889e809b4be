import { describe, expect, test } from 'bun:test'
import type { HttpOut, OutboundRequest } from '@galleria/chassis/ports/index'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { testCall } from '@galleria/testkit'
import { pspProvider } from './psp-acl.ts'
import { createPspHttp } from './psp-http.ts'
import { fromDecimal, toDecimal } from './psp-wire.ts'

const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const reference = `galleria-${orderId}`
const terms = { amountCents: 17_805, token: 'tok_4242' }
const charge = {
  object: 'charge',
  id: 'ch_0123456789ab',
  reference,
  amount: '178.05',
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
      { ...charge, state: 'settled' },
      { says: 'captured', chargeId: charge.id, amountCents: 17_805 },
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
    ['another currency', 200, { ...charge, currency: 'usd' }],
    ['the charge of another order', 200, { ...charge, reference: 'galleria-other' }],
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
