import type { Caller } from '@galleria/chassis/authority/caller'
import { outageBehind } from '@galleria/chassis/outage'
import type { World } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Answer } from '@galleria/contracts/answer'
import type { OrderNews } from './order-news.ts'

/** Somebody who watches an order, or what belongs to it. */
export interface Watcher<Seen> {
  /** In whose name they look, as of now; undefined when their session has ended, and rejects when nobody can tell. */
  readonly again: () => Promise<Caller | undefined>
  /** Told of what is seen each time it was looked at, changed or not. */
  readonly tell: (seen: Seen) => void
  /** There is no such thing any more, or they may not see it any more. */
  readonly lost: () => void
}

/** The orders that somebody watches. */
export interface WatchedOrders<Seen> {
  /** Begins to watch; the returned function ends it. The visitor must have been found to be somebody who may see it. */
  follow(visitorId: string, orderId: string, watcher: Watcher<Seen>): () => void
  /** How many orders are watched. */
  readonly size: number
}

/** What it takes to watch orders. */
export interface WatchedOrdersParts<Seen> {
  readonly news: OrderNews
  /** Looks at an order, or at what belongs to it. Rejects when nobody answered. */
  readonly look: (caller: Caller, orderId: string) => Promise<Answer<Seen>>
  /** Whether it is looked for whoever begins to watch. When not said they have just looked themselves. */
  readonly looksAtOnce?: boolean
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
export function createWatchedOrders<Seen>(parts: WatchedOrdersParts<Seen>): WatchedOrders<Seen> {
  const orders = new Map<string, WatchedOrder<Seen>>()
  return {
    follow(visitorId, orderId, watcher) {
      const key = `${visitorId} ${orderId}`
      const watched = orders.get(key) ?? watchOrder(parts, orderId)
      orders.set(key, watched)
      watched.watchers.add(watcher)
      if (parts.looksAtOnce) watched.lookAgain()
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

interface WatchedOrder<Seen> {
  readonly watchers: Set<Watcher<Seen>>
  /** Looks now, or once more when somebody is at it. */
  lookAgain(): void
  stop(): void
}

function watchOrder<Seen>({ news, look, world, log }: WatchedOrdersParts<Seen>, orderId: string): WatchedOrder<Seen> {
  const { clock, random } = world
  const watchers = new Set<Watcher<Seen>>()
  let isLooking = false
  let isNews = false
  let failures = 0
  let cancelNext = () => {}
  const stopHearing = news.onChange(orderId, lookAgain)
  lookLater()
  return {
    watchers,
    lookAgain,
    stop() {
      stopHearing()
      cancelNext()
    },
  }

  function lookAgain(): void {
    // Whoever is looking may have looked before this happened.
    isNews = true
    if (!isLooking) lookNow()
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

  /** Lets go of those whose session has ended. The others are one visitor, so that any of them may look for all. */
  async function callerOfWatchers(): Promise<Caller | undefined> {
    const asked = [...watchers].map(async (watcher) => ({ watcher, caller: await watcher.again() }))
    const found = await Promise.all(asked)
    for (const { watcher, caller } of found) if (!caller) watcher.lost()
    return found.find(({ caller }) => caller !== undefined)?.caller
  }

  /** Never rejects. */
  async function lookOnce(): Promise<void> {
    try {
      const caller = await callerOfWatchers()
      if (!caller) return
      const answer = await look(caller, orderId)
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
