import { join } from 'node:path'
import { aShop, granted, type Shop } from '../a-shop.ts'
import { declinedToken, lamp } from '../neighbours.ts'
import { type RecordedHistory, recorded } from './history.ts'

// Records sagas of today's version that stop half-way: `bun services/orders/test/histories/record.ts`. Run it before a saga's
// version grows, and keep the files: they are what a later program may find on the disk (I-SAG-3).

const stories: Record<string, { asks: string[]; begin: (shop: Shop) => Promise<string>; version: number }> = {
  'create-order': {
    version: 1,
    asks: ['inventory.reservation.make', 'payments.payment.authorize', 'inventory.reservation.commit'],
    begin: async (shop) => (await shop.place({ ...(await shop.quoted()), waitMs: 0 })).orderId,
  },
  'create-order-declined': {
    version: 1,
    asks: ['inventory.reservation.release'],
    begin: async (shop) =>
      (await shop.place({ ...(await shop.quoted({ paymentToken: declinedToken })), waitMs: 0 })).orderId,
  },
  'cancel-order': {
    version: 1,
    asks: ['shipping.parcel.cancel', 'inventory.reservation.cancel', 'payments.payment.cancel'],
    async begin(shop) {
      const { orderId } = await shop.bought()
      granted(await shop.cancel(orderId, { waitMs: 0 }))
      return orderId
    },
  },
  'revise-order': {
    version: 1,
    asks: ['shipping.parcel.revise', 'inventory.reservation.revise', 'payments.payment.refund'],
    async begin(shop) {
      const { orderId } = await shop.bought()
      granted(await shop.revise(orderId, [{ sku: lamp, quantity: 1 }], { waitMs: 0 }))
      return orderId
    },
  },
}

for (const [name, { asks, begin, version }] of Object.entries(stories)) {
  const histories: RecordedHistory[] = []
  for (const endpoint of asks) {
    const shop = aShop()
    shop.away.add(endpoint)
    const orderId = await begin(shop)
    await shop.pass(1_000)
    histories.push(recorded(shop, `nobody answered ${endpoint}`, orderId))
  }
  await Bun.write(join(import.meta.dir, `${name}-v${version}.json`), `${JSON.stringify(histories, undefined, 2)}\n`)
}
