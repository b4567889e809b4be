import { expect, test } from 'bun:test'
import { type Begun, nextMove, passOn, stepDone, stepRefused, stepUndone } from './progress.ts'
import type { AnyLocalStep, AnyRemoteStep, AnySaga } from './standing.ts'

const step = (name: string, more: Partial<AnyRemoteStep> = {}): AnyRemoteStep => ({
  name,
  kind: 'compensatable',
  act: async () => ({ kind: 'done' }),
  undo: async () => 'undone',
  ...more,
})
const local = (name: string): AnyLocalStep => ({ name, kind: 'local', write: () => {} })
const saga = (...steps: AnySaga['steps']): AnySaga => ({ name: 'buy', version: 2, steps })
const begun = (more: Partial<Begun> = {}): Begun => ({
  version: 2,
  state: 'running',
  data: {},
  done: [],
  skipped: [],
  attempts: 3,
  triedAt: 1,
  dueAt: 1,
  ...more,
})

test('the steps come in order, and each from its first try', () => {
  const [hold, pay] = [step('hold'), step('pay')]
  const buy = saga(hold, pay)
  expect(nextMove(begun(), buy)).toEqual({ kind: 'ask', step: hold })
  const { standing, log, writes } = stepDone(begun(), buy, { step: hold, patch: undefined }, 50)
  expect(standing).toEqual({
    state: 'running',
    data: {},
    done: ['hold'],
    skipped: [],
    attempts: 0,
    triedAt: null,
    dueAt: 50,
  })
  expect(log).toEqual([{ step: 'hold', what: 'done' }])
  expect(writes).toEqual([])
  expect(nextMove({ version: 2, ...standing }, buy)).toEqual({ kind: 'ask', step: pay })
})

test('what a participant answered is kept, and what must be forgotten is not', () => {
  const pay = step('pay')
  const { standing } = stepDone(
    begun({ data: { token: 't', id: 1 } }),
    saga(pay),
    { step: pay, patch: { token: undefined, paid: 5 } },
    50,
  )
  expect(Object.entries(standing.data)).toEqual([
    ['id', 1],
    ['paid', 5],
  ])
})

test('local steps and those left out go with the step before them, to the very end', () => {
  const pay = step('pay')
  const left = step('gift-wrap', { unless: ({ gift }) => gift !== true })
  const confirm = local('confirm')
  const buy = saga(pay, left, confirm)
  const progress = stepDone(begun({ data: { gift: false } }), buy, { step: pay, patch: undefined }, 50)
  expect(progress.standing).toMatchObject({ state: 'done', done: ['pay', 'confirm'], skipped: ['gift-wrap'] })
  expect(progress.writes).toEqual([confirm])
  expect(progress.log).toEqual([
    { step: 'pay', what: 'done' },
    { step: 'gift-wrap', what: 'skipped' },
    { step: 'confirm', what: 'done' },
  ])
  expect(nextMove({ version: 2, ...progress.standing }, buy)).toEqual({ kind: 'rest' })
})

test('whether a step is left out is seen from the data that the step before it brought', () => {
  const parcel = step('parcel')
  const restock = step('restock', { unless: ({ outcome }) => outcome === 'returning' })
  const after = (outcome: string) =>
    stepDone(begun(), saga(parcel, restock), { step: parcel, patch: { outcome } }, 50).standing.state
  expect([after('returning'), after('cancelled')]).toEqual(['done', 'running'])
})

test('a saga that begins with what asks nobody passes over it first', () => {
  const buy = saga(step('gift-card', { unless: () => true }), step('hold'))
  expect(nextMove(begun(), buy)).toEqual({ kind: 'pass' })
  const { standing, log } = passOn(begun(), buy, 50)
  expect([standing.state, standing.skipped, log]).toEqual([
    'running',
    ['gift-card'],
    [{ step: 'gift-card', what: 'skipped' }],
  ])
})

test('I-SAG-3: a saga goes without the steps that are newer than itself', () => {
  const fresh = step('insure', { since: 2 })
  expect(nextMove(begun({ version: 1, done: ['hold'] }), saga(step('hold'), fresh, step('pay')))).toEqual({
    kind: 'pass',
  })
  expect(nextMove(begun({ version: 2, done: ['hold'] }), saga(step('hold'), fresh))).toEqual({
    kind: 'ask',
    step: fresh,
  })
})

test('I-SAG-3: a saga does not go back for what a later version has put before its place, nor stumble over what it dropped', () => {
  const pay = step('pay')
  const buy = saga(step('greet'), step('hold'), pay)
  expect(nextMove(begun({ done: ['hold', 'weigh'] }), buy)).toEqual({ kind: 'ask', step: pay })
})

test('a program that is older than the saga leaves it alone', () => {
  expect(() => nextMove(begun({ version: 3 }), saga(step('hold')))).toThrow(
    "begun under version 3, newer than this program's 2",
  )
})

test('after a refusal what was done is taken back, the last first', () => {
  const [hold, pay, sell] = [step('hold'), step('pay'), step('sell')]
  const buy: AnySaga = { ...saga(hold, pay, sell), forgets: ['token'] }
  const refusal = { step: sell, reason: 'timed-out', patch: { until: 9 }, mayBeDone: false }
  const refused = stepRefused(begun({ data: { token: 't' }, done: ['hold', 'pay'] }), buy, refusal, 50)
  expect(refused).toMatchObject({
    standing: { state: 'compensating', done: ['hold', 'pay'], attempts: 0, triedAt: null, dueAt: 50 },
    refusal: { step: 'sell', reason: 'timed-out' },
    log: [{ step: 'sell', what: 'refused' }],
  })
  expect(Object.entries(refused.standing.data)).toEqual([['until', 9]])
  expect(nextMove({ version: 2, ...refused.standing }, buy)).toMatchObject({ kind: 'undo', step: pay })
  const less = stepUndone({ version: 2, ...refused.standing }, pay, 60)
  expect(less.standing).toMatchObject({ state: 'compensating', done: ['hold'] })
  const nothing = stepUndone({ version: 2, ...less.standing }, hold, 70)
  expect(nothing.standing).toMatchObject({ state: 'aborted', done: [] })
})

test('a refusal with nothing to take back is the end', () => {
  const hold = step('hold')
  const refuse = (mayBeDone: boolean) =>
    stepRefused(begun(), saga(hold), { step: hold, reason: 'out-of-stock', mayBeDone }, 50).standing
  expect(refuse(false)).toMatchObject({ state: 'aborted', done: [] })
  expect(refuse(true)).toMatchObject({ state: 'compensating', done: ['hold'] })
})

test('a step that was done and is not in the table any more is not passed over in silence', () => {
  const compensating = begun({ state: 'compensating', done: ['weigh'] })
  expect(() => nextMove(compensating, saga(step('hold')))).toThrow('weigh was done and cannot be taken back')
})
