import { expect, test } from 'bun:test'
import { buying, later, noAnswer, placed, type SagaRig, sagaRig } from '../../test/support/saga-rig.ts'
import { armFailPoints } from '../faults/fail-points.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { defineSaga } from './saga.ts'
import { sagaMetrics } from './saga-observer.ts'

test('an order that nobody minds goes all the way, with one flush for each participant', async () => {
  const { rig, sagas, carried } = placed()
  await carried()
  expect(sagas.state('o-1')).toBe('done')
  expect(rig.asked).toEqual(['hold', 'pay', 'sell', 'wrap'])
  expect(rig.notes()).toEqual(['o-1 confirmed'])
  expect(rig.logged()).toEqual(['hold done', 'pay done', 'sell done', 'wrap done', 'confirm done'])
  expect(rig.flushes).toEqual([1, 1, 1, 1])
})

test('a participant knows a second try as such, and is told what others answered', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('hold', { kind: 'done', data: { until: 9 } })
  rig.answers('pay', { kind: 'unknown' }, { kind: 'refused', reason: 'no-funds', data: { paid: 0 } })
  await carried()
  await later(rig, sagas)
  expect(rig.commands.map(({ command, call }) => [command.key, command.attempts, call.idempotencyKey])).toEqual([
    ['o-1_hold', 0, 'o-1_hold'],
    ['o-1_pay', 0, 'o-1_pay'],
    ['o-1_pay', 1, 'o-1_pay'],
    ['o-1_pay_undo', 0, 'o-1_pay_undo'],
    ['o-1_hold_undo', 0, 'o-1_hold_undo'],
  ])
  expect(rig.commands.map(({ command }) => command.data)).toEqual([
    { orderId: 'o-1', token: 'tok' },
    { orderId: 'o-1', token: 'tok', until: 9 },
    { orderId: 'o-1', token: 'tok', until: 9 },
    { orderId: 'o-1', until: 9, paid: 0 },
    { orderId: 'o-1', until: 9, paid: 0 },
  ])
})

test('a saga is begun with what makes it necessary, or not at all', () => {
  const rig = sagaRig()
  const sagas = rig.start([buying(rig)])
  const placing = rig.db.transaction(() => {
    sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
    throw new Error('changed my mind')
  })
  expect(placing).toThrow('changed my mind')
  expect(sagas.state('o-1')).toBeUndefined()
})

test('a saga is not begun under a name that nobody declared, nor under an id whose keys no participant takes', () => {
  const rig = sagaRig()
  const sagas = rig.start([buying(rig)])
  const begin = (name: string, sagaId: string) => () => sagas.begin(name, { sagaId, data: {} }, rig.call())
  expect(begin('sell', 'o-1')).toThrow('nobody has declared the saga sell')
  expect(begin('buy', 'o:1')).toThrow('"o:1" with confirm is not an idempotency key')
  expect(begin('buy', 'o-'.repeat(28))).toThrow('is not an idempotency key')
  expect(sagas.unfinished()).toBe(0)
})

test('sagas that do not fit are refused when the process starts', () => {
  const rig = sagaRig()
  expect(() => rig.start([buying(rig, { giftCardSince: 2 })])).toThrow('gift-card is newer than the saga itself')
  expect(() => rig.start([buying(rig), buying(rig)])).toThrow('two sagas are called buy')
})

test('an end waits for the step that is being asked, and begins no other', async () => {
  const { rig, sagas } = placed()
  const held = Promise.withResolvers<unknown>()
  rig.answers('hold', held.promise)
  const carrying = sagas.carryOn('o-1', rig.call())
  let isOver = false
  const stopped = sagas.stop().then(() => {
    isOver = true
  })
  await rig.clock.pass(5)
  expect(isOver).toBe(false)
  held.resolve({ kind: 'done' })
  await rig.settled(Promise.all([carrying, stopped]))
  expect([rig.asked, rig.logged(), sagas.state('o-1')]).toEqual([['hold'], ['hold done'], 'running'])
})

test('a step’s answer that is not on record is the moment at which a process may die, going forward or back', async () => {
  const { rig, carried } = placed()
  rig.answers('sell', { kind: 'refused', reason: 'timed-out' })
  const seen: unknown[] = []
  armFailPoints((point) => seen.push([point, rig.asked.at(-1), rig.logged().length]))
  await carried()
  armFailPoints(undefined)
  const asked = ['hold', 'pay', 'sell', 'undo pay', 'undo hold']
  expect(seen).toEqual(asked.map((step, before) => ['after-step-before-record', step, before]))
})

test('a request that is traced shows its steps, and a saga that is carried on later joins its trace', async () => {
  const rig = sagaRig()
  const spans: string[] = []
  const trace = (name: string): ReturnType<SagaRig['call']>['trace'] => ({
    ...rig.call().trace,
    sampled: true,
    traceparent: `00-${name}`,
    child: (child) => trace(child),
    fail: (error) => void spans.push(`${name} failed: ${error}`),
    end: () => void spans.push(name),
  })
  const tracing = { continued: (header: string | undefined, name: string) => trace(`${header} / ${name}`) }
  const sagas = rig.start([buying(rig)], { tracing })
  rig.answers('pay', noAnswer())
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, { ...rig.call(), trace: trace('request') })
  await rig.settled(sagas.carryOn('o-1', { ...rig.call(), trace: trace('request') }))
  expect(spans.splice(0)).toEqual(['buy hold', 'buy pay failed: timeout', 'buy pay'])
  await later(rig, sagas)
  expect(spans).toEqual(['buy pay', 'buy sell', 'buy wrap', '00-request / carry on buy'])
})

test('what sagas do can be seen among the metrics', async () => {
  const rig = sagaRig()
  const metrics = createMetrics('orders')
  const sagas = rig.start([buying(rig)], { observer: sagaMetrics(metrics) })
  const shown = async () => (await metrics.exposition()).text
  expect(await shown()).toContain('galleria_saga_oldest_unfinished_seconds{service="orders"} 0')
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  rig.answers('pay', noAnswer(), { kind: 'refused', reason: 'no-funds' })
  rig.answers('undo hold', noAnswer())
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  await later(rig, sagas)
  const text = await shown()
  const steps = (step: string, outcome: string) =>
    `galleria_saga_steps_taken_total{saga="buy",step="${step}",outcome="${outcome}",service="orders"} 1`
  for (const [step, outcome] of [
    ['hold', 'done'],
    ['pay', 'unknown'],
    ['pay', 'refused'],
    ['pay', 'undone'],
    ['hold', 'undo-unknown'],
  ] as const)
    expect(text).toContain(steps(step, outcome))
  expect(text).toContain('galleria_saga_unfinished{service="orders"} 1')
  expect(text).toContain('galleria_saga_oldest_unfinished_seconds{service="orders"} 30')
})

test('a step with nothing to ask can come first', async () => {
  const rig = sagaRig()
  const note = defineSaga({
    name: 'note',
    version: 1,
    steps: [{ name: 'write', kind: 'local', write: ({ sagaId }) => rig.note(sagaId) }],
  })
  const sagas = rig.start([note])
  sagas.begin('note', { sagaId: 'n-1', data: {} }, rig.call())
  await rig.settled(sagas.carryOn('n-1', rig.call()))
  expect([rig.notes(), sagas.state('n-1')]).toEqual([['n-1'], 'done'])
})
