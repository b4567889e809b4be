import { eventually, must, mustBe } from '../checks/check.ts'
import type { Trial } from '../subject/trial.ts'
import type { Fields } from '../wire/contract-document.ts'
import type { Occasion, Story } from './story.ts'
import { announce, announcedOf, countOf, granted, newOrderId } from './tell.ts'

const sku = 'LMP-012-OAK'
const locale = 'en'
const delivery = { kind: 'pickup', storeId: 'seoul-hannam' }
const contact = { name: 'Mina Park', email: 'mina@example.com' }

/** A shopper who has something in the cart and a price for it: all but the wish to buy. */
async function atCheckout(trial: Trial): Promise<Fields> {
  const shopperId = crypto.randomUUID()
  await granted(trial, 'cart.add', { shopperId, sku, quantity: 1, locale })
  const { quoteId } = await granted(trial, 'order.quote', { shopperId, delivery, locale })
  return { shopperId, quoteId, contact, delivery, paymentToken: 'tok_4242Kd83' }
}

/** An order that was bought, by whom. */
async function bought(trial: Trial): Promise<string> {
  const order = await granted(trial, 'order.place', await atCheckout(trial), { 'idempotency-key': crypto.randomUUID() })
  const orderId = String(order.orderId)
  await eventually(async () => must((await countOf(trial, 'order.confirmed', orderId)) === 1, 'it is not confirmed'))
  return orderId
}

function news(trial: Trial, orderId: string, announces: string): Occasion {
  const data = { orderId, parcelId: newOrderId(), lines: [], trackingNumber: 'GP-1', carrier: 'Glasshouse Parcel' }
  return { aggregateId: orderId, data, effects: () => countOf(trial, announces, orderId), announces }
}

const cartOf = () => ({ shopperId: crypto.randomUUID(), locale })

/** Orders ask everybody, sell, and follow their parcels. */
export const ordersStory: Story = {
  neighbours: {
    'catalog.variant.price': ({ skus }) => ({
      variants: (skus as string[]).map((one) => ({
        sku: one,
        productId: 'oslo-table-lamp',
        productName: 'Oslo table lamp',
        variantName: 'Oak',
        unitPrice: { cents: 8_900, currency: 'EUR' },
        picture: { id: 'lmp-1', src: '/pictures/lmp-1.svg', width: 800, height: 800, alt: 'A lamp' },
        weightGrams: 1_200,
        volumeCm3: 9_000,
      })),
      unknown: [],
    }),
    'inventory.reservation.make': ({ orderId, lines }) => ({ orderId, lines, status: 'held', expiresAt: later() }),
    'inventory.reservation.commit': ({ orderId }) => ({ orderId, lines: [], status: 'committed', expiresAt: later() }),
  },
  reads: {
    'cart.get': cartOf,
    'order.list': () => ({ shopperId: crypto.randomUUID(), limit: 5 }),
    'sales.get': () => ({}),
  },
  granted: {
    'cart.add': () => ({ ...cartOf(), sku, quantity: 1 }),
    'cart.remove': () => ({ ...cartOf(), sku }),
  },
  async deed(trial) {
    const shopperId = crypto.randomUUID()
    await granted(trial, 'cart.add', { shopperId, sku, quantity: 3, locale })
    return {
      async holds() {
        const cart = await granted(trial, 'cart.get', { shopperId, locale })
        mustBe(cart.itemCount, 3, 'how many pieces are in the cart')
      },
    }
  },
  reactions: {
    'orders-note-dispatch': async (trial) => news(trial, await bought(trial), 'order.shipped'),
    'orders-note-delivery': async (trial) => {
      const orderId = await bought(trial)
      const dispatch = news(trial, orderId, 'order.shipped')
      await announce(trial, { context: 'shipping', event: 'parcel.dispatched', ...dispatch })
      await eventually(async () => must((await countOf(trial, 'order.shipped', orderId)) === 1, 'it was not shipped'))
      return news(trial, orderId, 'order.delivered')
    },
  },
  errand: { endpoint: 'cart.add', request: () => ({ ...cartOf(), sku, quantity: 1 }), asks: 'catalog.variant.price' },
  async keyed(trial) {
    const request = await atCheckout(trial)
    const other = { ...request, contact: { ...contact, name: 'Joon Park' } }
    return { endpoint: 'order.place', request, other, same: ({ orderId }) => orderId }
  },
  // Of an order that nobody placed, or not yet.
  failing() {
    const orderId = newOrderId()
    const data = { orderId, parcelId: newOrderId(), lines: [], trackingNumber: 'GP-1', carrier: 'Glasshouse Parcel' }
    return { durable: 'orders-note-dispatch', aggregateId: orderId, data }
  },
  async outOfOrder(trial) {
    const orderId = await bought(trial)
    const { data } = news(trial, orderId, 'order.delivered')
    await announce(trial, { context: 'shipping', event: 'parcel.delivered', aggregateId: orderId, data })
    await announce(trial, { context: 'shipping', event: 'parcel.dispatched', aggregateId: orderId, data })
    await eventually(async () => {
      const told = (await announcedOf(trial, orderId)).map(({ event }) => event)
      mustBe(told, ['order.placed', 'order.confirmed', 'order.shipped', 'order.delivered'], 'what was announced')
    })
  },
}

function later(): string {
  return new Date(Date.now() + 900_000).toISOString()
}
