import { Database } from 'bun:sqlite'
import { beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { guestName } from '@galleria/chassis/audit/guest-name'
import { header } from '@galleria/contracts/headers'
import { auditCommand } from '@galleria/infra/audit'
import { verifyAudit } from '@galleria/infra/audit-verify'
import { eventually } from '@galleria/testkit'
import { auditedAtRest, chainsAtRest } from '../invariants/audit.ts'
import { newJar } from '../support/jar.ts'
import { buy, untilOrder } from '../support/orders.ts'
import { everybody, trySigningIn } from '../support/people.ts'
import { type Platform, platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { guestCookie, newShopper, type Shopper } from '../support/shopper.ts'
import { joinAsTester } from '../support/tester.ts'

let shop: Platform
let guest: Shopper
let guestId: string
let orderId: string

beforeAll(async () => {
  shop = await platform()
  const jar = newJar()
  guest = newShopper(shop.url, {}, jar)
  const article = await anArticle(shop.url)
  orderId = (await buy(guest, article)).orderId
  guestId = jar.value(guestCookie) ?? ''
}, 120_000)

/** What a verb of the audit says about this copy. */
async function audit(...argv: string[]) {
  const lines: string[] = []
  const code = await auditCommand([...argv, '--data', shop.data], (line) => void lines.push(line))
  return { code, text: lines.join('\n') }
}

interface Told {
  readonly writer: string
  readonly action: string
  readonly principal: { readonly kind: string; readonly id: string; readonly roles: readonly string[] }
  readonly actors: readonly string[]
  readonly object?: { readonly kind: string; readonly id: string }
  readonly reason?: string
  readonly traceId?: string
}

/** What the keeper has of an action, newest first. */
function kept(action: string): Told[] {
  const db = new Database(join(shop.data, 'audit/audit.sqlite'), { readonly: true })
  try {
    return db
      .query<{ body: string }, [string]>('SELECT body FROM kept_entries WHERE action = ? ORDER BY place DESC')
      .all(action)
      .map(({ body }) => JSON.parse(body) as Told)
  } finally {
    db.close()
  }
}

test('an order can be told from one end to the other, by whom, in one trace', async () => {
  await untilOrder(guest, orderId, { status: 'delivered' })
  const guestly = `${guestName(guestId)} through bff-web`
  const story = [
    [guestly, 'orders order.placed'],
    [`${guestly}, orders`, 'inventory reservation.made'],
    [`${guestly}, orders`, 'payments payment.authorize-asked'],
    [`${guestly}, orders`, 'payments payment.authorized'],
    [`${guestly}, orders`, 'inventory reservation.committed'],
    [guestly, 'orders order.confirmed'],
    ['shipping', 'shipping parcel.planned'],
    ['shipping', 'shipping parcel.dispatched'],
    ['payments', 'payments ledger.posted'],
    ['payments', 'payments payment.captured'],
    ['orders', 'orders order.delivered'],
  ] as const
  // Whoever was late with the money is asked about it in a while, and may hear that after the delivery.
  const text = await eventually(
    async () => {
      const told = await audit('show', '--object', orderId)
      const lines = told.text.split('\n')
      for (const [who, what] of story)
        expect(lines.find((line) => line.includes(what)) ?? `no ${what}`).toContain(` ${who} `)
      return told.text
    },
    { withinMs: 30_000 },
  )
  const ofOrder = (action: string) => kept(action).find(({ object }) => object?.id === orderId)
  await eventually(() => expect(ofOrder('order.delivered')?.traceId).toBe(ofOrder('order.placed')?.traceId ?? 'none'))
  expect(text).not.toContain(guestId)
}, 120_000)

test('[S3] whatever has changed in any store is in the audit, once, and nothing else is (I-AUD-1)', async () => {
  const stores = {
    orders: open('orders'),
    inventory: open('inventory'),
    payments: open('payments'),
    shipping: open('shipping'),
  }
  expect([...auditedAtRest(stores), ...chainsAtRest(stores)]).toEqual([])
  expect(count(stores.orders, 'order_events')).toBeGreaterThan(3)
  for (const db of Object.values(stores)) db.close()
})

function open(name: string): Database {
  const db = new Database(join(shop.data, name, `${name}.sqlite`), { readonly: true })
  // All of it as it is at one moment: the shop goes on.
  db.run('BEGIN')
  return db
}

function count(db: Database, table: string): number {
  return db.query<{ count: number }, []>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0
}

test('[S3] every chain of the running platform is sound, kept, and comes to be anchored (I-AUD-2)', async () => {
  const { code, text } = await audit('verify')
  expect(text).toContain('Every entry is as it was written.')
  expect(code).toBe(0)
  await eventually(
    () => {
      const { chains, head } = verifyAudit(shop.data)
      const own = new Map(chains.map((chain) => [chain.writer, chain]))
      for (const writer of ['orders', 'inventory', 'payments', 'shipping', 'identity'])
        expect(own.get(writer)?.anchored ?? 0).toBeGreaterThan(0)
      expect(head?.sequence ?? 0).toBeGreaterThan(0)
    },
    { withinMs: 20_000 },
  )
}, 30_000)

test('[S3] whoever is turned away at a door or on the bus is in the audit', async () => {
  const foreign = { host: 'evil.example', 'x-galleria-request': '1' }
  expect((await fetch(`${shop.url}/api/web/cart`, { headers: foreign })).status).toBe(421)
  const crossSite = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }
  const forged = await fetch(`${shop.url}/api/web/cart/lines`, { method: 'POST', headers: crossSite, body: '{}' })
  expect(forged.status).toBe(403)
  const webhook = await fetch(`${shop.address('payments')}/webhooks/psp`, { method: 'POST', body: '{}' })
  expect(webhook.status).toBe(401)
  const tester = await joinAsTester(shop)
  const { reply, traceId } = await tester.send('svc.orders.order.get', JSON.stringify({ orderId, shopperId: guestId }))
  expect(reply.header(header.serviceError)).toBe('not-authenticated')
  await tester.leave()
  await eventually(
    () => {
      expect(kept('security.refused-host')[0]).toMatchObject({ writer: expect.stringMatching(/^gateway\//) })
      expect(kept('security.refused-permission').find(({ reason }) => reason === 'cross-site-request')).toMatchObject({
        writer: expect.stringMatching(/^bff-web\//),
        object: { kind: 'route', id: 'POST:/api/web/cart/lines' },
        principal: { kind: 'nobody' },
      })
      expect(kept('security.refused-signature')[0]).toMatchObject({ writer: 'payments', reason: 'unsigned' })
      expect(kept('security.refused-authentication').find((told) => told.traceId === traceId)).toMatchObject({
        writer: 'orders',
        object: { kind: 'endpoint', id: 'orders.order.get' },
      })
    },
    { withinMs: 10_000 },
  )
})

test('[S3] support that looks at a customer’s order is in the audit, by name of the order', async () => {
  const { support } = await everybody(shop)
  const seen = await support.shopper.get<{ orderId: string }>(`/orders/${orderId}`)
  expect(seen.status).toBe(200)
  await eventually(
    () =>
      expect(kept('data.read').find(({ principal }) => principal.id === support.id)).toMatchObject({
        writer: 'orders',
        actors: ['bff-web'],
        principal: { kind: 'user', roles: expect.arrayContaining(['support']) },
        after: { orderId },
      }),
    { withinMs: 10_000 },
  )
})

test('[S3] signing in is in the audit, well or badly', async () => {
  const { shopper } = await everybody(shop)
  await trySigningIn(shop, { email: 'nobody@example.org', password: 'not the password' }, newJar())
  await eventually(
    () => {
      expect(kept('security.signed-in').map(({ principal }) => principal.id)).toContain(shopper.id)
      expect(kept('security.refused-sign-in').length).toBeGreaterThan(0)
    },
    { withinMs: 10_000 },
  )
})
