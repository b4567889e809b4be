import { outageBehind } from '@galleria/chassis/outage'
import { type RawJson, spliceJson } from '@galleria/chassis/raw-json'
import type { Answer } from '@galleria/contracts/answer'
import type { Part } from '@galleria/contracts/web'
import type { Memory } from './last-known.ts'

/**
 * Turns an ask into a part of a page. An answer is fresh, and remembered; an outage is answered from memory, dated; with
 * nothing remembered, or after a refusal, the part is missing and says why. A bug is nobody's part and is thrown on.
 */
export async function part<Data>(asked: Promise<Answer<Data>>, memory?: Memory<Data>): Promise<Part<Data>> {
  try {
    const answer = await asked
    if (!answer.ok) return { state: 'missing', problem: answer.problem }
    memory?.remember(answer.value)
    return { state: 'fresh', data: answer.value }
  } catch (error) {
    const outage = outageBehind(error)
    if (!outage) throw error
    const known = memory?.recall()
    return known
      ? { state: 'stale', data: known.data, asOf: known.asOf }
      : { state: 'missing', problem: outage.problem }
  }
}

/** Looks at a part's data without changing what it says of itself. */
export function mapPart<Data, Other>(given: Part<Data>, change: (data: Data) => Other): Part<Other> {
  return given.state === 'missing' ? given : { ...given, data: change(given.data) }
}

/** Changes what an answer holds and leaves a refusal as it is. */
export function mapAnswer<Data, Other>(answer: Answer<Data>, change: (data: Data) => Other): Answer<Other> {
  return answer.ok ? { ok: true, value: change(answer.value) } : answer
}

/** A part as JSON; data that is JSON already is not parsed. */
export function partJson(given: Part<unknown>): RawJson {
  return spliceJson({ ...given })
}
