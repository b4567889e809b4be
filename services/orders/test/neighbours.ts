import { done, refuse } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { payments } from '@galleria/contracts/payments'
import { fakeNeighbour, type Neighbour, type TestBroker } from '@galleria/testkit'

export const lamp = 'LMP-012-OAK'
export const soldOut = 'RUG-404-RED'
/** Tokens that the faked payments treat in a way of their own; any other is authorized. */
export const declinedToken = 'tok_declined'

const example = catalog.endpoints['variant.price'].example.reply.variants[0]

/** A catalogue that sells the lamp and the rug. */
export function fakeCatalog(broker: TestBroker): Promise<Neighbour> {
  const sold = [lamp, soldOut]
  return fakeNeighbour(broker, catalog, {
    'variant.price': ({ skus, locale }) =>
      done({
        variants: skus
          .filter((sku) => sold.includes(sku))
          .map((sku) => ({ ...example, sku, variantName: locale === 'ko' ? '오크' : 'Oak' }) as never),
        unknown: skus.filter((sku) => !sold.includes(sku)),
      }),
  })
}

/** A stock room without the rug, which keeps to its contract: an order's reservation is made once and committed once. */
export async function fakeInventory(broker: TestBroker) {
  const reservations = new Map<string, 'held' | 'committed' | 'released'>()
  const reply = (orderId: string) => ({
    orderId,
    status: reservations.get(orderId) ?? 'released',
    lines: [],
    expiresAt: '2030-01-01T00:00:00.000Z',
  })
  const neighbour = await fakeNeighbour(broker, inventory, {
    'reservation.make': ({ orderId, lines }) => {
      const short = lines.findIndex(({ sku }) => sku === soldOut)
      if (short >= 0) return refuse('out-of-stock', { errors: [{ field: `lines.${short}.sku`, reason: 'none left' }] })
      if (!reservations.has(orderId)) reservations.set(orderId, 'held')
      return done(reply(orderId))
    },
    'reservation.commit': ({ orderId }) => {
      if (!reservations.has(orderId)) return refuse('order-unknown')
      reservations.set(orderId, 'committed')
      return done(reply(orderId))
    },
    'reservation.release': ({ orderId }) => {
      const released = reservations.get(orderId) === 'held'
      reservations.set(orderId, 'released')
      return done({ orderId, released })
    },
  })
  return { ...neighbour, reservations }
}

/** A provider's desk which keeps to its contract: an order is charged once, however often it is asked. */
export async function fakePayments(broker: TestBroker) {
  const charges = new Map<string, number>()
  const neighbour = await fakeNeighbour(broker, payments, {
    'payment.authorize': ({ orderId, amount, paymentToken }) => {
      if (paymentToken === declinedToken)
        return refuse('payment-declined', { errors: [{ field: 'paymentToken', reason: 'insufficient-funds' }] })
      charges.set(orderId, amount.cents)
      return done({ orderId, status: 'authorized' as const, amount, updatedAt: '2026-01-15T10:00:00.000Z' })
    },
  })
  return { ...neighbour, charges }
}
