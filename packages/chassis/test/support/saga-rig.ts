import { Database } from 'bun:sqlite'
import { budget } from '@galleria/chassis/budget'
import type { Call } from '@galleria/chassis/call'
import type { World } from '@galleria/chassis/ports/index'
import { createSagas, sagaCallerMigration, sagaMigration } from '@galleria/chassis/saga/create-sagas'
import { type Command, defineSaga, type Json, type SagaDefinition, type StepAnswer } from '@galleria/chassis/saga/saga'
import type { SagaObserver } from '@galleria/chassis/saga/saga-observer'
import { createGroupCommit } from '@galleria/chassis/store/group-commit'
import type { Tracing } from '@galleria/chassis/telemetry/tracing'
import { handClock, rememberingLogger, testCall } from '@galleria/testkit'
import { Outage } from '../../src/outage.ts'
import type { SagaEngine } from '../../src/saga/create-sagas.ts'

/** What a participant is told to answer, once; an error is thrown, `silence` never ends, a promise is waited for. */
export type Scripted = StepAnswer<Record<string, Json>, Json> | 'undone' | Error | 'silence' | Promise<unknown>

/** A store with sagas, participants that keep to a script, and a clock moved by hand. */
export function sagaRig() {
  const db = new Database(':memory:', { strict: true })
  db.run(sagaMigration)
  db.run(sagaCallerMigration)
  db.run('CREATE TABLE notes (note TEXT PRIMARY KEY) STRICT')
  const clock = handClock()
  const script = new Map<string, Scripted[]>()
  const asked: string[] = []
  const commands: { readonly command: Command<unknown>; readonly call: Call }[] = []
  const log = rememberingLogger()
  const flushes: number[] = []
  let ids = 0
  let fraction = 0.5
  const world: World = {
    clock,
    random: { fraction: () => fraction, bytes: (length) => new Uint8Array(length) },
    ids: { next: () => `id-${++ids}`, secret: () => 'secret' },
  }

  return {
    db,
    clock,
    world,
    log,
    /** How many writers shared each transaction. */
    flushes,
    /** What participants were asked, in order. */
    asked,
    /** The same with all they were told. */
    commands,
    /** Says what comes of the next tries of a step; whatever is not said is done. */
    answers: (step: string, ...answers: Scripted[]) => script.set(step, answers),
    setFraction: (value: number) => {
      fraction = value
    },
    /** A participant under this name. */
    participant<Answer>(step: string, otherwise: Answer) {
      return async (command: Command<unknown>, call: Call): Promise<Answer> => {
        asked.push(step)
        commands.push({ command, call })
        const answer = script.get(step)?.shift() ?? otherwise
        if (answer === 'silence') return new Promise(() => {})
        if (answer instanceof Error) throw answer
        return answer as Answer
      }
    },
    /** A process with these sagas; another one on the same store is what comes after a kill. */
    start(
      definitions: readonly SagaDefinition[],
      also: { observer?: SagaObserver; tracing?: Pick<Tracing, 'continued'> } = {},
    ) {
      const commit = createGroupCommit(db, { clock, onFlush: (writers) => void flushes.push(writers) })
      return createSagas({ db, commit, world, definitions, log, ...also })
    },
    call: (budgetMs = 10_000): Call => ({ ...testCall(), budget: budget(clock, budgetMs), log }),
    /** Lets what waits for the disk go on, without letting time pass. */
    async settled<Result>(work: Promise<Result>): Promise<Result> {
      let ended = false
      const end = () => {
        ended = true
      }
      work.then(end, end)
      for (let turn = 0; turn < 1_000 && !ended; turn += 1) await clock.pass(0)
      if (!ended) throw new Error('it did not come to rest')
      return work
    },
    logged: () =>
      db
        .query<{ step: string; what: string }, []>('SELECT step, what FROM saga_log ORDER BY saga_id, seq')
        .all()
        .map(({ step, what }) => `${step} ${what}`),
    notes: () =>
      db
        .query<{ note: string }, []>('SELECT note FROM notes ORDER BY note')
        .all()
        .map(({ note }) => note),
    row: (sagaId: string) =>
      db.query<Record<string, unknown>, [string]>('SELECT * FROM sagas WHERE saga_id = ?').get(sagaId),
    note: (note: string) => void db.query('INSERT INTO notes VALUES (?)').run(note),
  }
}

type Order = { readonly orderId: string; readonly token?: string; readonly paid?: number }

/** A saga of that shop: holds stock, authorizes, sells (the pivot), has it wrapped, and notes the order as confirmed. */
export const buying = (rig: SagaRig, { version = 1, giftCardSince = 0 } = {}) =>
  defineSaga<Order, string>({
    name: 'buy',
    version,
    forgets: ['token'],
    steps: [
      {
        name: 'hold',
        kind: 'compensatable',
        act: rig.participant('hold', { kind: 'done' }),
        undo: rig.participant('undo hold', 'undone'),
      },
      {
        name: 'pay',
        kind: 'compensatable',
        act: rig.participant('pay', { kind: 'done' }),
        undo: rig.participant('undo pay', 'undone'),
        patience: { ms: 60_000, reason: 'declined' },
      },
      { name: 'sell', kind: 'pivot', act: rig.participant('sell', { kind: 'done' }) },
      ...(giftCardSince > 0
        ? [
            {
              name: 'gift-card',
              kind: 'retriable' as const,
              since: giftCardSince,
              act: rig.participant<StepAnswer<Order, string>>('gift-card', { kind: 'done' }),
            },
          ]
        : []),
      { name: 'wrap', kind: 'retriable', act: rig.participant('wrap', { kind: 'done' }) },
      { name: 'confirm', kind: 'local', write: ({ sagaId }) => rig.note(`${sagaId} confirmed`) },
    ],
    refused: ({ sagaId, step, reason }) => rig.note(`${sagaId} rejected at ${step}: ${reason}`),
  })

/** See {@link sagaRig}. */
export type SagaRig = ReturnType<typeof sagaRig>

/** Nobody answered. */
export const noAnswer = () => new Outage('timeout', 'payments.payment.authorize')

/** A shop in which an order has just been placed. */
export function placed(rig: SagaRig = sagaRig()) {
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1', token: 'tok' } }, rig.call())
  return { rig, sagas, carried: () => rig.settled(sagas.carryOn('o-1', rig.call())) }
}

/** Lets the time pass in which a step is tried again. */
export async function later(rig: SagaRig, sagas: SagaEngine, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await rig.clock.pass(30_000)
    await rig.settled(sagas.carryOnDue(rig.call()))
  }
}
