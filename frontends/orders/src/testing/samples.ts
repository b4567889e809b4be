import { type Cart, type CartLine, type Order, orders, type Quote } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { euros } from '@galleria/contracts/values'
import type { CartPage, PaymentField } from '@galleria/contracts/web'

// The contracts' own examples, so that a test never believes in a shape the shop does not send.

const exampleCart = orders.endpoints['cart.get'].example.reply as Cart

/** Two Oslo lamps in oak. */
export const lamps = exampleCart.lines[0] as CartLine
/** One reading chair. */
export const chair: CartLine = {
  ...lamps,
  sku: 'CHR-001-OAK',
  productId: 'reading-chair',
  productName: 'Reading chair',
  quantity: 1,
  unitPrice: euros(24_900),
  linePrice: euros(24_900),
}
/** A placed and confirmed order. */
export const order = orders.endpoints['order.place'].example.reply as Order
/** A price that holds for a quarter of an hour from {@link noon} on. */
export const quote = orders.endpoints['order.quote'].example.reply as Quote
/** Where the card field is. */
export const field = payments.endpoints['field.open'].example.reply as PaymentField
/** When the tests take place. */
export const noon = Date.parse('2026-01-15T10:00:00.000Z')

/** The cart's page with these lines. */
export function cartOf(lines: readonly CartLine[], more: Partial<Cart> = {}): CartPage {
  const itemCount = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const cart = { ...exampleCart, lines: [...lines], itemCount, ...more }
  return {
    cart,
    stock: { state: 'fresh', data: lines.map(({ sku }) => ({ sku, available: 40, level: 'in-stock' as const })) },
  }
}

/** The same line with another number of pieces. */
export function pieces(line: CartLine, quantity: number): CartLine {
  return { ...line, quantity, linePrice: euros(line.unitPrice.cents * quantity) }
}
