import type { Answers } from '@galleria/chassis'
import { done, refuse } from '@galleria/contracts/answer'
import type { audit } from '@galleria/contracts/audit'
import type { makeListEntries } from '../../application/list-entries.ts'
import type { Archive } from '../../ports.ts'

/** Wire ⇄ use cases. */
export function natsEndpoints({
  archive,
  listEntries,
}: {
  readonly archive: Archive
  readonly listEntries: ReturnType<typeof makeListEntries>
}): Answers<typeof audit> {
  return {
    'entry.list'({ cursor, ...wanted }) {
      const before = cursor === undefined ? undefined : placeOf(cursor)
      if (cursor !== undefined && before === undefined)
        return refuse('invalid-request', { errors: [{ field: 'cursor', reason: 'is not one that was given out' }] })
      const { entries, next } = listEntries({ ...wanted, before })
      return done({ entries, ...(next === undefined ? {} : { nextCursor: String(next) }) })
    },
    'head.list': () => done({ heads: archive.heads(), broken: archive.broken() }),
  }
}

function placeOf(cursor: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(cursor) ? Number(cursor) : undefined
}
