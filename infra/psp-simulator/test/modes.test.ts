import { describe, expect, test } from 'bun:test'
import { runPsp } from './running-psp.ts'
import { until } from './until.ts'

const always = (mode: string, more = {}) => ({ mode, rate: 1, ...more })

describe('what does nothing', () => {
  test.each([
    ['rate-limit', 429],
    ['server-error', 503],
    ['html', 200],
    ['redirect', 302],
  ])('%s answers %i, and nothing is charged', async (mode, status) => {
    await using psp = await runPsp()
    await psp.merchant.lie(always(mode, { limit: 1 }))
    const answer = await psp.merchant.charge('order-1')
    expect(answer.status).toBe(status)
    if (mode === 'rate-limit') expect(answer.headers.get('retry-after')).toBe('1')
    if (mode === 'html') expect(await answer.text()).toStartWith('<!doctype html>')
    if (mode === 'redirect') expect(answer.headers.get('location')).toBe('https://tessel-pay.invalid/v1/charges')
    expect(await psp.merchant.found('order-1')).toBeUndefined()
    expect(await psp.merchant.counts()).toMatchObject({ [mode]: 1 })
  })
})

describe('what does it and hides it', () => {
  test.each(['timeout-but-charged', 'reset'])(
    '%s cuts the connection; charge, capture and refund are made',
    async (mode) => {
      await using psp = await runPsp()
      const { merchant } = psp
      await merchant.lie(always(mode))
      const begun = performance.now()
      expect(await merchant.charge('order-1').catch((error) => error.code)).toBe('ECONNRESET')
      if (mode === 'timeout-but-charged') expect(performance.now() - begun).toBeGreaterThan(95)
      const charge = await merchant.found('order-1')
      expect(charge).toMatchObject({ state: 'requires_capture' })
      expect(await merchant.capture(charge?.id, '100.00').catch((error) => error.code)).toBe('ECONNRESET')
      expect(await merchant.refund(charge?.id, '30.00', 'order-1-r1').catch((error) => error.code)).toBe('ECONNRESET')
      expect(await merchant.ledger()).toEqual(['capture order-1 100.00', 'refund order-1-r1 30.00'])
      expect(await merchant.counts()).toMatchObject({ [mode]: 3 })
    },
  )

  test('a 500 may have charged', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('server-error-but-charged'))
    expect((await psp.merchant.charge('order-1')).status).toBe(500)
    expect(await psp.merchant.found('order-1')).toMatchObject({ state: 'requires_capture' })
  })

  test('an answer of 10 MB is the true one, with nothing at its end', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('huge-body', { routes: ['POST /v1/charges'] }))
    const text = await (await psp.merchant.charge('order-1')).text()
    expect(text.length).toBeGreaterThan(10_000_000)
    expect(JSON.parse(text)).toMatchObject({ reference: 'order-1', state: 'requires_capture' })
    expect(await psp.merchant.found('order-1')).toBeDefined()
  })

  test('a refusal has done nothing, and is told as it is', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('reset'))
    expect((await psp.merchant.capture('ch_nobody', '1.00')).status).toBe(404)
    expect(await psp.merchant.counts()).toMatchObject({ reset: 0 })
  })
})

describe('what tells of other money', () => {
  test('another amount is in answer and webhook, never in the books', async () => {
    await using psp = await runPsp()
    const { merchant } = psp
    await merchant.lie(always('wrong-amount', { routes: ['POST /v1/charges', 'POST /v1/charges/:id/capture'] }))
    const charge = (await (await merchant.charge('order-1')).json()) as Record<string, unknown>
    expect(charge.amount).toBe('177.00')
    expect(await (await merchant.capture(charge.id, '100.00')).json()).toMatchObject({ captured_amount: '99.00' })
    await until(() => psp.heard.length === 2)
    expect(psp.heard.map(({ thing }) => thing.amount)).toEqual(['177.00', '177.00'])
    expect(await merchant.found('order-1')).toMatchObject({ amount: '178.00', captured_amount: '100.00' })
    expect(await merchant.ledger()).toEqual(['capture order-1 100.00'])
    const { data } = (await merchant.ask('GET', '/v1/events')).json as { data: { data: { charge: object } }[] }
    expect(data[0]?.data.charge).toMatchObject({ amount: '178.00' })
  })

  test('another currency likewise', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('wrong-currency', { limit: 1 }))
    expect(await (await psp.merchant.charge('order-1')).json()).toMatchObject({ currency: 'usd' })
    await until(() => psp.heard.length === 1)
    expect(psp.heard[0]?.thing.currency).toBe('usd')
    expect(await psp.merchant.found('order-1')).toMatchObject({ currency: 'eur' })
  })
})

