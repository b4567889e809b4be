import type { Call } from '../call.ts'
import { failPoint } from '../faults/fail-points.ts'
import type { World } from '../ports/index.ts'
import { askStep, undoStep } from './ask-step.ts'
import { type Judged, judgeAnswer, judgeUndo } from './judge.ts'
import { nextMove, passOn, type ToAsk, type ToUndo } from './progress.ts'
import type { Recorder } from './recorder.ts'
import type { SagaObserver } from './saga-observer.ts'
import type { AnySaga, SagaRow } from './standing.ts'

/** What carrying needs. */
export interface CarrierParts {
  readonly recorder: Recorder
  readonly world: World
  readonly definitions: ReadonlyMap<string, AnySaga>
  readonly observer: SagaObserver
}

/** Makes one move of a saga and records it. Undefined when it has ended, has to wait, or was carried on elsewhere. */
export type Carrier = (row: SagaRow, call: Call) => Promise<SagaRow | undefined>

/** With less than this a participant is not asked: the caller's patience would be taken for the participant's failure. */
const leastBudgetMs = 300

/** A carrier. It remembers nothing of a saga: all it needs is in the row. */
export function createCarrier({ recorder, world, definitions, observer }: CarrierParts): Carrier {
  const { clock, random } = world

  function plan(row: SagaRow) {
    const definition = definitions.get(row.name)
    if (!definition) throw new Error(`nobody has declared the saga ${row.name}`)
    return { definition, move: nextMove(row, definition) }
  }

  async function ask(row: SagaRow, { step }: ToAsk, definition: AnySaga, call: Call) {
    const tried = { attempts: recorder.triesOf(row), triedAt: row.triedAt ?? clock.now() }
    const heard = await askStep(step, { row, attempts: tried.attempts }, { clock, call })
    failPoint('after-step-before-record')
    return settle(row, judgeAnswer(row, definition, { step, heard, tried, now: clock.now(), random }), definition, call)
  }

  async function undo(row: SagaRow, next: ToUndo, definition: AnySaga, call: Call) {
    const tried = { attempts: recorder.triesOf(row), triedAt: row.triedAt ?? clock.now() }
    const answer = await undoStep(next, { row, attempts: tried.attempts }, { clock, call })
    failPoint('after-step-before-record')
    return settle(row, judgeUndo(row, { step: next.step, answer, tried, now: clock.now(), random }), definition, call)
  }

  async function settle(row: SagaRow, { progress, inVain, waits }: Judged, definition: AnySaga, call: Call) {
    if (inVain) {
      const { step, outcome } = inVain
      observer.step(row.name, step, outcome)
      if (outcome === 'broken')
        call.log.error({ saga: row.name, sagaId: row.sagaId, step }, 'a step that cannot be refused was refused')
    }
    if (progress.refusal)
      call.log.info({ saga: row.name, sagaId: row.sagaId, ...progress.refusal }, 'a saga was refused')
    const next = await recorder.record(row, progress, definition, call)
    return waits ? undefined : next
  }

  return async (row, call) => {
    let planned: ReturnType<typeof plan>
    try {
      planned = plan(row)
    } catch (error) {
      return recorder.postpone(row, error, call)
    }
    const { definition, move } = planned
    if (move.kind === 'rest') return undefined
    if (move.kind === 'pass') return recorder.record(row, passOn(row, definition, clock.now()), definition, call)
    if (call.budget.remainingMs() < leastBudgetMs) return undefined
    return move.kind === 'ask' ? ask(row, move, definition, call) : undo(row, move, definition, call)
  }
}
