import { allocate, euros, type Money, minus, total } from './money.ts'
import { type PricedLine, subtotalOf, type Totals } from './pricing.ts'

/** Pieces of one variant. */
export type StockLine = {
  readonly sku: string
  readonly quantity: number
}

/** Pieces that leave an order, and what is given back for them. */
export interface TakenLine extends StockLine {
  readonly amount: Money
  /** The part of `amount` that is value added tax. */
  readonly tax: Money
}

/** Taking pieces out of an order. `refund` is the sum of what was taken, `refundTax` of its tax; `totals` are what is left. */
export interface Revision {
  /** `<orderId>-r<number>`; names the giving back, so that it happens once. */
  readonly revisionId: string
  /** Counts from one, also those that were refused. */
  readonly number: number
  /** All that remains. */
  readonly lines: readonly StockLine[]
  readonly taken: readonly TakenLine[]
  readonly refund: Money
  readonly refundTax: Money
  readonly totals: Totals
}

/** What is wrong with one line that was asked for; `index` is its place in the request. */
export type RevisionFault = { readonly index: number } & (
  | { readonly kind: 'unknown' }
  | { readonly kind: 'named-twice' }
  | { readonly kind: 'too-many'; readonly atMost: number }
)

/** What a shopper's wish for fewer pieces comes to. */
export type RevisionPlan =
  | { readonly kind: 'faulty'; readonly faults: readonly RevisionFault[] }
  | { readonly kind: 'nothing-left' }
  | { readonly kind: 'no-change' }
  | { readonly kind: 'revision'; readonly revision: Omit<Revision, 'revisionId' | 'number'> }

/** Sku and pieces of priced lines. */
export function stockLines(lines: readonly StockLine[]): StockLine[] {
  return lines.map(({ sku, quantity }) => ({ sku, quantity }))
}

/**
 * Plans a revision. `wanted` says what shall remain of the lines it names; an order only shrinks. The fee for shipping stays
 * as it was agreed. What leaves is given back at the price it was bought at, and its tax is a share of the order's own tax,
 * by largest remainder, so that what was given back and what is left always add up (I-PAY-3, I-PAY-7).
 */
export function planRevision(
  { lines, totals }: { readonly lines: readonly PricedLine[]; readonly totals: Totals },
  wanted: readonly StockLine[],
): RevisionPlan {
  const faults = faultsIn(lines, wanted)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const left = keepOf(lines, remaining(lines, wanted))
  if (left.length === 0) return { kind: 'nothing-left' }
  const taken = takenFrom(lines, wanted)
  if (taken.length === 0) return { kind: 'no-change' }
  const refund = total(taken.map(({ linePrice }) => linePrice))
  const kept = minus(totals.total, refund)
  const [tax = euros(0), ...taxes] = allocate(totals.tax, [kept, ...taken.map(({ linePrice }) => linePrice)])
  return {
    kind: 'revision',
    revision: {
      lines: stockLines(left),
      taken: taken.map(({ sku, quantity, linePrice }, i) => ({
        sku,
        quantity,
        amount: linePrice,
        tax: taxes[i] ?? euros(0),
      })),
      refund,
      refundTax: total(taxes),
      totals: { subtotal: subtotalOf(left), shipping: totals.shipping, tax, total: kept },
    },
  }
}

/** All that would remain of an order, whether it may be asked for or not. */
export function remaining(lines: readonly StockLine[], wanted: readonly StockLine[]): StockLine[] {
  return lines
    .map(({ sku, quantity }) => ({ sku, quantity: wanted.find((line) => line.sku === sku)?.quantity ?? quantity }))
    .filter(({ quantity }) => quantity > 0)
}

/** The priced lines that are left when only these pieces remain. */
export function keepOf(lines: readonly PricedLine[], left: readonly StockLine[]): PricedLine[] {
  return lines.flatMap((line) => {
    const quantity = left.find(({ sku }) => sku === line.sku)?.quantity ?? 0
    return quantity === 0 ? [] : [withPieces(line, quantity)]
  })
}

/** All that has been taken out, one line a variant, with what is taken out now. */
export function takeOut(
  { lines, takenOut }: { readonly lines: readonly PricedLine[]; readonly takenOut: readonly PricedLine[] },
  taken: readonly StockLine[],
): PricedLine[] {
  const pieces = (sku: string) => taken.find((line) => line.sku === sku)?.quantity ?? 0
  const again = takenOut.map((line) => withPieces(line, line.quantity + pieces(line.sku)))
  const first = lines.filter(({ sku }) => pieces(sku) > 0 && !takenOut.some((line) => line.sku === sku))
  return [...again, ...first.map((line) => withPieces(line, pieces(line.sku)))]
}

function takenFrom(lines: readonly PricedLine[], wanted: readonly StockLine[]): PricedLine[] {
  return lines.flatMap((line) => {
    const left = wanted.find(({ sku }) => sku === line.sku)?.quantity ?? line.quantity
    return left === line.quantity ? [] : [withPieces(line, line.quantity - left)]
  })
}

function withPieces(line: PricedLine, quantity: number): PricedLine {
  return { ...line, quantity, linePrice: euros(line.unitPrice.cents * quantity) }
}

function faultsIn(lines: readonly StockLine[], wanted: readonly StockLine[]): RevisionFault[] {
  return wanted.flatMap(({ sku, quantity }, index): RevisionFault[] => {
    const line = lines.find((candidate) => candidate.sku === sku)
    if (!line) return [{ index, kind: 'unknown' }]
    if (wanted.findIndex((other) => other.sku === sku) < index) return [{ index, kind: 'named-twice' }]
    return quantity > line.quantity ? [{ index, kind: 'too-many', atMost: line.quantity }] : []
  })
}
