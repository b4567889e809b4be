import type { Order } from '@galleria/contracts/orders'
import type { Parcel } from '@galleria/contracts/shipping'
import type { OrderPage } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import type { OrderListener } from '../api/order-events.ts'
import { isOver } from '../model/order-end.ts'
import { bridgeMs, lookAgainMs, mostLooks, reopenMs } from '../model/waiting.ts'
import type { PageSight } from './page-sight.ts'
import type { Timers } from './timers.ts'

/**
 * How the page hears of its order: the shop tells (`live`), the page asks now and then (`checking`), nobody answers and
 * what is shown may be old (`lost`), or there is nothing more to hear (`over`).
 */
export type Link = 'live' | 'checking' | 'lost' | 'over'

/** What following needs of the world. */
export interface FollowPorts {
  readonly timers: Timers
  readonly sight: PageSight
  /** Undefined where the browser has no events. */
  readonly open: (listener: OrderListener) => (() => void) | undefined
  readonly ask: () => Promise<ApiAnswer<OrderPage>>
  /** Takes what was heard; true when it was news. */
  readonly heard: (order: OrderPage) => boolean
  /** Takes where the packages are. */
  readonly moved: (parcel: Parcel) => void
  /** `knownAt` is when what is shown was last known to be true, in milliseconds since the Unix epoch. */
  readonly linked: (link: Link, knownAt: number) => void
}

/** One order being followed. */
export interface Following {
  /** Looks at once, and begins anew to look often. */
  look(): void
  /** Closes the connection and forgets every timer. */
  stop(): void
}

/**
 * Follows an order: by server-sent events where they can be had, by asking with backoff where they cannot, and by both
 * until it is clear which. A page that nobody sees holds no connection (a browser has six to a host) and asks nothing.
 */
export function followOrder({ timers, sight, open, ask, heard, moved, linked }: FollowPorts): Following {
  let closeEvents: (() => void) | undefined
  let cancelLook: (() => void) | undefined
  let cancelReopen: (() => void) | undefined
  let isLive = false
  let looks = 0
  let reopens = 0
  let turn = 0
  let knownAt = timers.now()

  function rest(): void {
    if (isLive) knownAt = timers.now()
    turn += 1
    isLive = false
    closeEvents?.()
    cancelLook?.()
    cancelReopen?.()
    closeEvents = cancelLook = cancelReopen = undefined
  }
  function wake(): void {
    rest()
    looks = reopens = 0
    if (sight.hidden()) return
    connect()
    void look()
  }
  function finish(): void {
    stop()
    linked('over', knownAt)
  }
  function stop(): void {
    stopWatching()
    rest()
  }

  function connect(): void {
    cancelReopen = undefined
    closeEvents = open({ opened, told, moved: toldOfParcel, ended: finish, interrupted, failed })
    lookIn(closeEvents ? bridgeMs : lookAgainMs(0))
  }
  function opened(): void {
    isLive = true
    looks = reopens = 0
    cancelLook?.()
    cancelLook = undefined
    knownAt = timers.now()
    linked('live', knownAt)
  }
  function told(order: Order): void {
    opened()
    take(order)
  }
  function toldOfParcel(parcel: Parcel): void {
    opened()
    moved(parcel)
  }
  function interrupted(): void {
    if (isLive) {
      knownAt = timers.now()
      linked('checking', knownAt)
    }
    isLive = false
    lookIn(bridgeMs)
  }
  function failed(): void {
    interrupted()
    closeEvents = undefined
    cancelReopen = timers.after(reopenMs(reopens++), connect)
  }

  /** An earlier appointment stands. */
  function lookIn(ms: number): void {
    cancelLook ??= timers.after(ms, () => void look())
  }
  async function look(): Promise<void> {
    cancelLook?.()
    cancelLook = undefined
    const mine = ++turn
    const answer = await ask()
    if (mine !== turn) return
    looks += 1
    if (answer.ok) {
      knownAt = timers.now()
      if (!isLive) linked('checking', knownAt)
      if (take(answer.value)) looks = 0
      // It came to its end, and nothing is to be followed any more.
      if (mine !== turn) return
    }
    if (isLive) return
    if (!answer.ok || looks >= mostLooks) linked('lost', knownAt)
    if (looks < mostLooks) lookIn(lookAgainMs(looks))
  }
  function take(order: OrderPage): boolean {
    const isNews = heard(order)
    if (isOver(order)) finish()
    return isNews
  }

  const stopWatching = sight.onChange(wake)
  if (!sight.hidden()) connect()
  return { look: wake, stop }
}
