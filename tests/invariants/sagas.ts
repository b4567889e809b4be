import type { Database } from 'bun:sqlite'
import type { Violation } from './violation.ts'

interface SagaRow {
  readonly saga_id: string
  readonly name: string
  readonly state: string
  readonly log: string | null
}

/**
 * What must hold of the sagas once everything has come to rest: each has ended (I-SAG-1), and where one was aborted, each
 * step that was done was undone exactly once, the last one first (I-SAG-2).
 */
export function sagasAtRest(orders: Database): Violation[] {
  const sagas = orders
    .query<SagaRow, []>(
      `SELECT saga_id, name, state, (SELECT group_concat(what || ' ' || step, ', ' ORDER BY seq) FROM saga_log
         WHERE saga_log.saga_id = sagas.saga_id) AS log
       FROM sagas`,
    )
    .all()
  return sagas.flatMap(({ saga_id, name, state, log }) => {
    if (state === 'running' || state === 'compensating')
      return [{ invariant: 'I-SAG-1', detail: `${name} ${saga_id} is still ${state}: ${log}` }]
    const steps = (log ?? '').split(', ')
    const of = (what: string) =>
      steps.filter((entry) => entry.startsWith(`${what} `)).map((entry) => entry.slice(what.length + 1))
    const [done, refused, undone] = [of('done'), of('refused'), of('undone')]
    // A refused step is undone too when an earlier try of it may have got through.
    const owed = undone.filter((step) => !refused.includes(step))
    const isRight = state === 'done' ? undone.length === 0 : owed.join() === done.toReversed().join()
    const isOnce = new Set(done).size === done.length && new Set(undone).size === undone.length
    return isRight && isOnce ? [] : [{ invariant: 'I-SAG-2', detail: `${name} ${saga_id} is ${state} after ${log}` }]
  })
}
