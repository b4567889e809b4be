import { testCall } from '@galleria/testkit'
import { memoryStore } from '../adapters/outbound/memory-store.ts'
import { sha256Fingerprint } from '../adapters/outbound/sha256-fingerprint.ts'
import { makeAddToCart } from '../application/fill-cart.ts'
import { makePlaceOrder, type PlaceOrder, type PlacePorts } from '../application/place-order.ts'
import { makeQuoteOrder, type QuotePorts } from '../application/quote-order.ts'
import type { Result } from '../application/result.ts'
import { makeSettlePendingOrders } from '../application/settle-pending-orders.ts'
import { euros } from '../domain/money.ts'
import type { Article } from '../domain/pricing.ts'
import type { Authorization, Catalogue, Payments, Stock, Store } from '../ports.ts'

/** The call that every errand of these tests is made with. */
export const call = testCall()
export const mina = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
export const jun = '9d3c1f7b-58c1-4a0e-9a8e-0c6a3f0a6a1e'
export const lamp = 'LMP-012-OAK'
export const vase = 'VAS-003-BLU'
export const dayMs = 86_400_000

/** What the neighbours are asked, each by a word, in the order in which they were. */
export type Asked = 'reserve' | 'authorize' | 'commit' | 'release' | 'void'

/** What the neighbours say the next time; whatever is left out goes well. */
export interface Script {
  reserve?: () => Awaited<ReturnType<Stock['reserve']>>
  authorize?: () => Authorization
  commit?: () => 'committed' | 'lapsed'
  release?: () => void
  void?: () => void
}

/** An article of the test's catalogue. */
export function article(sku: string, cents: number): Article {
  const picture = { id: 'picture', src: '/pictures/picture.svg', width: 800, height: 800, alt: sku }
  return { sku, productId: 'a-product', productName: 'A product', variantName: sku, unitPrice: euros(cents), picture }
}

/** A shop in memory whose neighbours follow a script, and whose clock stands still until it is moved. */
export function aShop(script: Script = {}) {
  let now = Date.parse('2026-01-15T10:00:00.000Z')
  const births: number[] = []
  const articles = new Map([article(lamp, 8_900), article(vase, 2_450)].map((one) => [one.sku, one]))
  const asked: Asked[] = []
  const charged = new Set<string>()
  const sold = new Set<string>()
  const announced: string[] = []
  const counted: string[] = []
  const said: Script = { ...script }

  const catalogue: Catalogue = {
    articles: async (skus) => new Map([...articles].filter(([sku]) => skus.includes(sku))),
    hasStore: async (storeId) => storeId === 'seoul-hannam',
  }
  const stock: Stock = {
    async reserve() {
      asked.push('reserve')
      return said.reserve?.() ?? { kind: 'held' }
    },
    async commit(orderId) {
      asked.push('commit')
      const answer = said.commit?.() ?? 'committed'
      if (answer === 'committed') sold.add(orderId)
      return answer
    },
    async release() {
      asked.push('release')
      said.release?.()
    },
  }
  const payments: Payments = {
    async authorize(orderId) {
      asked.push('authorize')
      const answer = said.authorize?.() ?? ({ kind: 'authorized' } as const)
      if (answer.kind === 'authorized') charged.add(orderId)
      return answer
    },
    async void(orderId) {
      asked.push('void')
      said.void?.()
      charged.delete(orderId)
    },
  }
  const store: Store = memoryStore((_placement, events) => announced.push(...events.map(({ type }) => type)))
  const ports: QuotePorts & PlacePorts = {
    ...store,
    catalogue,
    stock,
    payments,
    tally: {
      placed: () => counted.push('placed'),
      confirmed: () => counted.push('confirmed'),
      rejected: (reason) => counted.push(`rejected ${reason}`),
    },
    fingerprint: sha256Fingerprint,
    nextId: () => `01981c5e-7a50-7c3a-9d53-${String(births.push(now)).padStart(12, '0')}`,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    now: () => now,
    instant: (epochMs) => new Date(epochMs).toISOString(),
    cartLifetimeMs: 30 * dayMs,
    quoteLifetimeMs: 15 * 60_000,
    paymentPatienceMs: 10 * 60_000,
  }

  const addToCart = makeAddToCart(ports)
  const quoteOrder = makeQuoteOrder(ports)
  /** Fills the cart with two lamps and asks what they cost, to be fetched from the store. */
  async function quoted(shopperId = mina): Promise<PlaceOrder> {
    granted(await addToCart({ shopperId, sku: lamp, quantity: 2, locale: 'en' }, call))
    const delivery = { kind: 'pickup', storeId: 'seoul-hannam' } as const
    const { quoteId } = granted(await quoteOrder({ shopperId, delivery, locale: 'en' }, call))
    return {
      shopperId,
      quoteId,
      contact: { name: 'Mina Park', email: 'mina@example.com' },
      delivery,
      paymentToken: 'tok_4242',
    }
  }

  return {
    ports,
    store,
    articles,
    asked,
    charged,
    sold,
    announced,
    counted,
    say: (changes: Script) => Object.assign(said, changes),
    pass: (ms: number) => {
      now += ms
    },
    quoted,
    placeOrder: makePlaceOrder(ports),
    settlePending: makeSettlePendingOrders(ports),
  }
}

/** The value of a result that a test counts on. */
export function granted<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value
  throw new Error(`refused: ${JSON.stringify(result.problem)}`)
}
