import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import { realWorld } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { testCall } from '@galleria/testkit'
import { sqliteStore } from '../adapters/outbound/sqlite-store.ts'
import type { QuotePorts } from '../application/quote-order.ts'
import { migrations } from '../compose.ts'
import { euros } from '../domain/money.ts'
import type { Article } from '../domain/pricing.ts'
import type { Carried } from '../participants.ts'
import type { Write } from '../ports.ts'
import { dayMs, minuteMs } from './a-shop.ts'
import { lamp, vase } from './neighbours.ts'

/** The call that every errand of these tests is made with. */
export const call = testCall()

/** An article of the test's catalogue. */
export function article(sku: string, cents: number): Article {
  const picture = { id: 'picture', src: '/pictures/picture.svg', width: 800, height: 800, alt: sku }
  return { sku, productId: 'a-product', productName: 'A product', variantName: sku, unitPrice: euros(cents), picture }
}

/** Carts and prices without orders: a catalogue that can be changed, and a clock that stands still until it is moved. */
export function aTill() {
  let now = Date.parse('2026-01-15T10:00:00.000Z')
  let born = 0
  /** What the carriers say; at first nobody knows them. */
  let carried: Carried | undefined
  const articles = new Map([article(lamp, 8_900), article(vase, 2_450)].map((one) => [one.sku, one]))
  const db = openDatabase({ file: ':memory:', migrations })
  const commit: Write = async (work) => db.transaction(work as () => unknown).immediate() as never
  const nextId = () => `01981c5e-7a50-7c3a-9d53-${String(++born).padStart(12, '0')}`
  const trail = createAuditTrail(db, { writer: 'orders', world: realWorld })
  const store = sqliteStore(db, { group: { commit, flush() {} }, nextId, trail })
  const ports: QuotePorts = {
    ...store,
    catalogue: {
      articles: async (skus) => new Map([...articles].filter(([sku]) => skus.includes(sku))),
      hasStore: async (storeId) => storeId === 'seoul-hannam',
    },
    carriers: { options: async () => carried },
    nextId,
    now: () => now,
    cartLifetimeMs: 30 * dayMs,
    quoteLifetimeMs: 15 * minuteMs,
  }
  return {
    db,
    ports,
    store,
    articles,
    carriersSay(told: Carried | undefined) {
      carried = told
    },
    pass: (ms: number) => {
      now += ms
    },
  }
}
