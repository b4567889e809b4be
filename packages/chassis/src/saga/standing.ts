import type { Json, LocalStep, RemoteStep, SagaDefinition, SagaState } from './saga.ts'

/** A saga's data, as the engine sees it. */
export type SagaData = Readonly<Record<string, Json | undefined>>

/** A definition whose types have been forgotten. */
export type AnySaga = SagaDefinition<SagaData, Json>
/** See {@link RemoteStep}. */
export type AnyRemoteStep = RemoteStep<SagaData, Json>
/** See {@link LocalStep}. */
export type AnyLocalStep = LocalStep<SagaData>

/** The part of a saga that moves. */
export interface Standing {
  readonly state: SagaState
  readonly data: SagaData
  /** Names of the steps that were done, in order; while compensating, of those that are still to be taken back. */
  readonly done: readonly string[]
  /** Names of the steps that were left out. */
  readonly skipped: readonly string[]
  /** Tries of the current step, or of taking it back, that ended unknown. */
  readonly attempts: number
  /** When the current step was first tried (Unix milliseconds), if a try of it ended unknown. */
  readonly triedAt: number | null
  /** From when on it may be carried on (Unix milliseconds). */
  readonly dueAt: number
}

/** A saga as it is kept. */
export interface SagaRow extends Standing {
  readonly sagaId: string
  readonly name: string
  /** The definition's version when the saga was begun. */
  readonly version: number
  readonly traceparent: string | null
  /** In whose name it was begun, as JSON and without any proof; null when it was nobody's. */
  readonly caller: string | null
  /** Unix milliseconds. */
  readonly begunAt: number
  /** Counts what was recorded, so that a carrier that has been overtaken notices. */
  readonly revision: number
  /** Who recorded it last: whoever finds another's name cannot know whether the current step was tried since. */
  readonly carrier: string
  /** How many entries its log has. */
  readonly logged: number
}

/** What the log keeps of a step. */
export interface LogEntry {
  readonly step: string
  readonly what: 'done' | 'refused' | 'undone' | 'skipped'
}
