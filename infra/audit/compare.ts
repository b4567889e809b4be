import type { ChainRow } from './stores.ts'
import type { Finding } from './walk.ts'

/**
 * Compares a writer's own chain with the keeper's copy, in step. The copy may end earlier, since entries travel; it may not go on where
 * the writer's own has ended, and no entry may differ: one of the two was rewritten.
 */
export function compare(writer: string, own: Iterable<ChainRow>, kept: Iterable<ChainRow>): Finding | undefined {
  const find = (sequence: number, reason: 'differs' | 'cut-short'): Finding => ({
    writer,
    sequence,
    where: 'own store and keeper',
    reason,
  })
  const owns = own[Symbol.iterator]()
  try {
    for (const { sequence, hash } of kept) {
      const { value: mine, done } = owns.next()
      if (done) return find(sequence, 'cut-short')
      if (mine.sequence !== sequence || mine.hash !== hash) return find(Math.min(mine.sequence, sequence), 'differs')
    }
    return undefined
  } finally {
    owns.return?.()
  }
}
