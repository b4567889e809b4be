import { withKey } from '@galleria/chassis/call'
import { Outage } from '@galleria/chassis/outage'
import type { World } from '@galleria/chassis/ports/index'
import { RawJson } from '@galleria/chassis/raw-json'
import { openDatabase } from '@galleria/chassis/store/database'
import type { Answer } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import type { Order, orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { handClock, rememberingLogger, testCall } from '@galleria/testkit'
import { composeOrders, migrations } from '../compose.ts'
import { type Between, clientOf, lamp, theNeighbours } from './neighbours.ts'

export const mina = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
export const jun = '9d3c1f7b-58c1-4a0e-9a8e-0c6a3f0a6a1e'
export const contact = { name: 'Mina Park', email: 'mina@example.com' }
export const delivery = { kind: 'pickup', storeId: 'seoul-hannam' } as const
export const minuteMs = 60_000
export const dayMs = 1_440 * minuteMs

/** Who buys what, how much of it, and how it is paid; what is not said is usual. */
interface Wish {
  readonly shopperId?: string
  readonly sku?: string
  readonly quantity?: number
  readonly paymentToken?: string
}

/** The orders as they are composed, among neighbours without a bus, and with a clock that is moved by hand. */
export function aShop({
  file = ':memory:',
  neighbours = theNeighbours(),
  clock = handClock(),
  /** What chance comes up with first, each a byte over and over; after that it is chance again. */
  randomBytes = [] as number[],
} = {}) {
  const asked: string[] = []
  const away = new Set<string>()
  const log = rememberingLogger()
  let born = 0
  const planned = [...randomBytes]
  const chance = (length: number) => {
    const bytes = crypto.getRandomValues(new Uint8Array(length))
    const next = planned.shift()
    return next === undefined ? bytes : bytes.fill(next)
  }
  const world: World = {
    clock,
    random: { fraction: () => 0.5, bytes: chance },
    ids: {
      next: () =>
        `01981c5e-${(clock.monotonic() % 65_536).toString(16).padStart(4, '0')}-7c3a-9d53-${(++born).toString(16).padStart(12, '0')}`,
      secret: () => crypto.randomUUID(),
    },
  }
  let between: Between = (_endpoint, answer) => answer()
  const onTheWay: Between = async (endpoint, answer) => {
    asked.push(endpoint)
    if (away.has(endpoint)) throw new Outage('no-responders', endpoint)
    return between(endpoint, answer)
  }
  const db = openDatabase({ file, migrations })
  const { answers } = neighbours
  const composed = composeOrders({
    db,
    world,
    log,
    clients: {
      catalog: clientOf(catalog, answers.catalog, onTheWay),
      inventory: clientOf(inventory, answers.inventory, onTheWay),
      payments: clientOf(payments, answers.payments, onTheWay),
      shipping: clientOf(shipping, answers.shipping, onTheWay),
    },
    settings: {
      cartLifetimeMs: 30 * dayMs,
      quoteLifetimeMs: 15 * minuteMs,
      paymentPatienceMs: 10 * minuteMs,
    },
  })
  const call = () => ({ ...testCall(), budget: { remainingMs: () => 10_000 }, log })

  /** Lets what waits for the disk, or for a neighbour, go on, without letting time pass. */
  async function settled<Result>(work: Promise<Result> | Result): Promise<Result> {
    let ended = false
    const end = () => {
      ended = true
    }
    Promise.resolve(work).then(end, end)
    for (let turn = 0; turn < 1_000 && !ended; turn += 1) await clock.pass(0)
    if (!ended) throw new Error('it did not come to rest')
    return work
  }

  type Endpoint = keyof (typeof orders)['endpoints']
  /** Asks the orders, as the bus would. */
  async function ask<Key extends Endpoint>(
    endpoint: Key,
    request: unknown,
    key?: string,
  ): Promise<Answer<Record<string, never>>> {
    const handle = composed.answers[endpoint] as (request: unknown, call: unknown) => unknown
    const answer = (await settled(handle(request, key ? withKey(call(), key) : call()))) as Answer<unknown>
    if (!answer.ok) return answer
    return { ok: true, value: answer.value instanceof RawJson ? JSON.parse(answer.value.text) : answer.value }
  }

  const shop = {
    db,
    clock,
    log,
    neighbours,
    composed,
    /** Endpoints that were asked, oldest first. */
    asked,
    /** Endpoints where nobody answers. */
    away,
    ask,
    call,
    settled,
    meet: (meeting: Between) => {
      between = meeting
    },
    /** Fills the cart with two lamps and asks what they cost, to be fetched from the store. */
    async quoted({ shopperId = mina, sku = lamp, quantity = 2, paymentToken = 'tok_4242' }: Wish = {}) {
      granted(await ask('cart.add', { shopperId, sku, quantity, locale: 'en' }))
      const { quoteId } = granted(await ask('order.quote', { shopperId, delivery, locale: 'en' }))
      return { shopperId, quoteId: quoteId as unknown as string, contact, delivery, paymentToken, waitMs: 8_000 }
    },
    async place(request: object, key: string = crypto.randomUUID()): Promise<Order> {
      return granted(await ask('order.place', request, key)) as unknown as Order
    },
    /** Buys two lamps. */
    async bought(wish: Wish = {}): Promise<Order> {
      return shop.place(await shop.quoted(wish))
    },
    cancel: (orderId: string, also: object = {}) =>
      ask('order.cancel', { shopperId: mina, orderId, waitMs: 8_000, ...also }),
    revise: (orderId: string, lines: readonly object[], { key = crypto.randomUUID() as string, waitMs = 8_000 } = {}) =>
      ask('order.revise', { shopperId: mina, orderId, lines, waitMs }, key),
    async seen(orderId: string, shopperId = mina): Promise<Order> {
      return granted(await ask('order.get', { shopperId, orderId })) as unknown as Order
    },
    /** Does the chore that carries sagas on, once. */
    async carryOn(): Promise<void> {
      await settled(composed.chores[0]?.run(call()) as Promise<void>)
    },
    /** Lets time pass, second by second, doing the chore each time. */
    async pass(ms: number): Promise<void> {
      for (let passed = 0; passed < ms; passed += 1_000) {
        await clock.pass(1_000)
        await shop.carryOn()
      }
    },
    /** Hears of a parcel. */
    async hear(event: 'parcel.dispatched' | 'parcel.delivered', orderId: string, id: string = crypto.randomUUID()) {
      const reaction = composed.hears.find((one) => one.event === event)
      const data = { orderId, parcelId: crypto.randomUUID(), lines: [], trackingNumber: 'GP-1', carrier: 'Glasshouse' }
      const heard = { id, type: '', time: '', subject: orderId, data, delivery: 1 } as never
      await settled(reaction?.handle(heard, call()) as Promise<void>)
    },
    /** What happened to an order, as it is announced. */
    eventsOf: (orderId: string): string[] =>
      db
        .query<{ type: string }, [string]>('SELECT type FROM order_events WHERE order_id = ? ORDER BY version')
        .all(orderId)
        .map(({ type }) => type.slice('order-'.length)),
  }
  return shop
}

/** See {@link aShop}. */
export type Shop = ReturnType<typeof aShop>

/** The value of an answer that a test counts on. */
export function granted<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: unknown },
): Value {
  if (answer.ok) return answer.value
  throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
}

/** What an answer refuses, in short. */
export function refused(answer: Answer<unknown>) {
  if (answer.ok) throw new Error(`granted: ${JSON.stringify(answer.value)}`)
  const { code, errors = [] } = answer.problem
  return { code, errors }
}
