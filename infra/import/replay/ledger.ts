import type { Order } from '@galleria/contracts/web'
import { type Mills, millsInPenny } from '../dataset/money.ts'
import type { Invoice } from '../folder/format.ts'
import { createLeftOuts, type LeftOuts } from '../invoices/left-out.ts'

/** What was replayed, told by the shop's own replies; what was not, by reason; and what both should come to. */
export interface Ledger {
  readonly invoices: number
  readonly cancellations: number
  readonly orders: number
  /** Orders that an earlier replay had placed. */
  readonly ordersFound: number
  readonly leftOut: LeftOuts
  readonly notTakenBack: LeftOuts
  /** What the invoices come to that were replayed, by the data: sales, and what was taken back (below nothing). */
  readonly gross: Mills
  readonly takenBack: Mills
  /** What the shop says was ordered, before anything was given back; what it says it gave back; in cents. */
  readonly orderedCents: number
  readonly refundedCents: number
  /** What the orders are worth now, less what they were worth when this replay first saw them: what its sales should have grown by. */
  readonly grownCents: number
  /** Notes that an invoice has been replayed to its end. */
  noteInvoice(invoice: Invoice): void
  /** Notes an order as the shop tells it, as often as it does. */
  noteOrder(order: Order, found?: boolean): void
}

interface Worth {
  readonly ordered: number
  readonly refunded: number
  readonly first: number
}

/** Begins to keep the books of a replay. It remembers three numbers of each order. */
export function createLedger(): Ledger {
  const orders = new Map<string, Worth>()
  const [leftOut, notTakenBack] = [createLeftOuts(), createLeftOuts()]
  const sums = { invoices: 0, cancellations: 0, ordersFound: 0, gross: 0, takenBack: 0 }
  const sum = (of: (worth: Worth) => number) => orders.values().reduce((total, worth) => total + of(worth), 0)
  return {
    get invoices() {
      return sums.invoices
    },
    get cancellations() {
      return sums.cancellations
    },
    get orders() {
      return orders.size
    },
    get ordersFound() {
      return sums.ordersFound
    },
    get gross() {
      return sums.gross
    },
    get takenBack() {
      return sums.takenBack
    },
    get orderedCents() {
      return sum(({ ordered }) => ordered)
    },
    get refundedCents() {
      return sum(({ refunded }) => refunded)
    },
    get grownCents() {
      return sum(({ ordered, refunded, first }) => ordered - refunded - first)
    },
    leftOut,
    notTakenBack,
    noteInvoice(invoice) {
      const outs = invoice.leftOut.reduce((total, { mills }) => total + mills, 0)
      if (invoice.kind === 'sale') {
        sums.invoices += 1
        sums.gross += outs + worthOf(invoice.lines)
        leftOut.addAll(invoice.leftOut)
      } else {
        sums.cancellations += 1
        sums.takenBack += outs - worthOf(invoice.takes)
        notTakenBack.addAll(invoice.leftOut)
      }
    },
    noteOrder(order, found = false) {
      const { ordered, refunded } = worthNow(order)
      const known = orders.get(order.orderId)
      sums.ordersFound += Number(found && !known)
      orders.set(order.orderId, { ordered, refunded, first: known?.first ?? (found ? ordered - refunded : 0) })
    },
  }
}

/** A rejected order is worth nothing. A cancelled one keeps its total, and all there ever was of it has been given back. */
function worthNow({ status, total, refunded }: Order): Pick<Worth, 'ordered' | 'refunded'> {
  if (status === 'rejected') return { ordered: 0, refunded: 0 }
  const ordered = status === 'cancelled' ? refunded.cents : total.cents + refunded.cents
  return { ordered, refunded: refunded.cents }
}

function worthOf(lines: readonly { readonly pieces: number; readonly priceCents: number }[]): Mills {
  return lines.reduce((total, { pieces, priceCents }) => total + pieces * priceCents, 0) * millsInPenny
}
