import { describe, expect, test } from 'bun:test'
import { createHmac } from 'node:crypto'
import type { Hint } from '../../application/note-webhook.ts'
import type { Tally } from '../../ports.ts'
import { webhookReceiver } from './psp-webhook.ts'

const secret = 'whsec_for_a_test_only'
const now = Date.UTC(2026, 10, 21)
const seconds = now / 1000
const good = {
  id: 'evt_0123456789ab',
  type: 'charge.settled',
  created: seconds,
  data: { charge: { object: 'charge', reference: 'galleria-o-1', state: 'settled' } },
}

const sign = (body: string, t = seconds, by = secret) =>
  `t=${t},v1=${createHmac('sha256', by).update(`${t}.${body}`).digest('hex')}`

const untold: Tally = { alarm: () => {}, webhook: () => {} }

function receiver() {
  const hints: Hint[] = []
  const counted: string[] = []
  const { fetch } = webhookReceiver({
    secret,
    note: (hint) => {
      hints.push(hint)
      return 'looked'
    },
    tally: { ...untold, webhook: (outcome) => void counted.push(outcome) },
    now: () => now,
  })
  const send = async (body: string, signature?: string, { path = '/webhooks/psp', method = 'POST' } = {}) => {
    const headers = { ...(signature === undefined ? {} : { 'tessel-signature': signature }) }
    const request = new Request(`http://payments.test${path}`, {
      method,
      headers,
      ...(method === 'POST' ? { body } : {}),
    })
    return await fetch(request, {} as Bun.Server<undefined>)
  }
  return { send, hints, counted }
}

test('a signed webhook is answered with 204 and becomes a hint of three fields', async () => {
  const { send, hints, counted } = receiver()
  const body = JSON.stringify(good)
  expect((await send(body, sign(body))).status).toBe(204)
  expect(hints).toEqual([{ eventId: good.id, type: good.type, orderId: 'o-1' }])
  expect(counted).toEqual(['looked'])
})

test('a webhook about a refund names the refund', async () => {
  const { send, hints } = receiver()
  const body = JSON.stringify({ ...good, type: 'refund.settled', data: { refund: { reference: 'o-1-r1' } } })
  expect((await send(body, sign(body))).status).toBe(204)
  expect(hints[0]).toMatchObject({ refundId: 'o-1-r1' })
})

describe('a webhook is refused', () => {
  const body = JSON.stringify(good)

  test.each([
    ['without a signature', undefined, 'unsigned'],
    ['with half of one', `t=${seconds}`, 'unsigned'],
    ['with one that is too short', `t=${seconds},v1=00`, 'unsigned'],
    ['signed by somebody else', sign(body, seconds, 'whsec_of_somebody_else'), 'bad-signature'],
    ['signed for another body', sign(`${body} `), 'bad-signature'],
    ['whose time was changed', sign(body, seconds - 1).replace(`t=${seconds - 1}`, `t=${seconds}`), 'bad-signature'],
    ['from more than five minutes ago', sign(body, seconds - 301), 'too-old'],
    ['from more than five minutes ahead', sign(body, seconds + 301), 'too-old'],
  ])('%s', async (_name, signature, outcome) => {
    const { send, hints, counted } = receiver()
    const answer = await send(body, signature)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect([hints, counted]).toEqual([[], [outcome]])
  })

  test.each([seconds - 300, seconds + 300])('but not at the edge of the five minutes', async (t) => {
    expect((await receiver().send(body, sign(body, t))).status).toBe(204)
  })

  test.each([
    ['no JSON', '{"id":'],
    ['no id', JSON.stringify({ ...good, id: undefined })],
    ['an id that is none', JSON.stringify({ ...good, id: "evt_'; DROP TABLE payments" })],
    ['nothing it is about', JSON.stringify({ ...good, data: {} })],
    ['a reference without end', JSON.stringify({ ...good, data: { charge: { reference: 'x'.repeat(81) } } })],
  ])('with %s', async (_name, malformed) => {
    const { send, hints, counted } = receiver()
    expect((await send(malformed, sign(malformed))).status).toBe(400)
    expect([hints, counted]).toEqual([[], ['malformed']])
  })

  test('that is longer than any webhook', async () => {
    const { send } = receiver()
    const huge = JSON.stringify({ ...good, more: 'x'.repeat(20_000) })
    expect((await send(huge, sign(huge))).status).toBe(413)
  })

  test('whose sender hangs up in the middle of it', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('hung up')) })
    const { fetch } = webhookReceiver({ secret, note: () => 'looked', tally: untold, now: () => now })
    const request = new Request('http://payments.test/webhooks/psp', { method: 'POST', body })
    expect((await fetch(request, {} as Bun.Server<undefined>)).status).toBe(400)
  })

  test('at any other address and by any other method', async () => {
    const { send } = receiver()
    expect((await send(body, sign(body), { path: '/' })).status).toBe(404)
    const wrong = await send(body, sign(body), { method: 'GET' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
  })
})
