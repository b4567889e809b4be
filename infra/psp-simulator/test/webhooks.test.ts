import { expect, test } from 'bun:test'
import { runPsp } from './running-psp.ts'
import { until } from './until.ts'

test('the shop is told, signed, of all that happens to a charge', async () => {
  await using psp = await runPsp()
  const { merchant, heard } = psp
  const charge = (await (await merchant.charge('order-1')).json()) as { id: string }
  await until(() => heard.length === 1)
  await merchant.capture(charge.id, '100.00')
  await merchant.refund(charge.id, '30.00', 'order-1-r1')
  await merchant.charge('order-2', '4000000000000002')
  await merchant.charge('order-3')
  await merchant.ask('POST', '/v1/cancellations', { reference: 'order-3' })
  await until(() => heard.length === 6)
  expect(heard.map(({ type }) => type).toSorted()).toEqual([
    'charge.authorized',
    'charge.authorized',
    'charge.canceled',
    'charge.refused',
    'charge.settled',
    'refund.settled',
  ])
  expect(heard.every(({ isSigned, ageS }) => isSigned && ageS < 5)).toBe(true)
  expect(heard.find(({ type }) => type === 'refund.settled')?.thing).toMatchObject({
    object: 'refund',
    amount: '30.00',
  })
  expect(heard.find(({ type }) => type === 'charge.settled')?.thing).toMatchObject({ captured_amount: '100.00' })
})

test('what happened is told once, however often it was asked for', async () => {
  await using psp = await runPsp()
  const charge = (await (await psp.merchant.charge('order-1')).json()) as { id: string }
  for (let i = 0; i < 3; i += 1) await psp.merchant.capture(charge.id, '178.00')
  const { json } = await psp.merchant.ask('GET', '/v1/events')
  expect((json.data as { type: string }[]).map(({ type }) => type)).toEqual(['charge.authorized', 'charge.settled'])
})

test('a charge that took its time is told when it is made', async () => {
  await using psp = await runPsp({ PSP_HANG_MS: '200' })
  const answer = psp.merchant.charge('order-1', '4000000000006975')
  await until(() => psp.heard.length === 1)
  expect(psp.heard[0]).toMatchObject({ type: 'charge.authorized', thing: { state: 'requires_capture' } })
  await answer
})

test('a shop that is away is told when it is back', async () => {
  await using psp = await runPsp()
  psp.answers(() => new Response(null, { status: 503 }))
  await psp.merchant.charge('order-1')
  await until(() => psp.heard.length === 1)
  psp.answers(() => new Response(null, { status: 204 }))
  await until(() => psp.heard.length === 2)
  expect(psp.heard[0]?.id).toBe(psp.heard[1]?.id ?? '')
})

test('what was not taken yet is sent after a restart, and what was taken is not', async () => {
  await using psp = await runPsp()
  await psp.merchant.charge('order-1')
  await until(() => psp.heard.length === 1)
  psp.answers(() => new Promise(() => {}))
  await psp.merchant.lie({ mode: 'duplicate-webhook', rate: 1 })
  await psp.merchant.charge('order-2')
  await until(() => psp.heard.length === 6)
  psp.answers(() => new Response(null, { status: 204 }))
  await psp.restart()
  // All five again: being broken off by the provider's own end is not being tried.
  await until(() => psp.heard.length === 11)
  expect(psp.heard.filter(({ thing }) => thing.reference === 'order-1')).toHaveLength(1)
})

test('a shop that never answers keeps nobody waiting but the webhooks', async () => {
  await using psp = await runPsp()
  psp.answers(() => new Promise(() => {}))
  const begun = performance.now()
  for (let i = 0; i < 20; i += 1) expect((await psp.merchant.charge(`order-${i}`)).status).toBe(201)
  // One charge that waited for its webhook would take five seconds by itself.
  expect(performance.now() - begun).toBeLessThan(5_000)
  // No more than eight at once, however many wait.
  expect(psp.heard.length).toBeLessThanOrEqual(8)
})

test('events are listed page by page, webhooks or not', async () => {
  await using psp = await runPsp({ PSP_WEBHOOK_URL: '' })
  for (const reference of ['order-1', 'order-2', 'order-3']) await psp.merchant.charge(reference)
  const { json } = await psp.merchant.ask('GET', '/v1/events?limit=2')
  const events = json.data as { id: string; type: string; created: number; data: { charge: { reference: string } } }[]
  expect([events.map(({ data }) => data.charge.reference), json.has_more]).toEqual([['order-1', 'order-2'], true])
  const rest = await psp.merchant.ask('GET', `/v1/events?after=${events[1]?.id}`)
  expect(rest.json).toMatchObject({ data: [{ type: 'charge.authorized' }], has_more: false })
  expect((await psp.merchant.ask('GET', '/v1/events?after=evt_nobody')).status).toBe(400)
  expect(psp.heard).toEqual([])
})
