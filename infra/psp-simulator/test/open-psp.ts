import { openBooks } from '../books/books.ts'
import { createProvider } from '../provider.ts'
import { readSettings } from '../settings.ts'
import { until } from './until.ts'

const apiKey = 'psp_key_for_a_test_only'
type Json = Record<string, unknown>

/** A provider without a port, whose time stands still until a test moves it. */
export function openPsp() {
  const settings = readSettings({
    PSP_API_KEY: apiKey,
    PUBLIC_ORIGIN: 'http://localhost:8080, https://shop.test',
    PSP_ORIGIN: 'http://psp.test',
  })
  const books = openBooks(':memory:')
  let time = Date.UTC(2026, 10, 21)
  const later = (ms: number) => {
    time += ms
  }
  const hanging: (() => void)[] = []
  const lines: string[] = []
  const { app } = createProvider({
    settings,
    books,
    log: (message, fields) => void lines.push(JSON.stringify({ message, ...fields })),
    now: () => time,
    wait: (ms) => new Promise((resolve) => hanging.push(() => resolve(later(ms)))),
    assets: new Map([['psp.css', { body: 'body{}', type: 'text/css', etag: '"1"' }]]),
  })

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; json: Json }> {
    const init = {
      method,
      headers,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }
    const response = await app.request(path, init)
    return { status: response.status, json: (await response.json()) as Json }
  }
  const asMerchant = { authorization: `Bearer ${apiKey}` }
  const asField = { 'sec-fetch-site': 'same-origin' }

  const psp = {
    app,
    send,
    lines,
    merchant: (method: string, path: string, body?: unknown, headers = {}) =>
      send(method, path, body, { ...asMerchant, ...headers }),
    field: (path: string, body: unknown) => send('POST', path, body, asField),
    session: async () => String((await psp.merchant('POST', '/v1/field_sessions', {})).json.id),
    async token(number: string): Promise<string> {
      const { json } = await psp.field(`/fields/${await psp.session()}/tokens`, { number, expiry: '12/34', cvc: '123' })
      return String(json.token)
    },
    charge: (source: string, reference = 'order-1', key = `${reference}:authorize`, amount = '178.00') =>
      psp.merchant(
        'POST',
        '/v1/charges',
        { source, amount, currency: 'eur', reference, capture: 'manual' },
        { 'idempotency-key': key },
      ),
    later,
    /** Waits until a card hangs. */
    hangs: () => until(() => hanging.length > 0),
    /** Ends the waiting of every card that hangs. */
    async hangsNoMore() {
      await psp.hangs()
      for (const end of hanging.splice(0)) end()
    },
  }
  return psp
}
