import type { Call } from '@galleria/chassis/call'
import { outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Answer } from '@galleria/contracts/answer'
import type { SuggestedProduct, Suggestions } from '@galleria/contracts/recommendations'
import { createLastKnown } from './last-known.ts'

/** What is popular, or was when that was last known; nothing before anything was. */
export type PopularList = (
  call: Call,
) => Promise<
  | { readonly basis: 'popular'; readonly suggestions: readonly SuggestedProduct[] }
  | { readonly basis: 'last-known'; readonly asOf: string; readonly suggestions: readonly SuggestedProduct[] }
  | undefined
>

/** Popularity moves slowly: a list is good for so long, in milliseconds, and what was popular may be shown for so long after. */
const freshMs = 10_000
const maxAgeMs = 6 * 3_600_000
/** After nobody answered, for so long nobody is asked: the floor is there to be quick. */
const pauseMs = 5_000

/**
 * Keeps what is popular at hand for when the model has nothing to say. It is the same for everyone, so that it is asked every ten seconds
 * however many pages are made; while one page asks, the others take what is at hand.
 */
export function createPopularList(clock: Clock, ask: (call: Call) => Promise<Answer<Suggestions>>): PopularList {
  const memory = createLastKnown<readonly SuggestedProduct[]>({ clock, questions: 1, maxAgeMs })('popular')
  let dueAt = Number.NEGATIVE_INFINITY
  let isAnswered = false

  function atHand(): Awaited<ReturnType<PopularList>> {
    const known = memory.recall()
    if (!known) return undefined
    return isAnswered
      ? { basis: 'popular', suggestions: known.data }
      : { basis: 'last-known', asOf: known.asOf, suggestions: known.data }
  }

  return async (call) => {
    if (clock.monotonic() < dueAt) return atHand()
    dueAt = clock.monotonic() + pauseMs
    try {
      const answer = await ask(call)
      isAnswered = answer.ok
      if (answer.ok && answer.value.suggestions.length > 0) {
        memory.remember(answer.value.suggestions)
        dueAt = clock.monotonic() + freshMs
      }
    } catch (error) {
      isAnswered = false
      if (!outageBehind(error)) throw error
    }
    return atHand()
  }
}
