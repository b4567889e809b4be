import type { Call } from '../call.ts'
import type { World } from '../ports/index.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import { longBackoffMs } from './backoff.ts'
import type { Decisions } from './decisions.ts'
import { type Progress, stepUnknown } from './progress.ts'
import type { SagaObserver } from './saga-observer.ts'
import type { SagaRows } from './saga-rows.ts'
import type { AnySaga, SagaRow } from './standing.ts'

/** What recording needs. */
export interface RecorderParts {
  readonly rows: SagaRows
  readonly commit: GroupCommit
  readonly world: World
  readonly observer: SagaObserver
  readonly decisions: Decisions
}

/** Writes down how far sagas have come. */
export interface Recorder {
  /** Marks what it writes, see {@link SagaRow.carrier}. */
  readonly name: () => string
  /** Tries of the current step that may have got further than is on record. */
  triesOf(row: SagaRow): number
  /** Never rejects. Undefined when the saga was not moved on: by this one not, or by somebody else already. */
  record(row: SagaRow, progress: Progress, definition: AnySaga, call: Call): Promise<SagaRow | undefined>
  /** Lets a saga wait that cannot be carried on for a reason of our own: not lost, and not in the others' way. */
  postpone(row: SagaRow, error: unknown, call: Call): Promise<undefined>
}

/** A recorder. It has a name of its own in each process, and a new one after what it could not write. */
export function createRecorder({ rows, commit, world, observer, decisions }: RecorderParts): Recorder {
  const { clock, ids, random } = world
  let name = ids.next()

  /** Another's last word says nothing of what it did afterwards, before it died: it may have tried once more. */
  function triesOf(row: SagaRow): number {
    return row.carrier === name ? row.attempts : row.attempts + 1
  }

  /** One transaction for the saga's new standing and all that goes with it; nothing when somebody was there before. */
  async function write(
    row: SagaRow,
    { standing, log, writes, refusal }: Progress,
    definition: AnySaga | undefined,
    call: Call,
  ): Promise<SagaRow | undefined> {
    const logged = row.logged + log.length
    const next: SagaRow = { ...row, ...standing, revision: row.revision + 1, carrier: name, logged }
    const { sagaId } = row
    const saga = { sagaId, data: standing.data }
    const written = await commit.commit(() => {
      if (!rows.save(next)) return false
      if (refusal) definition?.refused?.({ ...saga, ...refusal }, call)
      for (const step of writes) step.write(saga, call)
      for (const [i, entry] of log.entries()) rows.log(sagaId, row.logged + i + 1, entry, clock.now())
      return true
    })
    if (!written) {
      call.log.warn({ saga: row.name, sagaId }, 'somebody else has carried a saga on')
      return undefined
    }
    for (const { step, what } of log) observer.step(row.name, step, what)
    if (next.state !== 'running') decisions.tell(sagaId)
    return next
  }

  async function postpone(row: SagaRow, error: unknown, call: Call): Promise<undefined> {
    const about = { saga: row.name, sagaId: row.sagaId }
    call.log.error({ ...about, error }, 'a saga cannot be carried on and will be tried again')
    const now = clock.now()
    const later = { attempts: triesOf(row) + 1, triedAt: row.triedAt ?? now, dueAt: now + longBackoffMs(random) }
    try {
      await write(row, stepUnknown(row, later), undefined, call)
    } catch (cause) {
      // What was tried is not on record: from here on this recorder is another, which cannot know.
      name = ids.next()
      call.log.error({ ...about, error: cause }, 'a saga could not be recorded')
    }
  }

  return {
    name: () => name,
    triesOf,
    async record(row, progress, definition, call) {
      try {
        return await write(row, progress, definition, call)
      } catch (error) {
        return postpone(row, error, call)
      }
    },
    postpone,
  }
}
