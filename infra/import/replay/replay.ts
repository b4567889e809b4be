import type { Order, StoresPage } from '@galleria/contracts/web'
import { millsInPenny } from '../dataset/money.ts'
import type { Cancellation, Invoice, Sale } from '../folder/format.ts'
import { readInvoices } from '../folder/read-import.ts'
import type { CardToken } from './card-tokens.ts'
import { earlierOrders, nameOf } from './earlier-orders.ts'
import type { GuestOf } from './guests.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createLanes, createPace, type Pause } from './pace.ts'
import { decided, placeOrder, type Till } from './place-order.ts'
import { createPlacedSales, type TakenFrom } from './placed-sales.ts'
import { type AskShop, granted } from './shop-client.ts'
import { ordersOf } from './split.ts'
import { takeBack } from './take-back.ts'

/** What is replayed, how, and to whom. */
export interface Replay {
  /** The folder of the import. */
  readonly folder: string
  readonly ask: AskShop
  readonly token: CardToken
  readonly guestOf: GuestOf
  /** Times as quick as it was; 0 for as quick as it goes. */
  readonly speed: number
  /** The first day, and the day after the last one. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The most invoices. */
  readonly limit?: number | undefined
  /** Stops it: what is in hand is finished, and nothing is begun. */
  readonly stop: AbortSignal
  /** Waits until the next invoice is due; ends when it is stopped. */
  readonly pause: Pause
  /** Waits before something is asked again. */
  readonly wait: Pause
  /** Told of each invoice that is done. */
  readonly progress?: (invoice: Invoice, ledger: Ledger) => void
}

/** Guests who are served beside each other. */
const width = 8

/** Replays the invoices of an import, in their order and rhythm, each customer's one after the other. */
export async function replay(settings: Replay): Promise<Ledger> {
  const { ask, token, guestOf, speed, stop, pause, wait, progress } = settings
  const ledger = createLedger()
  const placed = createPlacedSales(await takenFrom(settings))
  const till: Till = { ask, token, pause: wait, storeId: await aStore(ask) }
  const due = createPace(speed, pause)
  const lanes = createLanes(width)
  const met = new Map<string, Promise<Map<string, Order>>>()

  async function replayed(invoice: Invoice, customer: string): Promise<void> {
    if (stop.aborted) return
    const guest = guestOf(customer)
    const done = invoice.kind === 'sale' ? await sell(guest, invoice) : await giveBack(guest, invoice)
    ledger.noteInvoice(done)
    progress?.(done, ledger)
  }

  /** What a guest had ordered when they were first met. */
  function before(guest: string): Promise<Map<string, Order>> {
    const known = met.get(guest) ?? earlierOrders(ask, guest)
    met.set(guest, known)
    return known
  }

  /** Buys a sale; stopped in the midst of one, it says what of it was bought. */
  async function sell(guest: string, invoice: Sale): Promise<Sale> {
    const known = await before(guest)
    const bought: Sale['lines'] = []
    for (const plan of ordersOf(invoice)) {
      if (stop.aborted) return { ...invoice, lines: bought, leftOut: [] }
      const earlier = known.get(nameOf(invoice.invoice, plan.part))
      const order = earlier
        ? await outOfPending(till, guest, earlier)
        : await placeOrder(till, guest, invoice.invoice, plan)
      ledger.noteOrder(order, earlier !== undefined)
      if (order.status === 'rejected')
        ledger.leftOut.add('order-rejected', plan.cents * millsInPenny, plan.lines.length)
      else placed.note(invoice.invoice, plan, order.orderId)
      bought.push(...plan.lines.map(({ sku, quantity, priceCents }) => ({ sku, pieces: quantity, priceCents })))
    }
    return invoice
  }

  /** Gives back what a cancellation says; stopped in the midst of it, it says what of it was. */
  async function giveBack(guest: string, invoice: Cancellation): Promise<Cancellation> {
    const gone: Cancellation['takes'] = []
    for (const plan of placed.plan(invoice.takes)) {
      if (stop.aborted) return { ...invoice, takes: gone, leftOut: [] }
      const {
        order,
        taken,
        reason = 'order-closed',
      } = await takeBack(till, guest, { invoice: invoice.invoice, ...plan })
      ledger.noteOrder(order)
      const takes = takesOf(plan, invoice)
      if (taken) placed.take(plan)
      else
        for (const { pieces, priceCents } of takes) ledger.notTakenBack.add(reason, -pieces * priceCents * millsInPenny)
      gone.push(...takes)
    }
    noteOutside(invoice, gone)
    return invoice
  }

  /** What was bought before this replay begins, or was rejected, cannot be taken back. */
  function noteOutside({ takes }: Cancellation, gone: Cancellation['takes']): void {
    for (const [sku, wanted] of Map.groupBy(takes, (take) => take.sku)) {
      const missing = piecesOf(wanted) - piecesOf(gone.filter((take) => take.sku === sku))
      const [{ priceCents } = { priceCents: 0 }] = wanted
      if (missing > 0) ledger.notTakenBack.add('sale-outside', -missing * priceCents * millsInPenny)
    }
  }

  for await (const invoice of chosen(settings)) {
    if (stop.aborted) break
    await due(invoice.at)
    const customer = invoice.customer ?? `invoice ${invoice.invoice}`
    await lanes.add(customer, () => replayed(invoice, customer))
  }
  await lanes.finish()
  return ledger
}

/** An order that was placed before, once it is known whether it came to something; a change of it may still be under way. */
async function outOfPending(till: Till, guest: string, earlier: Order): Promise<Order> {
  return earlier.status === 'pending' ? decided(till, guest, earlier) : earlier
}

/** What goes out of one order, as a cancellation says it. */
function takesOf({ pieces }: TakenFrom, { takes }: Cancellation): Cancellation['takes'] {
  return [...pieces].flatMap(([sku, count]) => {
    const take = takes.find((take) => take.sku === sku)
    return take ? [{ ...take, pieces: count }] : []
  })
}

function piecesOf(takes: Cancellation['takes']): number {
  return takes.reduce((sum, { pieces }) => sum + pieces, 0)
}

/** The invoices that are replayed: those between two days, and of them no more than so many. */
async function* chosen({
  folder,
  from = '',
  to = '9999',
  limit = Number.POSITIVE_INFINITY,
}: Replay): AsyncGenerator<Invoice> {
  let count = 0
  for await (const invoice of readInvoices(folder)) {
    if (invoice.at >= to || count >= limit) return
    if (invoice.at < from) continue
    count += 1
    yield invoice
  }
}

/** The invoices of which something is taken back: all that has to be remembered. */
async function takenFrom(settings: Replay): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const invoice of chosen(settings))
    if (invoice.kind === 'cancellation') for (const take of invoice.takes) found.add(take.invoice)
  return found
}

async function aStore(ask: AskShop): Promise<string> {
  const guest = crypto.randomUUID()
  const { stores } = granted(await ask<StoresPage>({ method: 'GET', path: '/pages/stores', guest }), 'the stores')
  const [first] = stores.state === 'missing' ? [] : stores.data
  if (!first) throw new Error('the shop has no store to pick anything up at')
  return first.storeId
}
