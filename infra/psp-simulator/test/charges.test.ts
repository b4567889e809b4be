import { expect, test } from 'bun:test'
import { openPsp } from './open-psp.ts'

test('only the merchant gets in', async () => {
  const psp = openPsp()
  for (const authorization of ['', 'Bearer wrong', 'Bearer psp_key_for_a_test_onlx']) {
    expect(await psp.send('GET', '/v1/charges?reference=a', undefined, { authorization })).toMatchObject({
      status: 401,
      json: { error: { code: 'unauthorized' } },
    })
  }
})

test('a charge is made, captured and stays so', async () => {
  const psp = openPsp()
  const { status, json } = await psp.charge(await psp.token('4242424242424242'))
  expect(status).toBe(201)
  expect(json).toMatchObject({
    object: 'charge',
    reference: 'order-1',
    amount: '178.00',
    currency: 'eur',
    state: 'requires_capture',
    refusal: null,
    card: { last4: '4242' },
  })
  const capture = `/v1/charges/${json.id}/capture`
  expect(await psp.merchant('POST', capture, { amount: '0.00' })).toMatchObject({
    status: 400,
    json: { error: { param: 'amount' } },
  })
  expect((await psp.merchant('POST', capture, { amount: '178.00' })).json).toMatchObject({ state: 'settled' })
  expect((await psp.merchant('POST', capture, { amount: '178.00' })).json).toMatchObject({ state: 'settled' })
  expect(await psp.merchant('POST', `/v1/charges/${json.id}/cancel`)).toMatchObject({
    status: 409,
    json: { error: { code: 'charge_settled' } },
  })
  expect((await psp.merchant('GET', `/v1/charges/${json.id}`)).json).toMatchObject({ state: 'settled' })
})

test('the same key gives the same charge, and with another body an error', async () => {
  const psp = openPsp()
  const token = await psp.token('4242424242424242')
  const first = await psp.charge(token)
  expect(await psp.charge(token)).toEqual({ status: 200, json: first.json })
  expect(await psp.charge(token, 'order-1', 'order-1:authorize', '1.00')).toMatchObject({
    status: 409,
    json: { error: { code: 'key_reused' } },
  })
  expect(await psp.charge(await psp.token('4242424242424242'), 'order-1', 'another-key')).toMatchObject({
    status: 409,
    json: { error: { code: 'reference_taken' } },
  })
})

test('a token works once, for half an hour, and must exist', async () => {
  const psp = openPsp()
  const [spent, stale] = [await psp.token('4242424242424242'), await psp.token('4242424242424242')]
  await psp.charge(spent, 'order-1')
  expect((await psp.charge(spent, 'order-2')).json).toEqual({ error: { code: 'token_spent' } })
  expect((await psp.charge('tok_nobody', 'order-2')).json).toEqual({ error: { code: 'token_unknown' } })
  psp.later(30 * 60_000)
  expect((await psp.charge(stale, 'order-2')).json).toEqual({ error: { code: 'token_stale' } })
})

test.each([
  ['4000000000000002', 'do_not_honor'],
  ['4000000000009995', 'insufficient_balance'],
  ['4000000000000069', 'card_past_expiry'],
])('card %s is refused with %s', async (number, code) => {
  const psp = openPsp()
  expect((await psp.charge(await psp.token(number))).json).toMatchObject({ state: 'refused', refusal: { code } })
})

test('a slow charge is being worked on, and has been made when the merchant is long gone', async () => {
  const psp = openPsp()
  const token = await psp.token('4000000000006975')
  const answer = psp.charge(token)
  await psp.hangs()
  expect((await psp.merchant('GET', '/v1/charges?reference=order-1')).json).toMatchObject({
    data: [{ state: 'processing' }],
  })
  expect(await psp.charge(token)).toMatchObject({ status: 409, json: { error: { code: 'key_in_progress' } } })
  await psp.hangsNoMore()
  expect((await answer).json).toMatchObject({ state: 'requires_capture' })
})

test('a lost charge leaves nothing behind', async () => {
  const psp = openPsp()
  const answer = psp.charge(await psp.token('4000000000000119'))
  await psp.hangsNoMore()
  expect((await answer).status).toBe(504)
  expect((await psp.merchant('GET', '/v1/charges?reference=order-1')).json).toEqual({ object: 'list', data: [] })
})

test('an ended reference cancels what came and turns away what comes', async () => {
  const psp = openPsp()
  const made = await psp.charge(await psp.token('4242424242424242'), 'order-1')
  expect((await psp.merchant('POST', '/v1/cancellations', { reference: 'order-1' })).json).toMatchObject({
    charge: { id: made.json.id, state: 'canceled' },
  })
  expect((await psp.merchant('POST', '/v1/cancellations', { reference: 'order-2' })).json).toEqual({
    object: 'cancellation',
    reference: 'order-2',
    charge: null,
  })
  expect((await psp.charge(await psp.token('4242424242424242'), 'order-2')).json).toEqual({
    error: { code: 'reference_canceled' },
  })
})

test('a charge that is ended while it is being worked on is never made', async () => {
  const psp = openPsp()
  const answer = psp.charge(await psp.token('4000000000006975'))
  await psp.hangs()
  await psp.merchant('POST', '/v1/cancellations', { reference: 'order-1' })
  await psp.hangsNoMore()
  expect((await answer).json).toMatchObject({ state: 'canceled' })
})

test.each([
  ['no JSON', '{"source":'],
  ['a number for an amount', { source: 'tok_1', amount: 178, currency: 'eur', reference: 'a', capture: 'manual' }],
  ['three decimals', { source: 'tok_1', amount: '1.000', currency: 'eur', reference: 'a', capture: 'manual' }],
  ['another currency', { source: 'tok_1', amount: '1.00', currency: 'usd', reference: 'a', capture: 'manual' }],
  [
    'a field too many',
    { source: 'tok_1', amount: '1.00', currency: 'eur', reference: 'a', capture: 'manual', fee: '0' },
  ],
])('a charge with %s is refused and names what is wrong', async (_name, body) => {
  const psp = openPsp()
  expect(await psp.merchant('POST', '/v1/charges', body, { 'idempotency-key': 'k' })).toMatchObject({
    status: 400,
    json: { error: { code: 'invalid_request' } },
  })
})

test('a charge needs a key, and a body has an end', async () => {
  const psp = openPsp()
  const body = { source: 'tok_1', amount: '1.00', currency: 'eur', reference: 'a', capture: 'manual' }
  expect(await psp.merchant('POST', '/v1/charges', body)).toMatchObject({
    status: 400,
    json: { error: { code: 'key_missing' } },
  })
  const huge = 'x'.repeat(20_000)
  expect(await psp.merchant('POST', '/v1/charges', huge, { 'content-length': String(huge.length) })).toMatchObject({
    status: 413,
  })
})
