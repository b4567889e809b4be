import { refuse } from '@galleria/contracts/answer'
import type { ProblemCode } from '@galleria/contracts/problem'
import type { AskShop, Told, Wish } from '../replay/shop-client.ts'

interface Placed {
  readonly orderId: string
  readonly guest: string
  readonly name: string
  status: string
  lines: Map<string, number>
  total: number
  refunded: number
}

/** How a shop is otherwise than one where everything goes well. */
export interface Faults {
  /** Guests whose orders come to nothing. */
  readonly rejects?: ReadonlySet<string>
  /** Whether everything has been delivered by the time that somebody gives it back. */
  readonly delivers?: boolean
  /** Whether a change of an order is never settled, since somebody is away who is needed for it. */
  readonly unsettled?: boolean
  /** After so many orders nothing is answered any more. */
  readonly diesAfter?: number
}

/** A shop in memory with the rules that a replay leans on: carts, one order for one key, orders that shrink and never grow. */
export function fakeShop(prices: ReadonlyMap<string, number>, faults: Faults = {}) {
  const carts = new Map<string, Map<string, number>>()
  const orders = new Map<string, Placed>()
  const keys = new Map<string, string>()
  let alive = true

  const said = (body: unknown): Told<never> => ({ ok: true, status: 200, body: body as never })
  const no = (code: ProblemCode): Told<never> => {
    const { problem } = refuse(code)
    return { ok: false, status: problem.status, problem }
  }
  const cartOf = (guest: string) => carts.get(guest) ?? new Map<string, number>()
  const worth = (lines: ReadonlyMap<string, number>) =>
    lines.entries().reduce((sum, [sku, quantity]) => sum + quantity * (prices.get(sku) ?? 0), 0)
  const linesOf = (lines: ReadonlyMap<string, number>) =>
    [...lines].map(([sku, quantity]) => ({ sku, quantity, unitPrice: { cents: prices.get(sku) } }))
  const shown = ({ orderId, name, status, lines, total, refunded }: Placed) => ({
    orderId,
    orderNumber: orderId,
    status,
    contact: { name },
    lines: linesOf(lines),
    total: { cents: total },
    refunded: { cents: refunded },
  })

  function cart({ method, path, guest, body }: Wish): Told<never> {
    const held = cartOf(guest)
    const sku = decodeURIComponent(path.split('/')[3] ?? '')
    const line = body as { sku: string; quantity: number }
    if (method === 'DELETE') held.delete(sku)
    if (method === 'PATCH') held.set(sku, line.quantity)
    if (method === 'POST') held.set(line.sku, (held.get(line.sku) ?? 0) + line.quantity)
    carts.set(guest, held)
    return said({ cart: { lines: linesOf(held) } })
  }

  function place({ guest, body, key = '' }: Wish): Told<never> {
    const wish = JSON.stringify(body)
    const orderId = `o-${guest}-${key}`
    if (keys.has(orderId))
      return keys.get(orderId) === wish ? said(shown(order(orderId))) : no('idempotency-key-reused')
    if (orders.size === faults.diesAfter) {
      alive = false
      throw new Error('the shop is gone')
    }
    keys.set(orderId, wish)
    const lines = cartOf(guest)
    carts.delete(guest)
    const { name } = (body as { contact: { name: string } }).contact
    const status = faults.rejects?.has(guest) ? 'rejected' : 'confirmed'
    orders.set(orderId, { orderId, guest, name, status, lines, total: worth(lines), refunded: 0 })
    return said(shown(order(orderId)))
  }

  function order(orderId: string): Placed {
    const found = orders.get(orderId)
    if (!found) throw new Error(`there is no order ${orderId}`)
    return found
  }

  function change({ path, body }: Wish): Told<never> {
    const [, , orderId = '', what] = path.split('/')
    const found = order(orderId)
    if (faults.delivers) {
      found.status = 'delivered'
      return no('order-closed')
    }
    if (faults.unsettled) return said({ ...shown(found), changing: 'cancellation' })
    if (what === 'cancellation') {
      if (found.status !== 'cancelled') found.refunded += found.total
      found.status = 'cancelled'
    } else {
      const before = worth(found.lines)
      for (const { sku, quantity } of (body as { lines: { sku: string; quantity: number }[] }).lines) {
        if (quantity === 0) found.lines.delete(sku)
        else found.lines.set(sku, quantity)
      }
      found.refunded += before - worth(found.lines)
      found.total = worth(found.lines)
    }
    return said(shown(found))
  }

  const ask: AskShop = async (wish) => {
    if (!alive) throw new Error('the shop is gone')
    const { method, path, guest } = wish
    if (path.startsWith('/cart')) return cart(wish)
    if (path === '/pages/stores') return said({ stores: { state: 'fresh', data: [{ storeId: 'seoul-hannam' }] } })
    if (path === '/checkout/quote')
      return said({ quoteId: crypto.randomUUID(), total: { cents: worth(cartOf(guest)) } })
    if (path === '/orders' && method === 'POST') return place(wish)
    const own = [...orders.values()].filter((order) => order.guest === guest)
    if (path.startsWith('/orders?')) return said({ orders: own.map(({ orderId }) => ({ orderId })) })
    if (method === 'POST') return change(wish)
    const found = shown(order(path.split('/')[2] ?? ''))
    return said(faults.unsettled ? { ...found, changing: 'cancellation' } : found)
  }
  return {
    ask,
    orders,
    /** Opens it again, as it was. */
    revive: () => {
      alive = true
      faults = {}
    },
    carts,
  }
}
