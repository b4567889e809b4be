import type { Json } from './saga.ts'
import type { AnyLocalStep, AnyRemoteStep, AnySaga, LogEntry, SagaData, Standing } from './standing.ts'

/** What is to be recorded in one transaction. */
export interface Progress {
  readonly standing: Standing
  readonly log: readonly LogEntry[]
  /** Local steps that run in that transaction. */
  readonly writes: readonly AnyLocalStep[]
  readonly refusal?: { readonly step: string; readonly reason: Json }
}

/** A participant is asked to do a step. */
export interface ToAsk {
  readonly kind: 'ask'
  readonly step: AnyRemoteStep
}

/** A participant is asked to take a step back. */
export interface ToUndo {
  readonly kind: 'undo'
  readonly step: AnyRemoteStep
  readonly undo: NonNullable<AnyRemoteStep['undo']>
}

/** What a saga needs next: `pass` goes over steps that ask nobody, `rest` is the end. */
export type Move = ToAsk | ToUndo | { readonly kind: 'pass' } | { readonly kind: 'rest' }

/** A standing, and the version it was begun under. */
export type Begun = Standing & { readonly version: number }

/**
 * What comes next.
 * @throws when the definition does not fit: older than the saga, or without the undo of a step that was done.
 */
export function nextMove(saga: Begun, definition: AnySaga): Move {
  if (saga.version > definition.version)
    throw new Error(`begun under version ${saga.version}, newer than this program's ${definition.version}`)
  if (saga.state === 'compensating') return { kind: 'undo', ...lastDone(saga, definition) }
  if (saga.state !== 'running') return { kind: 'rest' }
  const step = stepsAhead(saga, definition)[0]
  if (step === undefined || step.kind === 'local' || isLeftOut(step, saga)) return { kind: 'pass' }
  return { kind: 'ask', step }
}

/** Goes over local steps and those that are left out, up to the next that asks somebody, or to the end. */
export function passOn(saga: Begun, definition: AnySaga, now: number): Progress {
  return walk(saga, definition, now, [])
}

/** After a step was done: its data is merged, and what asks nobody is passed in the same transaction. */
export function stepDone(
  saga: Begun,
  definition: AnySaga,
  { step, patch }: { readonly step: AnyRemoteStep; readonly patch: SagaData | undefined },
  now: number,
): Progress {
  const data = patch === undefined ? saga.data : merged(saga.data, patch)
  const done = [...saga.done, step.name]
  return walk({ ...saga, data, done }, definition, now, [{ step: step.name, what: 'done' }])
}

/** How a step was refused; `mayBeDone` when a copy or a try of the request may still get further. */
export interface Refusal {
  readonly step: AnyRemoteStep
  readonly reason: Json
  readonly patch?: SagaData | undefined
  readonly mayBeDone: boolean
}

/** After a refusal: from here on what was done is taken back, and so is the step itself if it may have been done. */
export function stepRefused(
  saga: Begun,
  definition: AnySaga,
  { step, reason, patch, mayBeDone }: Refusal,
  now: number,
): Progress {
  const done = mayBeDone && step.undo ? [...saga.done, step.name] : saga.done
  const forgotten = Object.fromEntries((definition.forgets ?? []).map((name) => [name, undefined]))
  return {
    standing: takingBack({ ...saga, data: merged(saga.data, { ...patch, ...forgotten }) }, done, now),
    log: [{ step: step.name, what: 'refused' }],
    writes: [],
    refusal: { step: step.name, reason },
  }
}

/** After the last of what was done has been taken back. */
export function stepUndone(saga: Begun, step: AnyRemoteStep, now: number): Progress {
  const standing = takingBack(saga, saga.done.slice(0, -1), now)
  return { standing, log: [{ step: step.name, what: 'undone' }], writes: [] }
}

/** After a try that ended nowhere: the same again at `dueAt`. */
export function stepUnknown(
  saga: Begun,
  { attempts, triedAt, dueAt }: { readonly attempts: number; readonly triedAt: number; readonly dueAt: number },
): Progress {
  return { standing: { ...standingOf(saga), attempts, triedAt, dueAt }, log: [], writes: [] }
}

function walk(saga: Begun, definition: AnySaga, now: number, log: LogEntry[]): Progress {
  const done = [...saga.done]
  const skipped = [...saga.skipped]
  const writes: AnyLocalStep[] = []
  let state: Standing['state'] = 'done'
  for (const step of stepsAhead(saga, definition)) {
    if (isLeftOut(step, saga)) {
      skipped.push(step.name)
      log.push({ step: step.name, what: 'skipped' })
    } else if (step.kind === 'local') {
      done.push(step.name)
      log.push({ step: step.name, what: 'done' })
      writes.push(step)
    } else {
      state = 'running'
      break
    }
  }
  return { standing: { state, data: saga.data, done, skipped, attempts: 0, triedAt: null, dueAt: now }, log, writes }
}

/**
 * The steps after the last that was passed. A step that a later version has put before it is not gone back for, and the
 * name of one that a later version has dropped says nothing.
 */
function stepsAhead({ done, skipped }: Standing, { steps }: AnySaga): AnySaga['steps'] {
  const last = steps.findLastIndex(({ name }) => done.includes(name) || skipped.includes(name))
  return steps.slice(last + 1)
}

function isLeftOut(step: AnySaga['steps'][number], saga: Begun): boolean {
  if (step.since !== undefined && step.since > saga.version) return true
  return step.kind !== 'local' && step.unless?.(saga.data) === true
}

function lastDone({ done }: Standing, { steps }: AnySaga) {
  const name = done.at(-1)
  const step = steps.find((one) => one.name === name)
  if (step === undefined || step.kind === 'local' || step.undo === undefined)
    throw new Error(`${name} was done and cannot be taken back: it must stay in the table, with its undo`)
  return { step, undo: step.undo }
}

function takingBack(saga: Begun, done: readonly string[], now: number): Standing {
  const state = done.length > 0 ? 'compensating' : 'aborted'
  return { state, data: saga.data, done, skipped: saga.skipped, attempts: 0, triedAt: null, dueAt: now }
}

function standingOf({ state, data, done, skipped, attempts, triedAt, dueAt }: Standing): Standing {
  return { state, data, done, skipped, attempts, triedAt, dueAt }
}

/** A value of undefined takes its name out, so that what must be forgotten is not kept anywhere. */
function merged(data: SagaData, patch: SagaData): SagaData {
  return Object.fromEntries(Object.entries({ ...data, ...patch }).filter(([, value]) => value !== undefined))
}
