import type { Database } from 'bun:sqlite'
import type { Caller } from '../authority/caller.ts'
import { type Call, inTheNameOf } from '../call.ts'
import type { World } from '../ports/index.ts'
import type { GroupCommit } from '../store/group-commit.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import { longestMs } from './backoff.ts'
import { createCarrier } from './carrier.ts'
import { checkDefinition } from './check-definition.ts'
import { createDecisions } from './decisions.ts'
import { createRecorder } from './recorder.ts'
import type { SagaDefinition, Sagas } from './saga.ts'
import { type SagaObserver, type UnfinishedSagas, unobserved } from './saga-observer.ts'
import { type DueSaga, sagaRows } from './saga-rows.ts'
import type { AnySaga, SagaData } from './standing.ts'
import { checkId } from './step-key.ts'
import { createTurns, type TurnLimits } from './turns.ts'

export { sagaCallerMigration, sagaMigration } from './saga-migration.ts'

/** What the sagas of a store need. */
export interface SagaParts {
  /** Already migrated by {@link sagaMigration}. */
  readonly db: Database
  readonly commit: GroupCommit
  readonly world: World
  readonly definitions: readonly SagaDefinition[]
  readonly log: Logger
  readonly observer?: SagaObserver
  /** Lets a saga that is carried on later do so in the trace that began it. */
  readonly tracing?: Pick<Tracing, 'continued'>
}

/** Sagas, and how to end with them. */
export interface SagaEngine extends Sagas, UnfinishedSagas {
  /** Begins no further step, and waits for those that are being asked. Call it before the store is closed. */
  stop(): Promise<void>
}

/** As many are looked for at once by {@link Sagas.carryOnDue}. */
const batchSize = 200
/**
 * Half of what a client lets through to one endpoint: with more, a rush would fill the bulkhead, and its sagas would count
 * as unanswered and come again much later. Those for whom there is no room to wait are on the disk, and due.
 */
const limits: TurnLimits = { atOnce: 32, waiting: 2_000 }

/**
 * Runs the sagas of a store. Each step is recorded in one transaction with what it changes, so that another process can
 * carry on where this one was killed.
 * @throws TypeError for a definition that could leave something behind that nobody takes back.
 */
export function createSagas(parts: SagaParts): SagaEngine {
  const { db, commit, world, log, observer = unobserved, tracing } = parts
  const definitions = new Map<string, AnySaga>()
  for (const definition of parts.definitions as unknown as readonly AnySaga[]) {
    checkDefinition(definition)
    if (definitions.has(definition.name)) throw new TypeError(`two sagas are called ${definition.name}`)
    definitions.set(definition.name, definition)
  }
  const rows = sagaRows(db)
  const decisions = createDecisions(world.clock)
  const recorder = createRecorder({ rows, commit, world, observer, decisions })
  const move = createCarrier({ recorder, world, definitions, observer })
  const turns = createTurns(limits)
  /** Being carried, or waiting for their turn. */
  const running = new Map<string, Promise<void>>()
  let stopping = false

  function carryOn(sagaId: string, call: Call): Promise<void> {
    const joined = running.get(sagaId)
    if (joined) return joined
    const turn = turns.take(() => carry(sagaId, call))
    if (!turn) return Promise.resolve()
    const carrying = turn.finally(() => running.delete(sagaId))
    running.set(sagaId, carrying)
    return carrying
  }

  async function carry(sagaId: string, call: Call): Promise<void> {
    try {
      let row = stopping ? undefined : rows.find(sagaId)
      while (row && !stopping) row = await move(row, call)
    } catch (error) {
      call.log.error({ error, sagaId }, 'a saga could not be carried on')
    }
  }

  /** In the name of whoever began the saga, and in the trace of that request if it was sampled. */
  async function carryOnLater({ sagaId, name, traceparent, caller }: DueSaga, own: Call): Promise<void> {
    const call = caller === null ? own : inTheNameOf(JSON.parse(caller) as Caller, own)
    if (!tracing || traceparent === null) return carryOn(sagaId, call)
    const trace = tracing.continued(traceparent, `carry on ${name}`, 'internal', { 'galleria.saga.id': sagaId })
    try {
      await carryOn(sagaId, { ...call, trace, log: log.child({ traceId: trace.traceId }) })
    } finally {
      trace.end()
    }
  }

  const engine: SagaEngine = {
    begin(name, { sagaId, data }, call) {
      const definition = definitions.get(name)
      if (!definition) throw new TypeError(`nobody has declared the saga ${name}`)
      checkId(sagaId, definition)
      const now = world.clock.now()
      rows.insert({
        sagaId,
        name,
        version: definition.version,
        traceparent: call.trace.sampled ? call.trace.traceparent : null,
        caller: call.caller ? rememberedCaller(call.caller) : null,
        begunAt: now,
        state: 'running',
        data: data as SagaData,
        done: [],
        skipped: [],
        attempts: 0,
        triedAt: null,
        dueAt: now,
        revision: 0,
        carrier: recorder.name(),
        logged: 0,
      })
    },
    carryOn,
    async carryOnDue(call) {
      // Those that are being carried are due as well, and must not keep the others from being found.
      const due = rows.due(world.clock.now(), { limit: batchSize + running.size, longestMs })
      const batch = due.filter(({ sagaId }) => !running.has(sagaId)).slice(0, batchSize)
      await Promise.allSettled(batch.map((row) => carryOnLater(row, call)))
      return batch.length
    },
    async decided(sagaId, withinMs) {
      const state = rows.state(sagaId)
      return (state !== undefined && state !== 'running') || decisions.wait(sagaId, withinMs)
    },
    state: (sagaId) => rows.state(sagaId),
    unfinished: () => rows.unfinished().count,
    oldestUnfinishedMs() {
      const { oldestBegunAt } = rows.unfinished()
      return oldestBegunAt === null ? 0 : Math.max(0, world.clock.now() - oldestBegunAt)
    },
    async stop() {
      stopping = true
      await Promise.all(running.values())
    },
  }
  observer.watch(engine)
  return engine
}

/** Who it is and by which ways they came. Their proof is not kept: it is a token, and it ends long before a saga may. */
function rememberedCaller({ principal: { kind, id, roles }, actors }: Caller): string {
  return JSON.stringify({ principal: { kind, id, roles }, actors } satisfies Caller)
}
