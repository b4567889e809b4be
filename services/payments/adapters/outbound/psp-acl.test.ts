import { describe, expect, test } from 'bun:test'
import { testCall } from '@galleria/testkit'
import { answering, charge, orderId, reference, terms } from '../../test/answering-provider.ts'
import { fromDecimal, toDecimal } from './psp-wire.ts'

const name = { orderId, chargeId: charge.id }
const lamp = { refundId: `${orderId}-r1`, amountCents: 8900 }
const refund = {
  object: 'refund',
  id: 're_0123456789ab',
  charge: name.chargeId,
  amount: '89.00',
  reference: lamp.refundId,
  state: 'settled',
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
