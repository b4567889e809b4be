import type { OrderDecision } from '../domain/decide.ts'
import { flatRate } from '../domain/delivery.ts'
import { replay } from '../domain/evolve.ts'
import { euros } from '../domain/money.ts'
import { newOrder, type Order, type PlacedOrder, type Placement } from '../domain/order.ts'
import { type PricedLine, priceLine, subtotalOf, totalsOf } from '../domain/pricing.ts'

export const at = '2026-01-15T10:00:00.000Z'
export const tracking = { number: 'GP-4471-0098', carrier: 'Glasshouse Parcel' }

/** So many pieces of an article at so many cents each. */
export function lineOf(sku: string, quantity: number, cents: number): PricedLine {
  const picture = { id: 'p', src: '/pictures/p.svg', width: 800, height: 800, alt: sku }
  const packed = { weightGrams: 1_200, volumeCm3: 9_000 }
  const article = { sku, productId: 'a-product', productName: 'A product', variantName: sku, picture, ...packed }
  return priceLine({ ...article, unitPrice: euros(cents) }, quantity)
}

/** Two lamps and a vase, sent home for nothing. */
export const placement: Placement = placementOf([lineOf('LMP-012-OAK', 2, 8_900), lineOf('VAS-003-BLU', 1, 2_450)])

/** An order of these lines, brought home. */
export function placementOf(lines: readonly PricedLine[]): Placement {
  const address = { street: 'Hannam-daero 42', postalCode: '04417', city: 'Seoul', countryCode: 'KR' }
  return {
    orderId: 'o-1',
    orderNumber: 'G-7K3F-92QD',
    shopperId: 's-1',
    quoteId: 'q-1',
    placedAt: at,
    contact: { name: 'Mina Park', email: 'mina@example.com' },
    delivery: { kind: 'home', address },
    lines,
    totals: totalsOf(lines, flatRate(subtotalOf(lines), 'home')),
  }
}

/** The order after a decision that a test counts on. */
export function after(order: Order, decision: OrderDecision): PlacedOrder {
  if (!decision.ok) throw new Error(decision.problem.code)
  const moved = replay(decision.events, order === newOrder ? undefined : (order as PlacedOrder))
  if (!moved) throw new Error('nothing happened')
  return moved
}
