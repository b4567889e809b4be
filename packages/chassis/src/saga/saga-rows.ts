import type { Database } from 'bun:sqlite'
import type { SagaState } from './saga.ts'
import type { LogEntry, SagaData, SagaRow } from './standing.ts'

/** The sagas' tables, read and written. */
export interface SagaRows {
  insert(row: SagaRow): void
  find(sagaId: string): SagaRow | undefined
  state(sagaId: string): SagaState | undefined
  /**
   * Those that have not ended and may be carried on, the longest due first. Nobody waits for longer than `longestMs`: one
   * that seems to was put off before the machine's clock was set back.
   */
  due(now: number, about: { readonly limit: number; readonly longestMs: number }): DueSaga[]
  /** Writes `row` over the revision before it. False, and nothing written, when that is not what is kept. */
  save(row: SagaRow): boolean
  log(sagaId: string, seq: number, entry: LogEntry, now: number): void
  unfinished(): { readonly count: number; readonly oldestBegunAt: number | null }
}

/** What has to be known of a saga to carry it on. */
export type DueSaga = Pick<SagaRow, 'sagaId' | 'name' | 'traceparent' | 'caller'>

interface StoredRow {
  readonly saga_id: string
  readonly name: string
  readonly version: number
  readonly traceparent: string | null
  readonly caller: string | null
  readonly begun_at: number
  readonly state: SagaState
  readonly data: string
  readonly done: string
  readonly skipped: string
  readonly attempts: number
  readonly tried_at: number | null
  readonly due_at: number
  readonly revision: number
  readonly carrier: string
  readonly logged: number
}

/** The sagas of one store. */
export function sagaRows(db: Database): SagaRows {
  const insert = db.query(
    `INSERT INTO sagas (saga_id, name, version, traceparent, caller, begun_at, state, data, done, skipped, attempts, tried_at,
       due_at, revision, carrier, logged) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const select = db.query<StoredRow, [string]>('SELECT * FROM sagas WHERE saga_id = ?')
  const selectState = db.query<{ state: SagaState }, [string]>('SELECT state FROM sagas WHERE saga_id = ?')
  const selectDue = db.query<DueSaga, [number, number, number]>(
    `SELECT saga_id AS sagaId, name, traceparent, caller FROM sagas
       WHERE state IN ('running', 'compensating') AND (due_at <= (SELECT ?) OR due_at > (SELECT ?))
       ORDER BY due_at, saga_id LIMIT (SELECT ?)`,
  )
  const update = db.query(
    `UPDATE sagas SET state = ?, data = ?, done = ?, skipped = ?, attempts = ?, tried_at = ?, due_at = ?, revision = ?,
       carrier = ?, logged = ? WHERE saga_id = ? AND revision = ?`,
  )
  const insertLog = db.query('INSERT INTO saga_log (saga_id, seq, step, what, at) VALUES (?, ?, ?, ?, ?)')
  const selectUnfinished = db.query<{ count: number; oldestBegunAt: number | null }, []>(
    `SELECT count(*) AS count, min(begun_at) AS oldestBegunAt FROM sagas WHERE state IN ('running', 'compensating')`,
  )

  return {
    insert(row) {
      const { sagaId, name, version, traceparent, caller, begunAt } = row
      insert.run(sagaId, name, version, traceparent, caller, begunAt, ...moving(row))
    },
    find(sagaId) {
      const stored = select.get(sagaId)
      return stored ? read(stored) : undefined
    },
    state: (sagaId) => selectState.get(sagaId)?.state,
    due: (now, { limit, longestMs }) => selectDue.all(now, now + longestMs, limit),
    save(row) {
      const { changes } = update.run(...moving(row), row.sagaId, row.revision - 1)
      return changes === 1
    },
    log: (sagaId, seq, { step, what }, now) => void insertLog.run(sagaId, seq, step, what, now),
    unfinished: () => selectUnfinished.get() ?? { count: 0, oldestBegunAt: null },
  }
}

/** What each save writes, in the order of both statements. */
function moving({ state, data, done, skipped, attempts, triedAt, dueAt, revision, carrier, logged }: SagaRow) {
  const [dataJson, doneJson, skippedJson] = [JSON.stringify(data), JSON.stringify(done), JSON.stringify(skipped)]
  return [state, dataJson, doneJson, skippedJson, attempts, triedAt, dueAt, revision, carrier, logged] as const
}

function read(stored: StoredRow): SagaRow {
  const { saga_id, begun_at, tried_at, due_at, data, done, skipped, ...same } = stored
  return {
    ...same,
    sagaId: saga_id,
    begunAt: begun_at,
    triedAt: tried_at,
    dueAt: due_at,
    data: JSON.parse(data) as SagaData,
    done: JSON.parse(done) as string[],
    skipped: JSON.parse(skipped) as string[],
  }
}
