import { describe, expect, test } from 'bun:test'
import { testCall } from '@galleria/testkit'
import { answering, charge, orderId, providerBehind, reference, terms } from '../../test/answering-provider.ts'

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
    const slow = providerBehind(() => Promise.reject(new DOMException('too slow', 'TimeoutError')))
    await expect(slow.find(orderId, testCall())).rejects.toMatchObject({
      kind: 'timeout',
      cause: { name: 'TimeoutError' },
    })
    const gone = providerBehind(() => Promise.reject(new Error('ECONNREFUSED')))
    await expect(gone.find(orderId, testCall())).rejects.toMatchObject({ kind: 'failed' })
  })
})
