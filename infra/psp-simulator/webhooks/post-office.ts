import type { Books } from '../books/books.ts'
import type { Attempted, DeliveryRow } from '../books/deliveries.ts'
import type { Sent } from './send.ts'

/** What those who write events need of the office that sends them. */
export interface Post {
  /** There is something to send once the transaction under way has ended. */
  poke(): void
  /** Resolves when an event was tried for the first time, or after ten seconds. */
  attempted(event: number): Promise<void>
}

/** What the office needs. */
export interface PostOfficeOptions {
  readonly books: Pick<Books, 'deliveries' | 'write'>
  readonly now: () => number
  readonly send: (delivery: DeliveryRow, stopping: AbortSignal) => Promise<Sent>
  /** Called when an outcome could not be written down; that is tried again. */
  readonly failed: (error: unknown) => void
}

const mostAtOnce = 8
const firstRetryMs = 500
const longestRetryMs = 30_000
/** A merchant that has taken nothing for three days is not going to. */
const giveUpMs = 3 * 86_400_000
/** How long outcomes are gathered before one transaction notes them all. */
const gatherMs = 20
const noteAgainMs = 1_000
const attemptedByMs = 10_000

/** Sends what is due, a few at a time, until it is taken: at least once, each retry after twice the wait. */
export function createPostOffice({ books, now, send, failed }: PostOfficeOptions) {
  const { deliveries } = books
  const stopping = new AbortController()
  /** From when a sending is taken up until its outcome is on the disk. */
  const busy = new Set<number>()
  const running = new Set<Promise<void>>()
  const watched = new Map<number, () => void>()
  let outcomes: Attempted[] = []
  let wake: Timer | undefined
  let poked: NodeJS.Immediate | undefined
  let gathering: Timer | undefined

  function takeUp(): void {
    if (stopping.signal.aborted) return
    clearTimeout(wake)
    const free = mostAtOnce - running.size
    if (free > 0) {
      const due = deliveries.due(now(), busy.size + free).filter(({ sequence }) => !busy.has(sequence))
      for (const delivery of due.slice(0, free)) begin(delivery)
    }
    const next = deliveries.nextDue(now())
    if (next !== undefined) wake = setTimeout(takeUp, Math.min(Math.max(next - now(), 1), longestRetryMs))
  }

  function begin(delivery: DeliveryRow): void {
    busy.add(delivery.sequence)
    const attempt = send(delivery, stopping.signal).then((sent) => {
      running.delete(attempt)
      // What was broken off by our own end was no attempt.
      if (!sent.taken && stopping.signal.aborted) return
      outcomes.push(outcomeOf(delivery, sent))
      gathering ??= setTimeout(note, gatherMs)
      watched.get(delivery.event)?.()
      takeUp()
    })
    running.add(attempt)
  }

  function outcomeOf(delivery: DeliveryRow, { taken, result }: Sent): Attempted {
    const givenUp = delivery.once === 1 || now() - delivery.since > giveUpMs
    const waitMs = Math.min(firstRetryMs * 2 ** delivery.attempts, longestRetryMs)
    return { delivery, result, nextAt: now() + waitMs, state: taken ? 'delivered' : givenUp ? 'given_up' : 'pending' }
  }

  async function note(): Promise<void> {
    gathering = undefined
    const noted = outcomes
    outcomes = []
    try {
      await books.write(() => {
        for (const outcome of noted) deliveries.mark(outcome, now())
      })
    } catch (error) {
      // They stay taken up until they are noted, so that a full disk does not become a flood of webhooks.
      failed(error)
      outcomes.unshift(...noted)
      gathering ??= setTimeout(note, noteAgainMs)
      return
    }
    for (const { delivery } of noted) busy.delete(delivery.sequence)
    takeUp()
  }

  return {
    poke: () => {
      poked ??= setImmediate(() => {
        poked = undefined
        takeUp()
      })
    },
    attempted(event: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>()
      const late = setTimeout(() => watched.get(event)?.(), attemptedByMs)
      watched.set(event, () => {
        clearTimeout(late)
        watched.delete(event)
        resolve()
      })
      return promise
    },
    /** Breaks off what is being sent, which then goes out again at the next start, and notes what has arrived. */
    async stop(): Promise<void> {
      stopping.abort()
      clearTimeout(wake)
      clearTimeout(gathering)
      clearImmediate(poked)
      for (const release of watched.values()) release()
      await Promise.all(running)
      if (outcomes.length > 0) await note()
    },
  }
}
