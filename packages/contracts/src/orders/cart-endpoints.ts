import { z } from 'zod'
import { only } from '../access.ts'
import { ask } from '../contract.ts'
import { Locale, Quantity, ShopperId, Sku } from '../values.ts'
import { ownCart } from './access.ts'
import { exampleCart, shopperId } from './examples.ts'
import { Cart } from './schemas.ts'

const cartChange = z.strictObject({ shopperId: ShopperId, sku: Sku, quantity: Quantity, locale: Locale })

/** What can be done with a cart, each by its own shopper only. */
export const cartEndpoints = {
  'cart.get': ask({
    access: ownCart,
    request: z.strictObject({ shopperId: ShopperId, locale: Locale }),
    reply: Cart,
    idempotent: true,
    timeoutMs: 1_500,
    refusals: [],
    example: { request: { shopperId, locale: 'en' }, reply: exampleCart },
  }),
  /** Adds pieces to what is there already; the sum stays within {@link Quantity}. */
  'cart.add': ask({
    access: ownCart,
    request: cartChange,
    reply: Cart,
    idempotent: false,
    timeoutMs: 1_500,
    refusals: ['product-unknown', 'invalid-request'],
    example: { request: { shopperId, sku: 'LMP-012-OAK', quantity: 2, locale: 'en' }, reply: exampleCart },
  }),
  /** Sets the number of pieces of a line that is in the cart. */
  'cart.change': ask({
    access: ownCart,
    request: cartChange,
    reply: Cart,
    idempotent: true,
    timeoutMs: 1_500,
    refusals: ['not-found'],
    example: { request: { shopperId, sku: 'LMP-012-OAK', quantity: 2, locale: 'en' }, reply: exampleCart },
  }),
  /** Takes a line out. Answers done, too, when it was not in. */
  'cart.remove': ask({
    access: ownCart,
    request: z.strictObject({ shopperId: ShopperId, sku: Sku, locale: Locale }),
    reply: Cart,
    idempotent: true,
    timeoutMs: 1_500,
    refusals: [],
    example: { request: { shopperId, sku: 'LMP-013-BLK', locale: 'en' }, reply: exampleCart },
  }),
  /**
   * Puts what a guest had into the cart of the user that the guest has become, and empties the guest's. Line by line the
   * larger number of pieces is kept, so that merging twice adds nothing.
   */
  'cart.merge': ask({
    access: only(
      { shopper: 'own' },
      { owner: (request: { shopperId: string; guestId: string }) => [request.shopperId, request.guestId] },
    ),
    request: z.strictObject({ shopperId: ShopperId, guestId: ShopperId, locale: Locale }),
    reply: Cart,
    idempotent: true,
    timeoutMs: 1_500,
    refusals: [],
    example: {
      request: { shopperId, guestId: '9a51c3de-7d0f-4c9b-8f6e-2b1a0c9d8e7f', locale: 'en' },
      reply: exampleCart,
    },
  }),
}