describe('webhooks that are not what they should be', () => {
  test('one is there before the answer', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('webhook-before-response'))
    psp.answers(async () => {
      await Bun.sleep(60)
      return new Response(null, { status: 204 })
    })
    const begun = performance.now()
    await psp.merchant.charge('order-1')
    expect(performance.now() - begun).toBeGreaterThan(55)
    expect(psp.heard).toHaveLength(1)
  })

  test('one comes five times, as the same event', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('duplicate-webhook'))
    await psp.merchant.charge('order-1')
    await until(() => psp.heard.length === 5)
    expect(new Set(psp.heard.map(({ id }) => id)).size).toBe(1)
    expect(await psp.merchant.counts()).toMatchObject({ 'duplicate-webhook': 1 })
  })

  test('an earlier one comes behind a later one of its charge', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('webhook-out-of-order', { limit: 1, ms: 60_000 }))
    const charge = (await (await psp.merchant.charge('order-1')).json()) as { id: string }
    await psp.merchant.charge('order-2')
    await psp.merchant.capture(charge.id, '178.00')
    await until(() => psp.heard.length === 3)
    const told = psp.heard.filter(({ thing }) => thing.reference === 'order-1').map(({ type }) => type)
    expect(told).toEqual(['charge.settled', 'charge.authorized'])
  })

  test('one is held back no longer than it was said', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('webhook-out-of-order', { ms: 50 }))
    await psp.merchant.charge('order-1')
    await until(() => psp.heard.length === 1)
  })

  test('one comes without a signature, and signed once it was turned away', async () => {
    await using psp = await runPsp()
    await psp.merchant.lie(always('webhook-unsigned'))
    psp.answers(() => new Response(null, { status: psp.heard.at(-1)?.isSigned ? 204 : 401 }))
    await psp.merchant.charge('order-1')
    await until(() => psp.heard.length === 2)
    expect(psp.heard.map(({ isSigned }) => isSigned)).toEqual([false, true])
    expect(psp.heard[0]?.id).toBe(psp.heard[1]?.id ?? '')
  })

  test('an old one comes again, rightly signed and stale', async () => {
    await using psp = await runPsp()
    const charge = (await (await psp.merchant.charge('order-1')).json()) as { id: string }
    await psp.merchant.lie(always('webhook-replayed-old'))
    await psp.merchant.capture(charge.id, '178.00')
    await until(() => psp.heard.length === 3)
    expect(psp.heard.every(({ isSigned }) => isSigned)).toBe(true)
    const [fresh, stale] = [false, true].map((old) => psp.heard.filter(({ ageS }) => ageS > 3_500 === old))
    expect(fresh?.map(({ type }) => type)).toEqual(['charge.authorized', 'charge.settled'])
    expect(stale?.map(({ id }) => id)).toEqual([fresh?.[0]?.id ?? ''])
  })
})

test('slow waits before it does anything', async () => {
  await using psp = await runPsp()
  await psp.merchant.lie(always('slow', { ms: 80 }))
  const begun = performance.now()
  expect(await psp.merchant.found('order-1')).toBeUndefined()
  expect(performance.now() - begun).toBeGreaterThan(75)
})

test('several lies can be told of one charge', async () => {
  await using psp = await runPsp()
  await psp.merchant.lie(always('webhook-before-response'), always('duplicate-webhook'), always('reset'))
  expect(await psp.merchant.charge('order-1').catch((error) => error.code)).toBe('ECONNRESET')
  expect(psp.heard.length).toBeGreaterThan(0)
  await until(() => psp.heard.length === 5)
})

describe('switching', () => {
  test('is for the merchant, takes only what means something, and an empty list is the truth', async () => {
    await using psp = await runPsp()
    const { merchant } = psp
    expect((await merchant.ask('GET', '/simulator/modes', undefined, { authorization: 'Bearer no' })).status).toBe(401)
    expect((await merchant.ask('PUT', '/simulator/modes', [], { authorization: 'Bearer no' })).status).toBe(401)
    for (const [wrong, param, says] of [
      [{}, '', 'must be a list of modes'],
      [[{ mode: 'nap', rate: 1 }], '0.mode', 'must be one of slow'],
      [[{ mode: 'reset', rate: 1.1 }], '0.rate', '1'],
      [[{ mode: 'reset' }], '0.rate', 'must be a number from 0 to 1'],
      [[{ mode: 'reset', rate: 1, limit: 0 }], '0.limit', '1'],
      [[{ mode: 'reset', rate: 1, ms: 5 }], '0.ms', 'does not take its time'],
      [[{ mode: 'reset', rate: 1, routes: ['GET /v1/ledger'] }], '0.routes', 'reset never bites on GET /v1/ledger'],
      [[{ mode: 'reset', rate: 1, routes: ['GET /'] }], '0.routes.0', 'must be among'],
      [[always('reset'), always('reset')], '', 'each mode once'],
    ] as const) {
      const { status, json } = await merchant.ask('PUT', '/simulator/modes', wrong)
      expect([status, json.error]).toEqual([
        400,
        { code: 'invalid_request', param, message: expect.stringContaining(says) },
      ])
    }
    const { json } = await merchant.ask('PUT', '/simulator/modes', [{ mode: 'slow', rate: 0.25, limit: 3, ms: 5 }])
    expect(json.data).toEqual([{ mode: 'slow', rate: 0.25, limit: 3, routes: null, ms: 5, bit: 0 }])
    await merchant.lie()
    expect((await merchant.ask('GET', '/simulator/modes')).json.data).toEqual([])
  })

  test('a lie bites as often as its rate says, in the same places for the same seed, and never past its limit', async () => {
    const bitten = async (seed: string, more = {}) => {
      await using psp = await runPsp({ PSP_SEED: seed })
      await psp.merchant.lie({ mode: 'server-error', rate: 0.3, ...more })
      const statuses: number[] = []
      for (let i = 0; i < 200; i += 1) statuses.push((await psp.merchant.raw('GET', '/v1/refunds?reference=a')).status)
      return statuses.map((status) => (status === 503 ? 'x' : '.')).join('')
    }
    const first = await bitten('1')
    expect(first.split('x').length - 1).toBeWithin(40, 80)
    expect(await bitten('1')).toBe(first)
    expect(await bitten('2')).not.toBe(first)
    expect((await bitten('1', { limit: 5 })).split('x').length - 1).toBe(5)
  })
})
