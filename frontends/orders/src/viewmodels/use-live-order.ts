import type { Order } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import { type Load, useLoad } from '@galleria/ui'
import { onBeforeUnmount, onMounted, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { OpenOrderEvents } from '../api/order-events.ts'
import { loadKeys, type OrdersApi } from '../api/orders-api.ts'
import { isOver, newer } from '../model/order-end.ts'
import { type Following, followOrder, type Link } from './follow-order.ts'
import type { PageSight } from './page-sight.ts'
import type { Timers } from './timers.ts'

/** How the page hears of its order, and since when not, as an instant, while it is `lost`. */
export interface OrderLink {
  readonly state: Link
  readonly asOf: string
}

/** One order, followed until nothing can happen to it any more. */
export interface LiveOrderViewModel {
  readonly load: Readonly<ShallowRef<Load<Order>>>
  readonly link: Readonly<ShallowRef<OrderLink | undefined>>
  /** Takes an order that came another way, such as the answer to a command. An older one changes nothing. */
  take(order: Order): void
  /** Looks at once. */
  look(): void
  reload(): Promise<void>
}

/** What following an order needs of the world around it. */
export interface LiveOrderPorts {
  readonly timers: Timers
  readonly sight: PageSight
  readonly openEvents: OpenOrderEvents
  /** Told of every news, with what was shown before. */
  readonly happened?: (order: Order, before: Order) => void
}

/** Shows an order and keeps it up to date. What is shown never goes back in version, whoever speaks last. */
export function useLiveOrder(
  api: OrdersApi,
  orderId: Readonly<Ref<string>>,
  locale: Readonly<Ref<Locale>>,
  { timers, sight, openEvents, happened = () => undefined }: LiveOrderPorts,
): LiveOrderViewModel {
  const { load, reload, replace } = useLoad(
    () => loadKeys.order(locale.value, orderId.value),
    async (signal) => {
      const answer = await api.order(orderId.value, { locale: locale.value, signal })
      return answer.ok ? { ok: true, value: newer(shown(), answer.value) } : answer
    },
  )
  const link = shallowRef<OrderLink>()
  let following: (Following & { readonly orderId: string }) | undefined
  let before = shown()

  function shown(): Order | undefined {
    return load.value.phase === 'ready' ? load.value.value : undefined
  }
  function take(order: Order): boolean {
    const now = shown()
    if (order.orderId !== now?.orderId || order.version <= now.version) return false
    replace(order)
    return true
  }

  function follow(): void {
    const order = shown()
    if (order?.orderId !== following?.orderId) stop()
    if (!order) return
    if (before?.orderId === order.orderId && before.version < order.version) happened(order, before)
    before = order
    if (isOver(order)) {
      stop()
      link.value = { state: 'over', asOf: '' }
    } else {
      following ??= { orderId: order.orderId, ...followed(order.orderId) }
    }
  }
  function followed(id: string): Following {
    link.value = { state: 'checking', asOf: '' }
    return followOrder({
      timers,
      sight,
      open: (listener) => openEvents(id, locale.value, listener),
      ask: () => api.order(id, { locale: locale.value }),
      heard: take,
      linked: (state, knownAt) => {
        link.value = { state, asOf: new Date(knownAt).toISOString() }
      },
    })
  }
  function stop(): void {
    following?.stop()
    following = undefined
  }

  // Only in a browser: a server draws the page once and is done with it.
  onMounted(() => {
    follow()
    watch(load, follow)
  })
  onBeforeUnmount(stop)
  return { load, link, take: (order) => void take(order), look: () => following?.look(), reload }
}
