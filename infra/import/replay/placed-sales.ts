import type { OrderPlan } from './split.ts'

/** An order of the shop, and what remains of each variant in it. */
interface Part {
  readonly orderId: string
  readonly remaining: Map<string, number>
}

/** What is taken out of one order: what remains of the variants it is about, and what goes of each. */
export interface TakenFrom {
  readonly orderId: string
  readonly remaining: readonly { readonly sku: string; readonly quantity: number }[]
  readonly whole: boolean
  readonly pieces: ReadonlyMap<string, number>
}

/** Remembers which orders the invoices became of which something is taken back later, and what remains in them. */
export function createPlacedSales(takenFrom: ReadonlySet<string>) {
  const sales = new Map<string, Part[]>()
  const byOrder = new Map<string, Part>()
  return {
    note(invoice: string, { lines }: OrderPlan, orderId: string): void {
      if (!takenFrom.has(invoice)) return
      const part = { orderId, remaining: new Map(lines.map(({ sku, quantity }) => [sku, quantity])) }
      sales.set(invoice, [...(sales.get(invoice) ?? []), part])
      byOrder.set(orderId, part)
    },
    /** Says what must go out of which orders so that so many pieces are gone, the latest parts first; fewer when there are not so many. */
    plan(wanted: readonly { readonly invoice: string; readonly sku: string; readonly pieces: number }[]): TakenFrom[] {
      const plans = new Map<Part, Map<string, number>>()
      for (const { invoice, sku, pieces } of wanted) {
        let left = pieces
        for (const part of (sales.get(invoice) ?? []).toReversed()) {
          const goes = Math.min(left, part.remaining.get(sku) ?? 0)
          if (goes === 0) continue
          left -= goes
          plans.set(part, (plans.get(part) ?? new Map<string, number>()).set(sku, goes))
        }
      }
      return [...plans].map(([part, pieces]) => ({
        orderId: part.orderId,
        pieces,
        remaining: [...pieces].map(([sku, goes]) => ({ sku, quantity: (part.remaining.get(sku) ?? 0) - goes })),
        whole: part.remaining.entries().every(([sku, quantity]) => quantity === (pieces.get(sku) ?? 0)),
      }))
    },
    /** Notes that what was planned is out. */
    take({ orderId, remaining }: TakenFrom): void {
      for (const { sku, quantity } of remaining) byOrder.get(orderId)?.remaining.set(sku, quantity)
    },
  }
}
