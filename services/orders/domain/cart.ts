/** Pieces of one variant. The price is not kept: it is the catalogue's, whenever the cart is read. */
export interface CartLine {
  readonly sku: string
  readonly quantity: number
}

/** What a shopper has picked up. `version` grows with every change, so that a quote can tell that it is out of date. */
export interface Cart {
  readonly version: number
  readonly lines: readonly CartLine[]
  /** Milliseconds since the Unix epoch. */
  readonly changedAt: number
}

/** The most pieces of one variant in a cart. */
export const maxPieces = 99
/** The most variants in a cart; also the most that inventory reserves at once. */
export const maxLines = 50

/** Why a cart stays as it is. */
export type CartProblem =
  | { readonly code: 'too-many-pieces'; readonly inCart: number }
  | { readonly code: 'too-many-lines' }
  | { readonly code: 'line-absent' }

/** The cart after a change, or why there was none. */
export type CartDecision<Problem = CartProblem> =
  | { readonly ok: true; readonly cart: Cart }
  | { readonly ok: false; readonly problem: Problem }

/** Whether nobody touched the cart for its whole lifetime, in milliseconds. */
export function hasExpired(cart: Cart, now: number, lifetimeMs: number): boolean {
  return now >= cart.changedAt + lifetimeMs
}

/** The cart a shopper holds now: an empty one when there was none, or when the old one has expired. */
export function cartNow(stored: Cart | undefined, now: number, lifetimeMs: number): Cart {
  if (!stored) return { version: 0, lines: [], changedAt: now }
  return hasExpired(stored, now, lifetimeMs) ? changed(stored, [], now) : stored
}

/** Adds pieces to those already there. */
export function addPieces(cart: Cart, { sku, quantity }: CartLine, now: number): CartDecision {
  const inCart = cart.lines.find((line) => line.sku === sku)?.quantity ?? 0
  if (inCart + quantity > maxPieces) return { ok: false, problem: { code: 'too-many-pieces', inCart } }
  if (inCart > 0) return { ok: true, cart: withQuantity(cart, sku, inCart + quantity, now) }
  if (cart.lines.length >= maxLines) return { ok: false, problem: { code: 'too-many-lines' } }
  return { ok: true, cart: changed(cart, [...cart.lines, { sku, quantity }], now) }
}

/** Sets the pieces of a line that is in the cart. The same number again is no change. */
export function setPieces(cart: Cart, { sku, quantity }: CartLine, now: number): CartDecision {
  const line = cart.lines.find((candidate) => candidate.sku === sku)
  if (!line) return { ok: false, problem: { code: 'line-absent' } }
  return { ok: true, cart: line.quantity === quantity ? cart : withQuantity(cart, sku, quantity, now) }
}

/** Takes lines out; those that are not in are no reason to refuse. */
export function removeLines(cart: Cart, skus: readonly string[], now: number): Cart {
  const kept = cart.lines.filter(({ sku }) => !skus.includes(sku))
  return kept.length === cart.lines.length ? cart : changed(cart, kept, now)
}

/** Takes out the pieces that were bought, and leaves what was put in since. */
export function takeBought(cart: Cart, bought: readonly CartLine[], now: number): Cart {
  const piecesOf = new Map(bought.map(({ sku, quantity }) => [sku, quantity]))
  const left = cart.lines
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - (piecesOf.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0)
  return cart.lines.some(({ sku }) => piecesOf.has(sku)) ? changed(cart, left, now) : cart
}

/** Two carts that were one shopper's all along. */
export interface MergedCarts {
  readonly cart: Cart
  /** What found no room, and stays where it was. */
  readonly left: Cart
}

/**
 * Puts the lines of a guest's cart into the cart of the user that the guest has become. Line by line the larger number of pieces is
 * kept, so that merging twice adds nothing. A line for which there is no room, or which `isTooDear`, stays with the guest: nothing
 * that anybody has picked up is lost.
 */
export function mergeCarts(
  own: Cart,
  guests: Cart,
  now: number,
  isTooDear: (lines: readonly CartLine[]) => boolean,
): MergedCarts {
  let lines = own.lines
  const left: CartLine[] = []
  for (const line of guests.lines) {
    const more = withMost(lines, line)
    if (more.length > maxLines || (more !== lines && isTooDear(more))) left.push(line)
    else lines = more
  }
  return {
    cart: lines === own.lines ? own : changed(own, lines, now),
    left: left.length === guests.lines.length ? guests : changed(guests, left, now),
  }
}

function withMost(lines: readonly CartLine[], { sku, quantity }: CartLine): readonly CartLine[] {
  const inCart = lines.find((line) => line.sku === sku)?.quantity ?? 0
  if (inCart >= quantity) return lines
  return inCart === 0
    ? [...lines, { sku, quantity }]
    : lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
}

function withQuantity(cart: Cart, sku: string, quantity: number, now: number): Cart {
  return changed(
    cart,
    cart.lines.map((line) => (line.sku === sku ? { sku, quantity } : line)),
    now,
  )
}

function changed(cart: Cart, lines: readonly CartLine[], now: number): Cart {
  return { version: cart.version + 1, lines, changedAt: now }
}
