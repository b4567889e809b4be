import { expect, test } from 'bun:test'
import { openPsp } from './open-psp.ts'

async function captured(amount = '178.00') {
  const psp = openPsp()
  const { json: charge } = await psp.charge(await psp.token('4242424242424242'))
  await psp.merchant('POST', `/v1/charges/${charge.id}/capture`, { amount })
  const refund = (sum: string, reference: string, key = reference) =>
    psp.merchant(
      'POST',
      `/v1/charges/${charge.id}/refunds`,
      { amount: sum, reference },
      key === '' ? {} : { 'idempotency-key': key },
    )
  const shown = async () => (await psp.merchant('GET', `/v1/charges/${charge.id}`)).json
  return { psp, id: String(charge.id), refund, shown }
}

test('less than was authorized can be taken, and the rest is let go', async () => {
  const { psp, id, shown } = await captured('100.50')
  expect(await shown()).toMatchObject({
    amount: '178.00',
    captured_amount: '100.50',
    refunded_amount: '0.00',
    state: 'settled',
  })
  expect(await psp.merchant('POST', `/v1/charges/${id}/capture`, { amount: '100.50' })).toMatchObject({ status: 200 })
  expect(await psp.merchant('POST', `/v1/charges/${id}/capture`, { amount: '77.50' })).toMatchObject({
    status: 409,
    json: { error: { code: 'charge_settled' } },
  })
})

test('more than was authorized is not taken', async () => {
  const psp = openPsp()
  const { json } = await psp.charge(await psp.token('4242424242424242'))
  expect(await psp.merchant('POST', `/v1/charges/${json.id}/capture`, { amount: '178.01' })).toMatchObject({
    status: 409,
    json: { error: { code: 'capture_exceeds_charge' } },
  })
  expect((await psp.merchant('GET', `/v1/charges/${json.id}`)).json).toMatchObject({ state: 'requires_capture' })
})

test('what was taken is given back bit by bit, and never more than that', async () => {
  const { refund, shown } = await captured('100.50')
  expect(await refund('40.00', 'order-1-r1')).toEqual({
    status: 201,
    json: {
      object: 'refund',
      id: expect.stringMatching(/^re_[0-9a-f]{32}$/),
      charge: (await shown()).id,
      amount: '40.00',
      reference: 'order-1-r1',
      state: 'settled',
      created: 1_795_219_200,
    },
  })
  expect(await refund('60.51', 'order-1-r2')).toMatchObject({
    status: 409,
    json: { error: { code: 'refund_exceeds_charge' } },
  })
  expect((await refund('60.50', 'order-1-r2')).status).toBe(201)
  expect(await shown()).toMatchObject({ captured_amount: '100.50', refunded_amount: '100.50', state: 'settled' })
})

test('a refund asked for again under its key is the same refund', async () => {
  const { refund, shown } = await captured()
  const first = await refund('40.00', 'order-1-r1')
  expect(await refund('40.00', 'order-1-r1')).toEqual({ status: 200, json: first.json })
  expect((await refund('41.00', 'order-1-r1')).json).toEqual({ error: { code: 'key_reused' } })
  expect((await refund('40.00', 'order-1-r1', 'another-key')).json).toEqual({ error: { code: 'reference_taken' } })
  expect((await refund('40.00', 'order-1-r2', '')).json).toEqual({ error: { code: 'key_missing' } })
  expect(await shown()).toMatchObject({ refunded_amount: '40.00' })
})

test('only what was taken can be given back', async () => {
  const psp = openPsp()
  const { json: open } = await psp.charge(await psp.token('4242424242424242'))
  const refund = (id: unknown) =>
    psp.merchant('POST', `/v1/charges/${id}/refunds`, { amount: '1.00', reference: 'r' }, { 'idempotency-key': 'r' })
  expect(await refund(open.id)).toMatchObject({ status: 409, json: { error: { code: 'charge_not_settled' } } })
  expect(await refund('ch_nobody')).toMatchObject({ status: 404 })
  await psp.merchant('POST', `/v1/charges/${open.id}/cancel`)
  expect((await refund(open.id)).json).toEqual({ error: { code: 'charge_canceled' } })
})

test('a refund is found by the merchant’s own reference', async () => {
  const { psp, refund } = await captured()
  const { json } = await refund('40.00', 'order-1-r1')
  expect((await psp.merchant('GET', '/v1/refunds?reference=order-1-r1')).json).toEqual({ object: 'list', data: [json] })
  expect((await psp.merchant('GET', '/v1/refunds?reference=order-1-r2')).json).toEqual({ object: 'list', data: [] })
  expect((await psp.merchant('GET', '/v1/refunds')).status).toBe(400)
})

test('the ledger tells what moved, in order and page by page', async () => {
  const { psp, id, refund } = await captured('100.50')
  await refund('40.00', 'order-1-r1')
  await refund('60.50', 'order-1-r2')
  await refund('0.01', 'order-1-r3')
  const created = 1_795_219_200
  const first = (await psp.merchant('GET', '/v1/ledger?limit=2')).json
  expect(first).toEqual({
    object: 'list',
    data: [
      { id: 'le_000000000001', kind: 'capture', charge: id, reference: 'order-1', amount: '100.50', created },
      { id: 'le_000000000002', kind: 'refund', charge: id, reference: 'order-1-r1', amount: '40.00', created },
    ],
    has_more: true,
  })
  expect((await psp.merchant('GET', '/v1/ledger?after=le_000000000002')).json).toMatchObject({
    data: [{ id: 'le_000000000003', kind: 'refund', reference: 'order-1-r2' }],
    has_more: false,
  })
  for (const query of ['limit=0', 'limit=501', 'limit=x', 'after=3'])
    expect((await psp.merchant('GET', `/v1/ledger?${query}`)).status).toBe(400)
})

test('many tokens can be had at once for a load test', async () => {
  const psp = openPsp()
  const { status, json } = await psp.merchant('POST', '/v1/test_tokens', { number: '4000 0000 0000 3220', count: 3 })
  const tokens = json.data as { token: string }[]
  expect([status, new Set(tokens.map(({ token }) => token)).size]).toEqual([201, 3])
  expect((await psp.charge(String(tokens[0]?.token))).json).toMatchObject({ state: 'requires_capture' })
  expect(await psp.merchant('POST', '/v1/test_tokens', { number: '4111111111111111' })).toMatchObject({ status: 400 })
  expect(await psp.merchant('POST', '/v1/test_tokens', { number: '4242424242424242', count: 1001 })).toMatchObject({
    status: 400,
    json: { error: { param: 'count' } },
  })
})
