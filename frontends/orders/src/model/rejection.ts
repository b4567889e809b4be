import type { Order } from '@galleria/contracts/orders'

/** Why an order came to nothing, as the page explains it. */
export type Rejection =
  | { readonly kind: 'out-of-stock'; readonly products: readonly string[] }
  | {
      readonly kind:
        | 'insufficient-funds'
        | 'card-expired'
        | 'card-refused'
        | 'challenge-failed'
        | 'token-invalid'
        | 'timed-out'
        | 'unknown'
    }

/** Reads a rejected order; undefined for any other. */
export function rejectionOf({
  status,
  rejection,
  lines,
}: Pick<Order, 'status' | 'rejection' | 'lines'>): Rejection | undefined {
  if (status !== 'rejected') return undefined
  switch (rejection?.reason) {
    case 'out-of-stock': {
      const products = lines.filter(({ sku }) => rejection.skus?.includes(sku)).map(({ productName }) => productName)
      return { kind: 'out-of-stock', products: [...new Set(products)] }
    }
    case 'payment-declined':
      return { kind: rejection.declineReason ?? 'card-refused' }
    case 'payment-token-invalid':
      return { kind: 'token-invalid' }
    case 'timed-out':
      return { kind: 'timed-out' }
    default:
      return { kind: 'unknown' }
  }
}
