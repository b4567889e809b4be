import type { Random } from '../ports/random.ts'
import type { Heard } from './ask-step.ts'
import { backoffMs, longBackoffMs } from './backoff.ts'
import { type Progress, stepDone, stepRefused, stepUndone, stepUnknown } from './progress.ts'
import type { StepOutcome } from './saga-observer.ts'
import type { AnyRemoteStep, AnySaga, SagaRow } from './standing.ts'

/** What an answer means for a saga. */
export interface Judged {
  readonly progress: Progress
  /** The try led to nothing that could be relied on. */
  readonly inVain?: { readonly step: string; readonly outcome: StepOutcome }
  /** Nothing more is asked now. */
  readonly waits: boolean
}

interface Tried {
  /** Tries before this one. */
  readonly attempts: number
  /** When the first of all tries began (Unix milliseconds). */
  readonly triedAt: number
}

/** What follows from a participant's answer to a step: go on, take back, or ask again later. */
export function judgeAnswer(
  row: SagaRow,
  definition: AnySaga,
  about: {
    readonly step: AnyRemoteStep
    readonly heard: Heard
    readonly tried: Tried
    readonly now: number
    readonly random: Random
  },
): Judged {
  const { step, heard, tried, now, random } = about
  const { answer } = heard
  if (answer.kind === 'done')
    return { progress: stepDone(row, definition, { step, patch: answer.data }, now), waits: false }
  if (answer.kind === 'refused' && step.kind !== 'retriable') {
    // A refusal is final for this copy of the request only: another may still be on its way, and find other circumstances.
    const refusal = { step, reason: answer.reason, patch: answer.data, mayBeDone: true }
    return { progress: stepRefused(row, definition, refusal, now), waits: false }
  }
  const inVain = { step: step.name, outcome: answer.kind === 'refused' ? 'broken' : 'unknown' } as const
  // Whoever asked ran out of time, the participant may be well: it is asked again at once, but only once.
  const early = heard.budgetSpent && tried.attempts === 0
  const { patience } = step
  if (patience && !early && now - tried.triedAt >= patience.ms) {
    const progress = stepRefused(row, definition, { step, reason: patience.reason, mayBeDone: true }, now)
    return { progress, inVain, waits: false }
  }
  const waitMs = early ? 0 : answer.kind === 'refused' ? longBackoffMs(random) : backoffMs(tried.attempts + 1, random)
  // Asked once more when patience ends, rather than some time after it.
  const lastAt = patience ? Math.max(now, tried.triedAt + patience.ms) : Number.POSITIVE_INFINITY
  return { progress: again(row, tried, Math.min(now + waitMs, lastAt)), inVain, waits: true }
}

/** What follows from a participant's answer to taking a step back: the next one, or the same again until it is. */
export function judgeUndo(
  row: SagaRow,
  about: {
    readonly step: AnyRemoteStep
    readonly answer: 'undone' | 'unknown'
    readonly tried: Tried
    readonly now: number
    readonly random: Random
  },
): Judged {
  const { step, answer, tried, now, random } = about
  if (answer === 'undone') return { progress: stepUndone(row, step, now), waits: false }
  return {
    progress: again(row, tried, now + backoffMs(tried.attempts + 1, random)),
    inVain: { step: step.name, outcome: 'undo-unknown' },
    waits: true,
  }
}

function again(row: SagaRow, { attempts, triedAt }: Tried, dueAt: number): Progress {
  return stepUnknown(row, { attempts: attempts + 1, triedAt, dueAt })
}
