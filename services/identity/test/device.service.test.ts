import { afterAll, afterEach, beforeAll, expect, setSystemTime, test } from 'bun:test'
import { type TestBrowser, testBrowser } from './browser.ts'
import { post } from './flows.ts'
import { type RunningIdentity, startRunningIdentity } from './running-identity.ts'

let id: RunningIdentity
beforeAll(async () => {
  id = await startRunningIdentity()
})
afterEach(() => setSystemTime())
afterAll(() => id.stop())

const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
const later = (seconds: number) => setSystemTime(new Date(Date.now() + seconds * 1_000))

async function begun() {
  const { body } = await post(id, '/device/auth', { client_id: 'galleria-kiosk', scope: 'openid' })
  return { device: String(body.device_code), user: String(body.user_code), body }
}
const poll = async (device_code: string) =>
  (await post(id, '/token', { client_id: 'galleria-kiosk', grant_type, device_code })).body

/** Types a code, up to the page that asks for the last word. */
async function typed(browser: TestBrowser, user_code: string) {
  const { form } = (await browser.open('/device')).page()
  return browser.submit('/device', { ...form?.hidden, user_code })
}

test('[A9] who asks too often is told to slow down, and has to wait longer from then on', async () => {
  const { device } = await begun()
  expect((await poll(device)).error).toBe('authorization_pending')
  expect((await poll(device)).error).toBe('slow_down')
  later(6)
  expect((await poll(device)).error).toBe('slow_down')
  later(16)
  expect((await poll(device)).error).toBe('authorization_pending')
})

test('[A9] a link alone lets nobody in: it fills the code in, and the person still has to say yes', async () => {
  const { device, user } = await begun()
  const browser = testBrowser(id.issuer)
  const linked = await browser.open(`/device?user_code=${user}`)
  expect(linked.page()).toMatchObject({ page: 'enter-device-code', code: user })
  expect(linked.body).not.toContain('<script')
  const confirm = (await typed(browser, user)).page()
  expect(confirm).toMatchObject({
    page: 'confirm-device',
    client: 'Galleria kiosk',
    scopes: ['openid'],
    from: expect.any(String),
  })
  expect((await poll(device)).error).toBe('authorization_pending')
  const forged = await browser.submit('/device', { ...confirm.form?.hidden, xsrf: 'guessed' })
  expect(forged.status).toBeGreaterThanOrEqual(400)
  const elsewhere = await testBrowser(id.issuer).submit('/device', { ...confirm.form?.hidden })
  expect(elsewhere.page()).toMatchObject({ page: 'enter-device-code', code: '' })
  expect((await poll(device)).access_token).toBeUndefined()
})

test('[A9] a no is a no, and a code is used up by it', async () => {
  const { device, user } = await begun()
  const browser = testBrowser(id.issuer)
  const confirm = (await typed(browser, user)).page()
  const denied = await browser.submit('/device', { ...confirm.form?.hidden, abort: 'yes' })
  expect(denied.page()).toMatchObject({ page: 'device-done', outcome: 'denied' })
  expect((await poll(device)).error).toBe('access_denied')
  expect((await typed(browser, user)).page()).toMatchObject({ page: 'enter-device-code', mistake: 'code-unknown' })
})

test('[A9] of polls at once when the person has agreed, one gets tokens', async () => {
  const { device, user } = await begun()
  const browser = testBrowser(id.issuer)
  const confirm = (await typed(browser, user)).page()
  const login = await browser.submit('/device', { ...confirm.form?.hidden })
  expect((await browser.submit(login.url.pathname, id.people.mina)).page()).toMatchObject({ outcome: 'connected' })
  const replies = await Promise.all(Array.from({ length: 10 }, () => poll(device)))
  expect(replies.filter(({ access_token }) => access_token).length).toBe(1)
  expect((await poll('guessed')).error).toBe('invalid_grant')
})

test('[A9] after five wrong codes there is a pause, and a right one does not help meanwhile', async () => {
  const { user } = await begun()
  const browser = testBrowser(id.issuer)
  let last = await typed(browser, 'BBBB-BBBB')
  for (let i = 0; i < 12 && last.status !== 429; i += 1) last = await typed(browser, 'BBBB-BBBB')
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await typed(browser, user)).status).toBe(429)
  later(125)
  expect((await typed(browser, user)).page()).toMatchObject({ page: 'confirm-device' })
})

test('[A9] a code is eight of twenty letters, good for ten minutes', async () => {
  const { user, body, device } = await begun()
  expect(user).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
  expect(body).toMatchObject({ expires_in: 600, interval: 5 })
  expect(device.length).toBeGreaterThanOrEqual(43)
  later(601)
  expect((await poll(device)).error).toMatch(/expired_token|invalid_grant/)
  expect((await typed(testBrowser(id.issuer), user)).page()).toMatchObject({ page: 'enter-device-code' })
})
