import type { Call } from '@galleria/chassis/call'
import { outageBehind } from '@galleria/chassis/outage'
import { confirm, type OrderDecision, type PlacedOrder, type Rejection, reject } from '../domain/order.ts'
import type { LoadedOrder, Now, Orders, Payments, Settlement, Settlements, Stock, Tally, Undo } from '../ports.ts'

/** What settling needs. */
export interface SettlePorts {
  readonly orders: Orders
  readonly settlements: Settlements
  readonly stock: Stock
  readonly payments: Payments
  readonly tally: Tally
  readonly now: Now
  /** How long the provider may leave us in the dark about an order's money, in milliseconds. */
  readonly paymentPatienceMs: number
}

/** How long whoever settles an order has it to himself: longer than all asks of one try may take together. */
export const leaseMs = 15_000

const shortestDelayMs = 2_000
const longestDelayMs = 60_000

/** What came of one try to buy. `open` means that nobody knows yet. */
type Verdict =
  | { readonly kind: 'bought' }
  | { readonly kind: 'refused'; readonly rejection: Rejection; readonly undo: readonly Undo[] }
  | { readonly kind: 'open' }

/**
 * Brings an order a try nearer to its end: stock is held, money authorized, stock sold, and the order confirmed; or it
 * is rejected, and then what was done is undone. Every ask names the order, and whoever is asked answers a second time
 * as the first, so a try begins at the beginning and may break off anywhere. An outage leaves the order as it is, to be
 * tried again later for as long as it lasts. A provider that does not know what it did is asked for a while; then the order
 * is rejected and the payment voided, which holds whatever the provider did. Answers the order as it then is.
 */
export function makeSettleOrder(ports: SettlePorts) {
  const { orders, settlements, now } = ports

  return async (settlement: Settlement, call: Call): Promise<PlacedOrder> => {
    const { orderId } = settlement
    try {
      await tryOnce(settlement, await mustLoad(orders, orderId), ports, call)
    } catch (error) {
      // Whatever happened, it comes round again; only an outage is nobody's mistake.
      await settlements.defer(orderId, now() + delayMs(settlement))
      const outage = outageBehind(error)
      if (!outage) throw error
      call.log.warn({ orderId, outage: outage.kind, target: outage.target }, 'an order could not be settled yet')
    }
    return (await mustLoad(orders, orderId)).order
  }
}

async function tryOnce(settlement: Settlement, loaded: LoadedOrder, ports: SettlePorts, call: Call): Promise<void> {
  const { settlements, now } = ports
  const { orderId } = settlement
  if (settlement.task === 'undo') return await undoAll(orderId, settlement.undo, ports, call)
  // Whoever had it before was only slow, and has settled it after all.
  if (loaded.order.status !== 'pending') return
  const verdict = await buy(loaded.order, settlement, ports, call)
  switch (verdict.kind) {
    case 'open':
      call.log.info({ orderId }, 'an order waits for an answer')
      return await settlements.defer(orderId, now() + delayMs(settlement))
    case 'bought':
      return await confirmOrder(loaded, ports, call)
    case 'refused':
      if (await rejectOrder(loaded, verdict.rejection, verdict.undo, ports, call))
        await undoAll(orderId, verdict.undo, ports, call)
  }
}

async function buy(
  { orderId, placedAt, lines, totals }: PlacedOrder,
  { attempts, paymentToken }: Extract<Settlement, { task: 'buy' }>,
  { stock, payments, now, paymentPatienceMs }: SettlePorts,
  call: Call,
): Promise<Verdict> {
  const held = await stock.reserve(
    orderId,
    lines.map(({ sku, quantity }) => ({ sku, quantity })),
    call,
  )
  // An earlier try may have come as far as the money, and its hold may have lapsed since.
  const before: Undo[] = attempts === 0 ? [] : ['void-payment', 'release-stock']
  if (held.kind === 'out-of-stock') return refused({ reason: 'out-of-stock', skus: held.skus }, before)

  const answer = await payments.authorize(orderId, totals.total.cents, paymentToken, call)
  switch (answer.kind) {
    case 'unknown':
      if (now() < Date.parse(placedAt) + paymentPatienceMs) return { kind: 'open' }
      return refused({ reason: 'payment-declined' }, ['void-payment', 'release-stock'])
    case 'declined':
      return refused({ reason: 'payment-declined', ...(answer.reason ? { declineReason: answer.reason } : {}) }, [
        'release-stock',
      ])
    case 'token-invalid':
      return refused({ reason: 'payment-token-invalid' }, ['release-stock'])
    case 'closed':
      return refused({ reason: 'payment-declined' }, ['void-payment', 'release-stock'])
    case 'authorized':
      // Without the hold the next try asks for a new one, and finds out whether there is still stock.
      return (await stock.commit(orderId, call)) === 'committed' ? { kind: 'bought' } : { kind: 'open' }
  }
}

function refused(rejection: Rejection, undo: readonly Undo[]): Verdict {
  return { kind: 'refused', rejection, undo }
}

async function confirmOrder(loaded: LoadedOrder, ports: SettlePorts, call: Call): Promise<void> {
  const bought = loaded.order.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  if (!(await close(loaded, confirm(loaded.order), { bought, undo: [] }, ports, call))) return
  ports.tally.confirmed()
  call.log.info({ orderId: loaded.order.orderId }, 'an order is confirmed')
}

async function rejectOrder(
  loaded: LoadedOrder,
  rejection: Rejection,
  undo: readonly Undo[],
  ports: SettlePorts,
  call: Call,
): Promise<boolean> {
  if (!(await close(loaded, reject(loaded.order, rejection), { bought: [], undo }, ports, call))) return false
  ports.tally.rejected(rejection.reason)
  call.log.info({ orderId: loaded.order.orderId, reason: rejection.reason }, 'an order is rejected')
  return true
}

async function close(
  { order, seen }: LoadedOrder,
  decision: OrderDecision,
  rest: Pick<Parameters<Orders['close']>[0], 'bought' | 'undo'>,
  { orders, now }: SettlePorts,
  call: Call,
): Promise<boolean> {
  if (!decision.ok)
    throw new Error(`an order that is ${order.status} was settled the other way: ${decision.problem.code}`)
  return await orders.close({ order, events: decision.events, seen, at: now(), ...rest }, call)
}

/** The last thing done is the first undone. */
async function undoAll(
  orderId: string,
  undo: readonly Undo[],
  { stock, payments, settlements }: SettlePorts,
  call: Call,
): Promise<void> {
  if (undo.includes('void-payment')) await payments.void(orderId, call)
  if (undo.includes('release-stock')) await stock.release(orderId, call)
  await settlements.finish(orderId)
}

function delayMs({ attempts }: Settlement): number {
  return Math.min(longestDelayMs, shortestDelayMs * 2 ** Math.min(attempts, 10))
}

async function mustLoad(orders: Orders, orderId: string): Promise<LoadedOrder> {
  const loaded = await orders.load(orderId)
  if (!loaded) throw new Error(`there is a settlement for ${orderId}, which is no order`)
  return loaded
}
