import { budget } from '@galleria/chassis/budget'
import type { Call } from '@galleria/chassis/call'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Sagas } from '@galleria/chassis/saga/saga'

/** For how long a saga is carried on at once; what is left to do then is the chore's, a moment later. */
const carryMs = 15_000

/**
 * Begins to carry a saga out, and waits for its outcome for as long as the asker likes. The saga has time of its own, since
 * it goes on when nobody waits for it; and it is urgent, since somebody's goods and money are in between.
 */
export type CarryOut = (sagaId: string, waitMs: number, call: Call) => Promise<void>

/** See {@link CarryOut}. */
export function makeCarryOut({ sagas, clock }: { readonly sagas: Sagas; readonly clock: Clock }): CarryOut {
  return async (sagaId, waitMs, call) => {
    // It has been decided already, perhaps by a program that knew no sagas.
    if (sagas.state(sagaId) !== 'running') return
    const { idempotencyKey: _theAskers, ...rest } = call
    const own: Call = { ...rest, log: call.log, priority: 'critical', budget: budget(clock, carryMs) }
    sagas.carryOn(sagaId, own).catch((error) => own.log.error({ error, sagaId }, 'a saga could not be carried on'))
    if (waitMs > 0) await sagas.decided(sagaId, waitMs)
  }
}
