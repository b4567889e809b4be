import { afterAll, beforeAll, expect, test } from 'bun:test'
import { orders } from '@galleria/contracts/orders'
import { allProcesses, type ProcessName } from '@galleria/infra/topology'
import { eventually, testCall } from '@galleria/testkit'
import { newJar } from '../support/jar.ts'
import { putIntoCart } from '../support/orders.ts'
import { inTime, isLate } from '../support/patience.ts'
import { type Platform, platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { newShopper, ownPage } from '../support/shopper.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'

// What a machine behind the shop could take for its own language: SQL, lines of a log, formulas of a spreadsheet, headers, templates,
// paths, subjects of the bus. It goes into every field that takes text, and comes out as text or not at all.

/** Stands in every payload, so that it can be found again wherever it has come to. */
const mark = 'zq7injected'
const payloads: readonly string[] = [
  // SQL
  `${mark}'; DROP TABLE order_list; --`,
  `${mark}' OR '1'='1`,
  `${mark}" OR ""="`,
  `${mark}') UNION SELECT name, sql FROM sqlite_master --`,
  `${mark}'||(SELECT hex(randomblob(100000000)))||'`,
  `${mark}\\'; ATTACH DATABASE '/tmp/${mark}.db' AS x; --`,
  // Full-text search has a language of its own.
  `${mark} NEAR(a b) AND * OR ^ "`,
  `${mark}" OR name:*`,
  // Lines of a log
  `${mark}\n{"level":"info","message":"forged"}`,
  `${mark}\r\nforged line`,
  `${mark}\u2028forged\u0085forged\u001b[2Jforged`,
  // Formulas of a spreadsheet
  `=cmd|'/C calc'!A0 ${mark}`,
  `+${mark}+HYPERLINK("http://evil.example")`,
  `@SUM(1+1)*${mark}`,
  `-2+3+${mark}`,
  // Headers
  `${mark}\r\nSet-Cookie: forged=1`,
  `${mark}%0d%0aX-Injected: 1`,
  // Templates
  `\${7*191}${mark}`,
  `{{7*191}}${mark}`,
  `<%= 7*191 %>${mark}`,
  `#{7*191}${mark}`,
  // Paths, commands and subjects
  `../../../../etc/passwd ${mark}`,
  `$(touch /tmp/${mark})`,
  `\`touch /tmp/${mark}\``,
  `; touch /tmp/${mark} #`,
  `svc.orders.> ${mark}`,
  `__proto__ ${mark}`,
  `${mark}\u0000`,
  `${mark}${'A'.repeat(20_000)}`,
  `${mark}\ud800`,
]

let shop: Platform
let tester: Tester

beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
}, 180_000)
afterAll(() => tester.leave())

test('[S1] whatever is typed anywhere is text: nothing is run, nothing is forged, nothing breaks', async () => {
  const jar = newJar()
  const shopper = newShopper(shop.url, {}, jar)
  const article = await anArticle(shop.url)
  await putIntoCart(shopper, article.sku)
  const purchase = await eventually(() => shopper.checkOut('4242 4242 4242 4242'))
  const sales = async () => (await tester.client(orders).sales.get({}, testCall())) as unknown
  const before = await sales()
  const wishes = payloads.flatMap((text) => requests(text, purchase.order))
  expect(wishes.length).toBeGreaterThan(300)
  for (const wish of wishes) {
    // What a payload breaks, it breaks each time.
    const response = await inTime(() => send(wish, jar.header()), isLate)
    const said = `${wish.method} ${wish.path} ${response.status}`
    const text = await response.text()
    expect([said, response.status < 500]).toEqual([said, true])
    expect([
      said,
      response.headers.get('x-injected'),
      response.headers.getSetCookie().some((set) => set.startsWith('forged')),
    ]).toEqual([said, null, false])
    // 7 × 191, were it worked out by anybody.
    expect([said, text.includes(`1337${mark}`)]).toEqual([said, false])
  }
  expect(await sales()).toEqual(before)
  expect(await Bun.file(`/tmp/${mark}`).exists()).toBe(false)
  expect(await Bun.file(`/tmp/${mark}.db`).exists()).toBe(false)
  // Everything still works, also what the payloads were aimed at.
  const listing = await inTime(() => fetch(`${shop.url}/api/web/pages/search?q=lamp`), isLate)
  expect(listing.status).toBe(200)
  await eventually(async () => expect(await forgedLines()).toEqual([]))
}, 120_000)

interface Wish {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Every place that a text from outside can be put into, with this text in it. */
function requests(
  text: string,
  order: Awaited<ReturnType<ReturnType<typeof newShopper>['checkOut']>>['order'],
): Wish[] {
  const quoted = encodeURIComponent(text.toWellFormed())
  const headerText = text.replace(/[^\x20-\x7e]/g, ' ').slice(0, 2_000)
  const { contact } = order
  const address = { street: 'Rua da Rosa 12', postalCode: '1200-387', city: 'Lisboa', countryCode: 'PT' }
  const placed = (changes: object): Wish => ({
    method: 'POST',
    path: '/api/web/orders',
    // A price that nobody was given, so that nothing is bought whatever is let through.
    body: { ...order, quoteId: crypto.randomUUID(), ...changes },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  return [
    { method: 'GET', path: `/api/web/pages/search?q=${quoted}` },
    { method: 'GET', path: `/api/web/suggestions?q=${quoted}` },
    { method: 'GET', path: `/api/web/pages/product/${quoted}` },
    { method: 'GET', path: `/api/web/pages/category/${quoted}` },
    { method: 'GET', path: `/api/web/orders?cursor=${quoted}` },
    { method: 'GET', path: `/search?q=${quoted}` },
    { method: 'GET', path: `/session/sign-in?return=${quoted}` },
    { method: 'GET', path: '/api/web/cart', headers: { 'accept-language': headerText, 'user-agent': headerText } },
    { method: 'POST', path: '/api/web/cart/lines', body: { sku: text, quantity: 1 } },
    { method: 'POST', path: '/api/web/checkout/quote', body: { delivery: { kind: 'pickup', storeId: text } } },
    placed({ contact: { ...contact, name: text } }),
    placed({ contact: { ...contact, email: text } }),
    placed({ delivery: { kind: 'home', address: { ...address, street: text } } }),
    placed({ delivery: { kind: 'home', address: { ...address, city: text } } }),
    placed({ delivery: { kind: 'home', address: { ...address, postalCode: text } } }),
    placed({ paymentToken: text }),
    placed({ [text.toWellFormed().slice(0, 200)]: text }),
  ]
}

function send({ method, path, body, headers }: Wish, cookies: object): Promise<Response> {
  return fetch(`${shop.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...ownPage,
      ...(path.startsWith('/api/') ? {} : { 'sec-fetch-mode': 'navigate', accept: 'text/html' }),
      ...cookies,
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Lines of any log that are no entry of ours, or that hold what was injected as an entry of their own. */
async function forgedLines(): Promise<string[]> {
  const ours = allProcesses.filter(({ language, outside }) => language === 'typescript' && outside !== true)
  const logs = await Promise.all(ours.map(({ name }) => shop.log(name as ProcessName)))
  return logs.flat().filter((line) => /^\{"level":"info","message":"forged"\}|^forged/.test(line))
}
