import type { Order } from '@galleria/contracts/orders'
import type { Parcel } from '@galleria/contracts/shipping'
import type { Locale } from '@galleria/contracts/values'
import type { OrderPage } from '@galleria/contracts/web'
import { type Load, useLoad } from '@galleria/ui'
import { onBeforeUnmount, onMounted, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { OpenOrderEvents } from '../api/order-events.ts'
import { loadKeys, type OrdersApi } from '../api/orders-api.ts'
import { isOver, merged } from '../model/order-end.ts'
import { isUnderWay } from '../model/parcel.ts'
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
  readonly load: Readonly<ShallowRef<Load<OrderPage>>>
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
  /** Whether the order is to be followed at all; it is when not said. A look that is recorded is made once. */
  readonly follows?: (order: OrderPage) => boolean
  /** Told of every news, with what was shown before. */
  readonly happened?: (order: Order, before: Order) => void
  /** Told when its packages were seen somewhere else, with where they were before. */
  readonly moved?: (parcel: Parcel, before: Parcel) => void
}

/** Shows an order with its packages and keeps it up to date. What is shown never goes back, whoever speaks last. */
export function useLiveOrder(
  api: OrdersApi,
  orderId: Readonly<Ref<string>>,
  locale: Readonly<Ref<Locale>>,
  { timers, sight, openEvents, follows = () => true, happened, moved }: LiveOrderPorts,
): LiveOrderViewModel {
  const { load, reload, replace } = useLoad(
    () => loadKeys.order(locale.value, orderId.value),
    async (signal) => {
      const answer = await api.order(orderId.value, { locale: locale.value, signal })
      return answer.ok ? { ok: true, value: merged(shown(), answer.value) } : answer
    },
  )
  const link = shallowRef<OrderLink>()
  let following: (Following & { readonly orderId: string }) | undefined
  let before = shown()

  function shown(): OrderPage | undefined {
    return load.value.phase === 'ready' ? load.value.value : undefined
  }
  function take(heard: OrderPage): boolean {
    const now = shown()
    if (heard.orderId !== now?.orderId) return false
    const next = merged(now, heard)
    if (next === now) return false
    replace(next)
    return true
  }
  function takeParcel(parcel: Parcel): void {
    const now = shown()
    if (!now) return
    const { parcelUnknown: _, ...order } = now
    take({ ...order, parcel })
  }
  /** The end of an order is told before the last of its parcel. */
  async function lookOnceMore(id: string): Promise<void> {
    const parcel = shown()?.parcel
    if (!parcel || !isUnderWay(parcel)) return
    const answer = await api.order(id, { locale: locale.value })
    if (answer.ok) take(answer.value)
  }

  function follow(): void {
    const order = shown()
    if (order?.orderId !== following?.orderId) stop()
    if (!order) return
    if (before?.orderId === order.orderId) {
      if (before.version < order.version) happened?.(order, before)
      if (before.parcel && order.parcel && before.parcel !== order.parcel) moved?.(order.parcel, before.parcel)
    }
    before = order
    if (!follows(order)) {
      stop()
      link.value = undefined
    } else if (isOver(order)) {
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
      moved: takeParcel,
      linked: (state, knownAt) => {
        link.value = { state, asOf: new Date(knownAt).toISOString() }
        if (state === 'over') void lookOnceMore(id)
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
