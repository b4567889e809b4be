import { boundedMap } from '@galleria/chassis/bounded-map'
import { type Clock, instant } from '@galleria/chassis/ports/index'

/** Remembers the last answer to one question. */
export interface Memory<Data> {
  remember(data: Data): void
  /** The last answer and when it was true, unless it is too old to show. */
  recall(): { readonly data: Data; readonly asOf: string } | undefined
}

/** How much is remembered. */
export interface LastKnownOptions {
  readonly clock: Clock
  /** How many questions; the one not asked for the longest is forgotten. */
  readonly questions: number
  /** For how long an answer may still be shown, in milliseconds. */
  readonly maxAgeMs: number
}

/** Gives each question a memory. Only for what is the same for every shopper: the question is the whole key. */
export type LastKnown<Data> = (question: string) => Memory<Data>

/** A bounded memory of answers, for when nobody answers. */
export function createLastKnown<Data>({ clock, questions, maxAgeMs }: LastKnownOptions): LastKnown<Data> {
  const answers = boundedMap<string, { data: Data; at: number }>(questions)
  return (question) => ({
    remember: (data) => answers.set(question, { data, at: clock.now() }),
    recall() {
      const known = answers.get(question)
      if (!known || clock.now() - known.at > maxAgeMs) return undefined
      return { data: known.data, asOf: instant(known.at) }
    },
  })
}
