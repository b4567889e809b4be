import { type Call, withKey } from '../call.ts'
import { inBudget } from '../deadline.ts'
import { outageBehind } from '../outage.ts'
import type { Clock } from '../ports/clock.ts'
import type { ToUndo } from './progress.ts'
import type { Command, Json, StepAnswer } from './saga.ts'
import type { AnyRemoteStep, SagaData, SagaRow } from './standing.ts'
import { stepKey } from './step-key.ts'

/** What came back from a participant. */
export interface Heard {
  readonly answer: StepAnswer<SagaData, Json>
  /** No answer, because whoever asked had no more time. */
  readonly budgetSpent: boolean
}

type Asked = { readonly row: SagaRow; readonly attempts: number }
type Asking = { readonly clock: Clock; readonly call: Call }

/** Asks a step's participant. Never rejects: an outage is no answer, and a bug must not lose an order. */
export async function askStep(step: AnyRemoteStep, asked: Asked, asking: Asking): Promise<Heard> {
  let budgetSpent = false
  const noAnswer = (spent: boolean) => {
    budgetSpent = spent
    return { kind: 'unknown' as const }
  }
  const answer = await answered(step.name, asked, { ...asking, keyEnd: '' }, step.act, noAnswer)
  return { answer, budgetSpent }
}

/** Asks to take a step back; never rejects either. */
export function undoStep({ step, undo }: ToUndo, asked: Asked, asking: Asking) {
  return answered(step.name, asked, { ...asking, keyEnd: '_undo' }, undo, () => 'unknown' as const)
}

async function answered<Answer>(
  step: string,
  { row: { name, sagaId, data }, attempts }: Asked,
  { clock, call, keyEnd }: Asking & { readonly keyEnd: string },
  participant: (command: Command<SagaData>, call: Call) => Promise<Answer>,
  noAnswer: (budgetSpent: boolean) => Answer,
): Promise<Answer> {
  const key = stepKey(sagaId, `${step}${keyEnd}`)
  const trace = call.trace.sampled ? call.trace.child(`${name} ${step}${keyEnd}`, 'internal') : undefined
  const log = { saga: name, sagaId, step: `${step}${keyEnd}` }
  const own = withKey(trace ? { ...call, trace } : call, key)
  try {
    const abandoned = (error: unknown) => own.log.warn({ ...log, error }, 'a step failed after it had been given up')
    const asked = participant({ sagaId, data, key, attempts }, own)
    return await inBudget({ clock, budget: call.budget, target: `${name} ${step}` }, asked, abandoned)
  } catch (error) {
    const outage = outageBehind(error)
    trace?.fail(outage?.kind ?? 'error')
    if (outage) own.log.warn({ ...log, error, attempts }, 'a step has no answer and will be asked again')
    else own.log.error({ ...log, error, attempts }, 'a step failed and will be asked again')
    return noAnswer(outage?.kind === 'budget-spent' || (outage !== undefined && call.budget.remainingMs() < 1))
  } finally {
    trace?.end()
  }
}
