import type { Answers } from '@galleria/chassis'
import { done, type Refusal, refuse } from '@galleria/contracts/answer'
import type { observatory } from '@galleria/contracts/observatory'
import type { makeDiscardLetters, makeReplayLetters, Settled } from '../../application/settle-letters.ts'
import type { DeadLetters } from '../../ports.ts'
import type { Audited } from './letter-deeds.ts'

/** What the endpoints of dead letters need. */
export interface DeadLetterUseCases {
  readonly letters: DeadLetters
  readonly replayLetters: ReturnType<typeof makeReplayLetters>
  readonly discardLetters: ReturnType<typeof makeDiscardLetters>
  readonly audited: Audited
}

/** One letter takes a few milliseconds; what is left after this is for the answer. */
const reserveMs = 2_000

/** Wire ⇄ use cases, for dead letters. */
export function deadLetterEndpoints({ letters, replayLetters, discardLetters, audited }: DeadLetterUseCases) {
  return {
    'dead-letter.list': async (wanted) => {
      const found = await letters.list(wanted)
      return done({ letters: [...found.letters], total: found.total })
    },
    'dead-letter.get': async ({ letterId }) => {
      const letter = await letters.get(letterId)
      return letter ? done({ ...letter, headers: { ...letter.headers } }) : refuse('dead-letter-unknown')
    },
    'dead-letter.replay': async ({ which }, call) => {
      const hasTime = () => call.budget.remainingMs() > reserveMs
      const settled = await audited('replay', which, call, () => replayLetters(which, hasTime))
      return settled.ok ? done({ replayed: settled.count }) : refusalOf(settled)
    },
    'dead-letter.discard': async ({ which }, call) => {
      const hasTime = () => call.budget.remainingMs() > reserveMs
      const settled = await audited('discard', which, call, () => discardLetters(which, hasTime))
      return settled.ok ? done({ discarded: settled.count }) : refusalOf(settled)
    },
  } satisfies Partial<Answers<typeof observatory>>
}

function refusalOf({ reason }: Extract<Settled, { ok: false }>): Refusal {
  return reason === 'unknown'
    ? refuse('dead-letter-unknown')
    : refuse('dead-letter-unknown', { detail: 'The consumer that failed on it is no more; it can only be discarded.' })
}
