import type { Edit, Protection } from '../protection.ts'

const progress = 'packages/chassis/src/saga/progress.ts'
const judge = 'packages/chassis/src/saga/judge.ts'
const notTakingBackRefused: Edit = {
  file: judge,
  from: 'patch: answer.data, mayBeDone: true',
  to: 'patch: answer.data, mayBeDone: false',
}

/** What brings every order to its end, and takes back all of what came to nothing. */
export const sagaProtections: readonly Protection[] = [
  {
    id: 'saga-transaction',
    name: 'the progress of a saga in the transaction of its effect',
    against: 'a process that dies between the two (F1, F2)',
    breaks: 'I-SAG-1',
    within: 50,
    favours: ['crash-orders'],
    edits: [
      {
        file: 'packages/chassis/src/saga/recorder.ts',
        from: 'for (const step of writes) step.write(saga, call)',
        to: 'for (const step of writes) void commit.commit(() => step.write(saga, call))',
      },
    ],
  },
  {
    id: 'saga-resume',
    name: 'carrying on the sagas that were left lying',
    against: 'a process that dies in the midst of a saga (F1)',
    breaks: 'I-SAG-1',
    within: 50,
    edits: [
      {
        file: 'services/orders/compose.ts',
        from: `void (await sagas.carryOnDue({ ...call, log: call.log, priority: 'critical' }))`,
        to: 'undefined',
      },
    ],
  },
  {
    id: 'saga-revision',
    name: 'the revision check of sagas',
    against: 'two who carry on the same saga',
    breaks: 'I-SAG-2',
    within: 150,
    edits: [
      {
        file: 'packages/chassis/src/saga/saga-rows.ts',
        from: 'WHERE saga_id = ? AND revision = ?',
        to: 'WHERE saga_id = ? AND revision <> -1 - ?',
      },
      { file: 'packages/chassis/src/saga/create-sagas.ts', from: 'if (joined) return joined', to: '' },
      {
        file: 'packages/chassis/src/saga/create-sagas.ts',
        from: 'due.filter(({ sagaId }) => !running.has(sagaId)).slice(0, batchSize)',
        to: 'due.slice(0, batchSize)',
      },
      {
        file: 'packages/chassis/src/saga/saga-rows.ts',
        from: `'INSERT INTO saga_log`,
        to: `'INSERT OR REPLACE INTO saga_log`,
      },
    ],
    alsoWithout: 'joining those who carry it on in the same process, and the primary key of the log',
  },
  {
    id: 'compensation',
    name: 'compensation',
    against: 'a step that is refused after others were done',
    breaks: 'I-SAG-2',
    within: 100,
    edits: [
      {
        file: progress,
        from: `const state = done.length > 0 ? 'compensating' : 'aborted'`,
        to: `const state = 'aborted'`,
      },
    ],
  },
  {
    id: 'compensation-order',
    name: 'taking back the last step first',
    against: 'a step that is refused after several were done',
    breaks: 'I-SAG-2',
    within: 100,
    edits: [
      { file: progress, from: 'const name = done.at(-1)', to: 'const name = done.at(0)' },
      {
        file: progress,
        from: 'takingBack(saga, saga.done.slice(0, -1), now)',
        to: 'takingBack(saga, saga.done.slice(1), now)',
      },
    ],
  },
  {
    id: 'undo-unknown',
    name: 'taking back a refused step, of which a copy or an earlier try may still get through',
    against: 'requests that arrive when nobody waits for them any more (F3)',
    breaks: 'I-STK-5',
    from: 1_800,
    within: 400,
    favours: ['request-late'],
    edits: [notTakingBackRefused],
  },
  {
    id: 'patience-undoes',
    name: 'taking back a step for which patience has run out',
    against: 'a provider that leaves us in the dark (F17)',
    breaks: 'I-PAY-2',
    within: 100,
    edits: [
      {
        file: judge,
        from: 'reason: patience.reason, mayBeDone: true',
        to: 'reason: patience.reason, mayBeDone: false',
      },
    ],
  },
  {
    id: 'unknown-is-unknown',
    name: 'asking again after an answer that says unknown',
    against: 'a provider that leaves us in the dark (F17)',
    breaks: 'I-PAY-2',
    within: 50,
    edits: [
      {
        file: 'services/orders/adapters/outbound/payments-payments.ts',
        from: `case 'unknown':\n      return { kind: 'unknown' }`,
        to: `case 'unknown':\n      return declined()`,
      },
      notTakingBackRefused,
    ],
    alsoWithout: 'taking back a refused step',
  },
]
