import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { FieldError } from '@galleria/contracts/problem'
import type { FillProblem } from '../../application/fill-cart.ts'
import type { PlaceProblem } from '../../application/place-order.ts'
import type { QuoteOrderProblem } from '../../application/quote-order.ts'
import { maxLines, maxPieces } from '../../domain/cart.ts'
import type { OrderProblem } from '../../domain/decide.ts'
import { maxCartWorth } from '../../domain/pricing.ts'
import type { RevisionFault } from '../../domain/revision.ts'

/** Every way in which the orders say no. */
export type OrdersProblem =
  | FillProblem
  | QuoteOrderProblem
  | PlaceProblem
  | OrderProblem
  | { readonly code: 'cursor-unknown' }

/** Names a refusal for the outside; the compiler notices one that has no name. */
export function refusalOf(problem: OrdersProblem): Refusal {
  switch (problem.code) {
    case 'article-unknown':
      return refuse('product-unknown', { errors: [{ field: 'sku', reason: 'is not sold here' }] })
    case 'too-many-pieces':
      return wrong('quantity', `a cart holds at most ${maxPieces} of one article; ${problem.inCart} are in it already`)
    case 'too-many-lines':
      return wrong('sku', `a cart holds at most ${maxLines} different articles`)
    case 'cart-too-dear':
      return wrong('quantity', `a cart may be worth at most ${maxCartWorth.cents / 100} ${maxCartWorth.currency}`)
    case 'line-absent':
      return refuse('not-found', { errors: [{ field: 'sku', reason: 'is not in the cart' }] })
    case 'cart-empty':
      return refuse('cart-empty')
    case 'cart-expired':
      return refuse('cart-expired', { detail: 'Nobody touched the cart for too long, so it has been emptied.' })
    case 'articles-gone':
      return refuse('cart-changed', {
        errors: problem.skus.map((sku) => ({ field: 'lines', reason: `${sku} is no longer sold` })),
      })
    case 'store-unknown':
      return refuse('store-unknown', { errors: [{ field: 'delivery.storeId', reason: 'is not one of our stores' }] })
    case 'destination-unserved':
      return refuse('destination-unserved', {
        errors: [{ field: 'delivery.destination', reason: 'is where none of our carriers delivers' }],
      })
    case 'delivery-too-heavy':
      return refuse('delivery-too-heavy', { errors: [{ field: 'lines', reason: 'are more than one delivery takes' }] })
    case 'service-not-offered':
      return wrong('delivery.service', `must be one of those offered there: ${problem.offered.join(', ')}`)
    case 'quote-unknown':
      return refuse('not-found', { errors: [{ field: 'quoteId', reason: 'is not a quote of this shopper' }] })
    case 'quote-expired':
      return refuse('quote-expired')
    case 'quote-used':
      return refuse('quote-expired', { detail: 'A quote buys once, and this one has; ask for a new one.' })
    case 'delivery-differs':
      return wrong(problem.field, 'is not what was quoted')
    case 'cart-changed':
      return refuse('cart-changed')
    case 'key-reused':
      return refuse('idempotency-key-reused')
    case 'order-unknown':
    case 'order-closed':
    case 'order-busy':
      return refuse(problem.code)
    case 'nothing-left':
      return wrong('lines', 'cancel the order instead')
    case 'revision-faulty':
      return refuse('invalid-request', { errors: problem.faults.map(faultyLine) })
    case 'order-exists':
    case 'change-absent':
    case 'refund-too-large':
      throw new Error(`no request leads to ${problem.code}`)
    case 'cursor-unknown':
      return wrong('cursor', 'is not a place in this list')
  }
}

function faultyLine(fault: RevisionFault): FieldError {
  switch (fault.kind) {
    case 'unknown':
      return { field: `lines.${fault.index}.sku`, reason: 'is not in the order' }
    case 'named-twice':
      return { field: `lines.${fault.index}.sku`, reason: 'is named twice' }
    case 'too-many':
      return { field: `lines.${fault.index}.quantity`, reason: `must be at most ${fault.atMost}` }
  }
}

/** A field of a well-formed request that asks for something that cannot be. */
export function wrong(field: string, reason: string): Refusal {
  return refuse('invalid-request', { errors: [{ field, reason }] })
}
