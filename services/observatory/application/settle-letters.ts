import type { DeadLetters } from '../ports.ts'

/** One letter, or all of one consumer, or all there are. */
export type Selection = { readonly letterId: number } | { readonly consumer: string } | { readonly all: true }

/** How many letters were dealt with, or why the one that was named was not. */
export type Settled =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly reason: 'unknown' | 'consumer-gone' }

/** The most letters of one request; whoever wants more asks again. */
const mostAtOnce = 500

/** Replays letters, oldest first, as long as there is time. A letter whose consumer is no more stays. */
export const makeReplayLetters =
  ({ letters }: { letters: DeadLetters }) =>
  async (which: Selection, hasTime: () => boolean): Promise<Settled> => {
    if ('letterId' in which) {
      const became = await letters.replay(which.letterId)
      return became === 'replayed' ? { ok: true, count: 1 } : { ok: false, reason: became }
    }
    return each(letters, which, hasTime, async (letterId) => (await letters.replay(letterId)) === 'replayed')
  }

/** Throws letters away, oldest first, as long as there is time. */
export const makeDiscardLetters =
  ({ letters }: { letters: DeadLetters }) =>
  async (which: Selection, hasTime: () => boolean): Promise<Settled> => {
    if ('letterId' in which)
      return (await letters.discard(which.letterId)) ? { ok: true, count: 1 } : { ok: false, reason: 'unknown' }
    return each(letters, which, hasTime, (letterId) => letters.discard(letterId))
  }

/** Names them all first, so that a letter that dies again at once is not met again. */
async function each(
  letters: DeadLetters,
  which: Exclude<Selection, { readonly letterId: number }>,
  hasTime: () => boolean,
  settle: (letterId: number) => Promise<boolean>,
): Promise<Settled> {
  let count = 0
  const consumer = 'consumer' in which ? which.consumer : undefined
  for (const letterId of await letters.oldest({ limit: mostAtOnce, consumer })) {
    if (!hasTime()) break
    if (await settle(letterId)) count += 1
  }
  return { ok: true, count }
}
