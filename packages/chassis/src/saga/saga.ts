import type { Call } from '../call.ts'

/** What can be kept in a saga's row. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/** What a step's participant is told. */
export interface Command<Data> {
  readonly sagaId: string
  readonly data: Data
  /** The same for every try of this step of this saga, so that a participant knows a second try as such. */
  readonly key: string
  /** How many tries came before; they may have got further than anybody knows. */
  readonly attempts: number
}

/**
 * What a participant answers. `unknown` is no answer: it did it, or it did not, and it has to be asked again. An outage
 * that is thrown counts as unknown, too. `data` is merged into the saga's; a value of undefined takes its name out.
 */
export type StepAnswer<Data, Reason> =
  | { readonly kind: 'done'; readonly data?: Partial<Data> }
  | { readonly kind: 'refused'; readonly reason: Reason; readonly data?: Partial<Data> }
  | { readonly kind: 'unknown' }

/**
 * A step that another participant carries out. A `compensatable` one is taken back when a later one is refused; the `pivot`
 * decides: after it the saga only goes forward; a `retriable` one cannot be refused, only be late.
 */
export interface RemoteStep<Data, Reason> {
  readonly name: string
  readonly kind: 'compensatable' | 'pivot' | 'retriable'
  /** The saga's version that brought the step: a saga begun before goes without it. */
  readonly since?: number
  /** Leaves the step out when it is not needed. */
  readonly unless?: (data: Data) => boolean
  /** Asks the participant. Idempotent by `key`, so that it is also how an unknown outcome is asked after. */
  readonly act: (command: Command<Data>, call: Call) => Promise<StepAnswer<Data, Reason>>
  /** Takes the step back, and bars one that is still on its way. Tried until it is `undone`. */
  readonly undo?: (command: Command<Data>, call: Call) => Promise<'undone' | 'unknown'>
  /** After this long without an answer the step counts as refused, and is taken back like one that was done. */
  readonly patience?: { readonly ms: number; readonly reason: Reason }
}

/** A change in the saga's own store, made in the transaction that records the step before it. Never refused. */
export interface LocalStep<Data> {
  readonly name: string
  readonly kind: 'local'
  readonly since?: number
  /** Runs inside the transaction: synchronous, and nothing but writes to the same store. */
  readonly write: (saga: { readonly sagaId: string; readonly data: Data }, call: Call) => void
}

/**
 * An orchestrated saga (Garcia-Molina and Salem 1987; Richardson, Microservices Patterns, chapter 4) as a table of steps,
 * in order. `version` counts changes of the table; a saga that was begun under an older one finishes under this one.
 */
export interface SagaDefinition<Data = never, Reason = never> {
  readonly name: string
  readonly version: number
  readonly steps: readonly (RemoteStep<Data, Reason> | LocalStep<Data>)[]
  /** Data that nobody is asked with after a refusal, such as a payment's token: not kept from then on. */
  readonly forgets?: readonly (keyof Data & string)[]
  /** Runs in the transaction that records the refusal, before anything is taken back: nobody need wait for the rest. */
  readonly refused?: (
    saga: { readonly sagaId: string; readonly data: Data; readonly step: string; readonly reason: Reason },
    call: Call,
  ) => void
}

/** Declares a saga, and forgets its types so that several can stand in one list. */
export function defineSaga<Data extends Json, Reason extends Json>(
  definition: SagaDefinition<Data, Reason>,
): SagaDefinition {
  return definition as unknown as SagaDefinition
}

/** Where a saga stands. `compensating` takes back what was done; `aborted` has. */
export type SagaState = 'running' | 'compensating' | 'done' | 'aborted'

/** The sagas of one store. */
export interface Sagas {
  /** Begins a saga. Call it inside the transaction that makes it necessary; nothing is asked of anybody yet. */
  begin(name: string, saga: { readonly sagaId: string; readonly data: Json }, call: Call): void
  /** Carries a saga on, step by step, until it ends or has to wait. A second carrier at the same time does nothing. */
  carryOn(sagaId: string, call: Call): Promise<void>
  /** Carries on those that are due, as after a start or an outage; says how many. */
  carryOnDue(call: Call): Promise<number>
  /** Waits until a saga will ask nobody anything that matters to its outcome: done, or refused. False when time was up. */
  decided(sagaId: string, withinMs: number): Promise<boolean>
  state(sagaId: string): SagaState | undefined
  /** How many have not ended. */
  unfinished(): number
}
