import { only } from '../access.ts'

/** Whatever names a shopper: whose it is. */
interface OfShopper {
  readonly shopperId?: string | undefined
}
const ownedBy = { owner: ({ shopperId }: OfShopper) => shopperId }
/** A cart, and what is bought out of it, is its own shopper's. */
export const ownCart = only({ guest: 'own', shopper: 'own' }, ownedBy)
/** An order is changed by its own shopper only. */
export const ownOrder = only({ guest: 'own', shopper: 'own' }, { ...ownedBy, conceals: 'order-unknown' })
/** Support reads anybody's order, on the telephone, and each look is written into the audit. */
export const ordersOf = only(
  { guest: 'own', shopper: 'own', support: 'any' },
  { ...ownedBy, conceals: 'order-unknown' },
)
