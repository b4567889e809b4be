/** The most pieces of one variant a cart may hold. */
const mostPieces = 99

/** How many pieces may be asked for; all that a cart may hold when nobody knows the stock. */
export function mostOf(available: number | undefined): number {
  return Math.max(1, Math.min(mostPieces, available ?? mostPieces))
}
