import { beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { eventually } from '@galleria/testkit'
import { demoAccount } from '../support/demo-accounts.ts'
import { newJar } from '../support/jar.ts'
import { putIntoCart, untilOrder } from '../support/orders.ts'
import { patiently } from '../support/patience.ts'
import { addresses, everybody, type Person, trySigningIn } from '../support/people.ts'
import { type Platform, platform } from '../support/platform.ts'
import { cards } from '../support/psp.ts'
import { anArticle } from '../support/shelves.ts'
import { guestCookie, newShopper, type Purchase, served } from '../support/shopper.ts'
import { joinAsTester } from '../support/tester.ts'
import { haystacks, stores } from './canaries/haystack.ts'
import { countIn, type Needle } from './canaries/needles.ts'

// Secrets and personal data are handed in at every door, rightly and wrongly, and must then be nowhere but where they belong. This
// file is the last of a run, so that what all the others have left is looked through as well.

const sessionCookie = '__Host-Http-galleria-session'
const contact = { name: 'Canary Finchley', email: `canary.${crypto.randomUUID().slice(0, 8)}@example.org` }
const street = 'Kanarienvogelweg 71'
const wrongPassword = `canary-${crypto.randomUUID()}`
const needles: Needle[] = [
  { what: 'a card number', value: cards.approved },
  { what: 'a card number that was declined', value: cards.declined },
  { what: 'a name', value: contact.name },
  { what: 'an e-mail address', value: contact.email },
  { what: 'a street', value: street },
  { what: 'a wrong password', value: wrongPassword },
]
/** Everything that was answered to what was wrong. */
const refusals: string[] = []
let shop: Platform

beforeAll(async () => {
  shop = await platform()
  await buyAsGuest()
  await signedIn()
  await knockAtEveryDoor()
  await leaveADeadLetter()
  // What telemetry holds back for a second, and the audit for less, is on its way.
  await Bun.sleep(2_500)
}, 180_000)

async function buyAsGuest(): Promise<void> {
  const jar = newJar()
  const guest = newShopper(shop.url, {}, jar)
  const article = await anArticle(shop.url)
  await putIntoCart(guest, article.sku)
  const purchase = await eventually(() => guest.checkOut(cards.approved))
  const home = purchase.order.delivery as { address: object }
  const own: Purchase = {
    ...purchase,
    order: { ...purchase.order, contact, delivery: { ...home, address: { ...home.address, street } } },
  }
  needles.push(
    { what: 'a payment token', value: purchase.order.paymentToken },
    { what: 'the cookie of a guest', value: jar.value(guestCookie) ?? '' },
  )
  const order = served(await patiently(() => guest.place(own)))
  await untilOrder(guest, order.orderId, { status: 'confirmed' })
  await putIntoCart(guest, article.sku)
  const declined = await eventually(() => guest.checkOut(cards.declined))
  refusals.push(JSON.stringify((await guest.place(declined)).body))
}

async function signedIn(): Promise<void> {
  const { tokenForAnotherBff, ...people } = await everybody(shop)
  needles.push({ what: 'a token for another BFF', value: tokenForAnotherBff })
  for (const [who, { accessToken, jar }] of Object.entries(people)) {
    const { password } = await demoAccount(shop, addresses[who as Person])
    needles.push(
      { what: `the password of the ${who}`, value: password },
      { what: `an access token of the ${who}`, value: accessToken },
      { what: `the session cookie of the ${who}`, value: jar.value(sessionCookie) ?? '' },
    )
  }
  await trySigningIn(shop, { email: contact.email, password: wrongPassword }, newJar())
}

/**
 * Hands the canaries in where they do not belong: in fields of another kind, in what is searched for, in headers, in no JSON at all. Not in
 * a path, which every log keeps: nothing of ours writes more than an id there.
 */
async function knockAtEveryDoor(): Promise<void> {
  const guest = newShopper(shop.url)
  const canaries = needles.map(({ value }) => value)
  for (const value of canaries) {
    const wrong = { quoteId: value, contact: { name: value, email: value }, delivery: value, paymentToken: value }
    const answers = await Promise.all([
      guest.send('POST', '/orders', wrong, crypto.randomUUID()),
      guest.send('POST', '/cart/lines', { sku: value, quantity: value }),
      guest.get(`/pages/search?q=${encodeURIComponent(value)}&sort=${encodeURIComponent(value)}`),
    ])
    refusals.push(...answers.map(({ body }) => JSON.stringify(body)))
  }
  const [cookie, token] = [canaries.at(-1), canaries.at(-2)]
  const raw = await Promise.all([
    fetch(`${shop.url}/api/web/orders`, { headers: { authorization: `Bearer ${token}`, 'x-galleria-request': '1' } }),
    fetch(`${shop.url}/api/web/cart`, {
      headers: { cookie: `${sessionCookie}=${cookie}x`, 'x-galleria-request': '1' },
    }),
    fetch(`${shop.url}/api/web/orders`, { method: 'POST', body: `{"password": "${wrongPassword}"` }),
    fetch(`${shop.address('payments')}/webhooks/psp`, {
      method: 'POST',
      body: JSON.stringify({ card: cards.approved }),
    }),
  ])
  refusals.push(...(await Promise.all(raw.map((response) => response.text()))))
}

/** An event that no consumer can read, so that there is a letter with a reason. */
async function leaveADeadLetter(): Promise<void> {
  const tester = await joinAsTester(shop)
  const eventId = crypto.randomUUID()
  const subject = `evt.orders.order.confirmed.${crypto.randomUUID()}`
  await tester.announce(subject, '{"orderId":7}', { 'ce-id': eventId, 'ce-type': 'order-confirmed' })
  await eventually(
    async () => {
      const letters = await haystacks(shop)
      expect(letters.some(({ name, bytes }) => name.includes('DEAD_LETTERS') && bytes.includes(eventId))).toBe(true)
    },
    { withinMs: 15_000 },
  )
  await tester.leave()
}

test('[S3] there is a canary of each kind, and it is found where it belongs', () => {
  expect(needles.filter(({ value }) => value.length < 8)).toEqual([])
  expect(new Set(needles.map(({ value }) => value)).size).toBe(needles.length)
  const orders = stores(shop.data, 'orders').map((file) => readFileSync(file))
  const found = (what: string) => {
    const needle = needles.find((one) => one.what === what)
    return orders.some((bytes) => needle !== undefined && countIn(bytes, needle) > 0)
  }
  expect(['a name', 'an e-mail address', 'a street', 'the cookie of a guest'].filter(found)).toHaveLength(4)
})

test('[S3] no password, card number, token, cookie or address is in any log, trace, metric, dead letter or copy of the audit (I-AUD-3)', async () => {
  const places = await haystacks(shop)
  expect(new Set(places.map(({ name }) => name.split(' ')[0]))).toEqual(
    new Set(['log', 'traces', 'audit', 'stream', 'metrics']),
  )
  const found = places.flatMap(({ name, bytes }) =>
    needles.flatMap((needle) => {
      const times = countIn(bytes, needle)
      return times === 0 ? [] : [`${needle.what} is ${times} times in ${name}`]
    }),
  )
  expect(found).toEqual([])
})

test('[S3] nor in what was answered to requests that were refused (I-AUD-3)', () => {
  expect(refusals.length).toBeGreaterThan(50)
  const text = Buffer.from(refusals.join('\n'))
  expect(needles.filter((needle) => countIn(text, needle) > 0)).toEqual([])
})
