import { boundedMap } from '@galleria/chassis/bounded-map'
import { type Call, inTheNameOf } from '@galleria/chassis/call'
import { outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import type { OrdersDownstream } from '../downstream/orders.ts'
import type { SessionRecords } from './session-records.ts'
import type { KeptSession } from './session-store.ts'
import type { Sessions } from './sessions.ts'
import { userCaller } from './user-caller.ts'

/** Merges the cart of the guest that a user was, in the user's name. Never throws: a cart that is not merged yet is merged later. */
export type MergeCarts = (kept: KeptSession, call: Call) => Promise<void>

/** What merging takes. */
export interface MergingParts {
  readonly orders: OrdersDownstream
  readonly sessions: Pick<Sessions, 'merged'>
  readonly records: SessionRecords
  readonly clock: Clock
}

/** While the orders are away, a session tries again no sooner than this, in milliseconds. */
const againAfterMs = 5_000
const sessionsWaiting = 10_000

/**
 * Tries at sign-in, and with each request of the session until it was done. Asking twice does no harm, since the orders keep the larger
 * number of each article; a refusal (a member of staff has no cart) is an answer, and is not asked for again.
 */
export function makeMergeCarts({ orders, sessions, records, clock }: MergingParts): MergeCarts {
  const notBefore = boundedMap<string, number>(sessionsWaiting)

  return async (kept, call) => {
    const { guestToMerge, userId } = kept.session
    if (guestToMerge === undefined || (notBefore.get(kept.key) ?? 0) > clock.monotonic()) return
    notBefore.set(kept.key, clock.monotonic() + againAfterMs)
    try {
      const answer = await orders.merge(userId, guestToMerge, inTheNameOf(userCaller(kept, guestToMerge), call))
      records.cartMerged(answer.ok ? 'merged' : 'refused')
      await sessions.merged(kept)
      notBefore.delete(kept.key)
    } catch (error) {
      records.cartMerged('outage')
      const outage = outageBehind(error)
      if (outage) call.log.warn({ outage: outage.kind, target: outage.target }, 'a guest’s cart is merged later')
      else call.log.error({ error }, 'a guest’s cart could not be merged')
    }
  }
}
