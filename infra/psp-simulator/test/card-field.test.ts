import { describe, expect, test } from 'bun:test'
import { openPsp } from './open-psp.ts'

const card = { number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' }

describe('the field’s page', () => {
  test('may be framed by the shops named and nobody else, and runs nothing but its own script', async () => {
    const psp = openPsp()
    const page = await psp.app.request(`/fields/${await psp.session()}?theme=dark&locale=ko`)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain('frame-ancestors http://localhost:8080 https://shop.test')
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    const html = await page.text()
    expect(html).toContain('<html lang="ko" data-theme="dark">')
    expect(html).toContain('카드 번호')
    expect(html).not.toContain('<script>')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  test('falls back to English and the system’s theme', async () => {
    const psp = openPsp()
    const html = await (await psp.app.request(`/fields/${await psp.session()}?theme=%22onload&locale=xx`)).text()
    expect(html).toContain('<html lang="en" >')
  })

  test('is there for half an hour', async () => {
    const psp = openPsp()
    const session = await psp.session()
    psp.later(30 * 60_000)
    expect((await psp.app.request(`/fields/${session}`)).status).toBe(410)
    expect((await psp.field(`/fields/${session}/tokens`, card)).json).toEqual({ error: { code: 'session_expired' } })
    expect((await psp.app.request('/fields/fs_nobody')).status).toBe(404)
  })

  test('stands where browsers find it', async () => {
    const { json } = await openPsp().merchant('POST', '/v1/field_sessions', {})
    expect(json.page).toBe(`http://psp.test/fields/${json.id}`)
  })
})

describe('sending a card', () => {
  test('gives a token that says nothing of the card but its ending', async () => {
    const psp = openPsp()
    const { status, json } = await psp.field(`/fields/${await psp.session()}/tokens`, card)
    expect(status).toBe(201)
    expect(json).toEqual({
      object: 'token',
      token: expect.stringMatching(/^tok_[0-9a-f]{32}$/),
      last4: '4242',
      brand: 'visa',
    })
  })

  test('is for the field only', async () => {
    const psp = openPsp()
    const path = `/fields/${await psp.session()}/tokens`
    for (const site of [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      expect(await psp.send('POST', path, card, site as Record<string, string>)).toMatchObject({
        status: 403,
        json: { error: { code: 'foreign_page' } },
      })
    }
  })

  test('names the fields that are wrong, and takes no card that is not a test card', async () => {
    const psp = openPsp()
    const path = `/fields/${await psp.session()}/tokens`
    expect(await psp.field(path, { number: '4242', expiry: '12/20', cvc: '1' })).toEqual({
      status: 422,
      json: {
        error: { code: 'card_invalid', fields: { number: 'number-short', expiry: 'expiry-past', cvc: 'cvc-wrong' } },
      },
    })
    expect((await psp.field(path, { ...card, number: '4111111111111111' })).json).toMatchObject({
      error: { fields: { number: 'number-not-test' } },
    })
  })

  test('never writes the number into a log line', async () => {
    const psp = openPsp()
    await psp.charge(await psp.token('4242424242424242'))
    expect(psp.lines.join('\n')).not.toMatch(/4242 ?4242/)
    expect(psp.lines.length).toBeGreaterThan(0)
  })
})

describe('a card whose holder is asked for a code', () => {
  async function challenged() {
    const psp = openPsp()
    const session = await psp.session()
    const { status, json } = await psp.field(`/fields/${session}/tokens`, { ...card, number: '4000000000003220' })
    expect([status, json.object, json.last4]).toEqual([202, 'challenge', '3220'])
    const answer = (code: string, by = session) => psp.field(`/fields/${by}/challenges/${json.id}`, { code })
    return { psp, answer }
  }

  test('is accepted with the right one', async () => {
    const { psp, answer } = await challenged()
    const { json } = await answer('123 456')
    expect((await psp.charge(String(json.token))).json).toMatchObject({ state: 'requires_capture' })
  })

  test('is given three tries; then its bank refuses', async () => {
    const { psp, answer } = await challenged()
    expect((await answer('111111')).json).toEqual({ error: { code: 'code_wrong', attempts_left: 2 } })
    expect((await answer('222222')).json).toEqual({ error: { code: 'code_wrong', attempts_left: 1 } })
    const { json } = await answer('333333')
    expect((await psp.charge(String(json.token))).json).toMatchObject({
      state: 'refused',
      refusal: { code: 'authentication_failed' },
    })
    expect((await answer('123456')).status).toBe(404)
  })

  test('cannot be answered for from another field', async () => {
    const { psp, answer } = await challenged()
    expect((await answer('123456', await psp.session())).status).toBe(404)
  })
})

test('the front page says what this is, and cannot be framed', async () => {
  const page = await openPsp().app.request('/')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(await page.text()).toContain('Tessel Pay does not exist.')
})

test('a stylesheet that has not changed is not sent again', async () => {
  const { app } = openPsp()
  expect((await app.request('/assets/psp.css')).status).toBe(200)
  expect((await app.request('/assets/psp.css', { headers: { 'if-none-match': '"1"' } })).status).toBe(304)
  expect((await app.request('/assets/other.css')).status).toBe(404)
})
