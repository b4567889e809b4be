import { expect, test } from 'bun:test'
import { runPsp } from './running-psp.ts'
import { until } from './until.ts'

async function open() {
  const psp = await runPsp()
  const { pspUrl } = psp
  const page = async (path = '/simulator') => await (await fetch(pspUrl + path)).text()
  const send = (path: string, fields: Record<string, string>, origin: string | undefined = pspUrl) =>
    fetch(pspUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(origin === '' ? {} : { origin }) },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  const active = async () => (await psp.merchant.ask('GET', '/simulator/modes')).json.data
  return { psp, page, send, active }
}

test('lies are switched on and off by forms, without a script', async () => {
  const { psp, page, send, active } = await open()
  await using _ = psp
  expect(await page()).toContain('It tells the truth.')
  expect(await page()).not.toContain('<script')
  const on = await send('/simulator/on', {
    mode: 'slow',
    percent: '12.5',
    limit: '3',
    ms: '20',
    routes: 'GET /v1/ledger',
  })
  expect([on.status, on.headers.get('location')]).toEqual([303, '/simulator'])
  await send('/simulator/on', { mode: 'reset', percent: '100', limit: '', ms: '' })
  expect(await active()).toEqual([
    { mode: 'slow', rate: 0.125, limit: 3, routes: ['GET /v1/ledger'], ms: 20, bit: 0 },
    { mode: 'reset', rate: 1, limit: null, routes: null, ms: null, bit: 0 },
  ])
  expect(await page()).toContain('It tells 2 lies.')
  await send('/simulator/off', { mode: 'slow' })
  expect(await active()).toMatchObject([{ mode: 'reset' }])
  await send('/simulator/off', {})
  expect(await active()).toEqual([])
})

test('what is wrong is said, and what was typed is kept', async () => {
  const { psp, send, active } = await open()
  await using _ = psp
  const answer = await send('/simulator/on', { mode: 'reset', percent: '100', limit: '', ms: '50' })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('only for those that take their time')
  expect(html).toMatch(/name="ms"[^>]*value="50"[^>]*aria-invalid="true"/)
  expect(html).toMatch(/value="reset" required checked/)
  expect((await send('/simulator/on', { mode: 'reset', percent: '', limit: '', ms: '' })).status).toBe(422)
  expect(await active()).toEqual([])
})

test('no other page can send its forms, under whatever name', async () => {
  const { psp, send, active } = await open()
  await using _ = psp
  const lie = { mode: 'reset', percent: '100', limit: '', ms: '' }
  for (const origin of ['https://evil.test', 'null', '', 'http://127.0.0.1:1'])
    expect((await send('/simulator/on', lie, origin)).status).toBe(403)
  const rebound = { host: 'evil.test', origin: 'http://evil.test' }
  for (const init of [{ headers: rebound }, { method: 'POST', headers: rebound, body: new URLSearchParams(lie) }])
    expect((await fetch(`${psp.pspUrl}/simulator${'body' in init ? '/on' : ''}`, init)).status).toBe(403)
  expect(await active()).toEqual([])
})

test('the books’ sums are shown, and what became of webhooks', async () => {
  const { psp, page } = await open()
  await using _ = psp
  await psp.merchant.lie({ mode: 'duplicate-webhook', rate: 1 })
  const charge = (await (await psp.merchant.charge('order-1')).json()) as { id: string }
  await psp.merchant.capture(charge.id, '100.00')
  await psp.merchant.refund(charge.id, '30.00', 'order-1-r1')
  await until(() => psp.heard.length === 15)
  const html = await until(async () => {
    const shown = await page()
    return shown.includes('0 still to be taken') && shown
  })
  for (const sum of ['100.00', '30.00', '70.00']) expect(html).toContain(`<span class="digits">${sum}</span> eur`)
  expect(html).toContain('refund.settled')
  expect(html).toContain('taken (204) 5 times <em>duplicate-webhook</em>')
})
