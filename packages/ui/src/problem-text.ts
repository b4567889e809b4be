import type { ApiProblem } from './api.ts'
import type { houseMessages } from './house-messages.ts'
import type { Translate } from './messages.ts'

type HouseKey = keyof (typeof houseMessages)['en']

/** What a failed part of a page says to a shopper: never a status, never a stack. */
export function explain(problem: ApiProblem | undefined, t: Translate<HouseKey>): { title: string; text: string } {
  if (problem === undefined) return { title: t('failed-title'), text: t('failed-outage') }
  if (problem.code === 'unreachable') return { title: t('failed-title'), text: t('failed-network') }
  if (isSignedOut(problem)) return { title: t('signed-out-title'), text: t('signed-out-text') }
  if (problem.code === 'not-permitted') return { title: t('not-yours-title'), text: t('not-yours-text') }
  if (problem.status === 404) return { title: t('missing-title'), text: t('failed-missing') }
  if (problem.code === 'overloaded' || problem.status === 429)
    return { title: t('failed-title'), text: t('failed-busy') }
  if (problem.outage && problem.status !== 500) return { title: t('failed-title'), text: t('failed-outage') }
  if (problem.traceId !== undefined)
    return { title: t('failed-title'), text: t('failed-other', { trace: problem.traceId }) }
  return { title: t('failed-title'), text: problem.detail ?? t('failed-outage') }
}

/** Whether it is not known any more who asks: only signing in helps, and asking again does not. */
export function isSignedOut(problem: ApiProblem | undefined): boolean {
  return problem?.code === 'not-authenticated'
}
