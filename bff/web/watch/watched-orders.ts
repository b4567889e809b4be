import { outageBehind } from '@galleria/chassis/outage'
import type { World } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Answer } from '@galleria/contracts/answer'
import type { Order } from '@galleria/contracts/orders'
import type { OrderNews } from './order-news.ts'

/** Somebody who watches an order. */
export interface Watcher {
  /** Told of the order each time it was looked at, changed or not. */
  readonly tell: (order: Order) => void
  /** There is no such order any more. */
  readonly lost: () => void
}

/** The orders that somebody watches. */
export interface WatchedOrders {
  /** Begins to watch; the returned function ends it. The order must be the shopper's own. */
  follow(shopperId: string, orderId: string, watcher: Watcher): () => void
  /** How many orders are watched. */
  readonly size: number
}

/** What it takes to watch orders. */
export interface WatchedOrdersParts {
  readonly news: OrderNews
  /** Looks at an order. Rejects when nobody answered. */
  readonly look: (shopperId: string, orderId: string) => Promise<Answer<Order>>
  readonly world: World
  readonly log: Logger
}

/** How often an order is looked at though nobody has said that it changed, in milliseconds: a hint may have been lost. */
const lookEveryMs = 10_000
/** How soon it is tried again after nobody answered; doubled each time, up to {@link lookEveryMs}. */
const firstRetryMs = 1_000

/**
 * Looks at watched orders when there is news of them, and now and then without: one look at a time for each order,
 * however many watch it and however much is heard meanwhile. An outage is nobody's concern here: it is tried again.
 */
export function createWatchedOrders(parts: WatchedOrdersParts): WatchedOrders {
  const orders = new Map<string, WatchedOrder>()
  return {
    follow(shopperId, orderId, watcher) {
      const key = `${shopperId} ${orderId}`
      const watched = orders.get(key) ?? watchOrder(parts, shopperId, orderId)
      orders.set(key, watched)
      watched.watchers.add(watcher)
      return () => {
        if (!watched.watchers.delete(watcher) || watched.watchers.size > 0) return
        watched.stop()
        orders.delete(key)
      }
    },
    get size() {
      return orders.size
    },
  }
}

interface WatchedOrder {
  readonly watchers: Set<Watcher>
  stop(): void
}

function watchOrder({ news, look, world, log }: WatchedOrdersParts, shopperId: string, orderId: string): WatchedOrder {
  const { clock, random } = world
  const watchers = new Set<Watcher>()
  let isLooking = false
  let isNews = false
  let failures = 0
  let cancelNext = () => {}
  const stopHearing = news.onChange(orderId, () => {
    // Whoever is looking may have looked before this happened.
    isNews = true
    if (!isLooking) lookNow()
  })
  lookLater()
  return {
    watchers,
    stop() {
      stopHearing()
      cancelNext()
    },
  }

  function lookLater(): void {
    const delayMs = failures === 0 ? lookEveryMs : Math.min(lookEveryMs, firstRetryMs * 2 ** (failures - 1))
    // A tenth sooner by chance, so that those who lost the same neighbour do not all come back to it at once.
    cancelNext = clock.after(delayMs * (1 - random.fraction() / 10), lookNow)
  }

  function lookNow(): void {
    cancelNext()
    isLooking = true
    isNews = false
    void lookOnce().then(() => {
      isLooking = false
      if (watchers.size === 0) return
      if (isNews && failures === 0) lookNow()
      else lookLater()
    })
  }

  /** Never rejects. */
  async function lookOnce(): Promise<void> {
    try {
      const answer = await look(shopperId, orderId)
      failures = 0
      for (const watcher of [...watchers]) {
        if (answer.ok) watcher.tell(answer.value)
        else watcher.lost()
      }
    } catch (error) {
      failures += 1
      if (!outageBehind(error)) log.error({ error, orderId }, 'a watched order could not be looked at')
    }
  }
}
