import { expect, test } from 'bun:test'
import { buying, type SagaRig, sagaRig } from '../../test/support/saga-rig.ts'
import { armFailPoints } from '../faults/fail-points.ts'
import { Outage } from '../outage.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import type { SagaEngine } from './create-sagas.ts'
import { defineSaga } from './saga.ts'
import { sagaMetrics } from './saga-observer.ts'

const noAnswer = () => new Outage('timeout', 'payments.payment.authorize')

/** A shop in which an order has just been placed. */
function placed(rig: SagaRig = sagaRig()) {
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1', token: 'tok' } }, rig.call())
  return { rig, sagas, carried: () => rig.settled(sagas.carryOn('o-1', rig.call())) }
}

/** Lets the time pass in which a step is tried again. */
async function later(rig: SagaRig, sagas: SagaEngine, times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await rig.clock.pass(30_000)
    await rig.settled(sagas.carryOnDue(rig.call()))
  }
}

/** An order that is being carried, and would not be due yet: a hint said that the payment is known by now. */
async function carriedOnAHint(rig: SagaRig, sagas: SagaEngine, sagaId: string, answer: Promise<unknown>) {
  sagas.begin('buy', { sagaId, data: { orderId: sagaId } }, rig.call())
  rig.answers('wrap', ...Array.from({ length: 9 }, noAnswer))
  rig.setFraction(0.999)
  for (let i = 0; i < 9; i += 1) await rig.settled(sagas.carryOn(sagaId, rig.call()))
  rig.answers('wrap', answer)
  return [sagas.carryOn(sagaId, rig.call())]
}

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

test('a step that was refused is taken back as well, since a copy of the request may still be on its way', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', { kind: 'refused', reason: 'no-funds' })
  await carried()
  expect([sagas.state('o-1'), rig.asked]).toEqual(['aborted', ['hold', 'pay', 'undo pay', 'undo hold']])
})

test('a refusal is told in the transaction that records it, before anything is taken back', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('sell', { kind: 'refused', reason: 'timed-out' })
  rig.answers('undo pay', 'silence')
  void sagas.carryOn('o-1', rig.call())
  await rig.clock.pass(5)
  expect(rig.notes()).toEqual(['o-1 rejected at sell: timed-out'])
  expect(rig.logged()).toEqual(['hold done', 'pay done', 'sell refused'])
  expect(sagas.state('o-1')).toBe('compensating')
  await rig.clock.pass(11_000)
  await carried()
  expect(sagas.state('o-1')).toBe('aborted')
  expect(rig.asked).toEqual(['hold', 'pay', 'sell', 'undo pay', 'undo pay', 'undo hold'])
  expect(rig.logged().slice(3)).toEqual(['pay undone', 'hold undone'])
})

test('a payment that never answered is voided too, since it may have gone through', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', noAnswer(), { kind: 'refused', reason: 'no-funds' })
  await carried()
  expect([sagas.state('o-1'), rig.notes()]).toEqual(['running', []])
  await later(rig, sagas)
  expect(sagas.state('o-1')).toBe('aborted')
  expect(rig.asked).toEqual(['hold', 'pay', 'pay', 'undo pay', 'undo hold'])
  expect(rig.notes()).toEqual(['o-1 rejected at pay: no-funds'])
})

test('a payment that nobody ever knows about is refused when patience ends, and voided', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', ...Array.from({ length: 50 }, noAnswer))
  await carried()
  const firstTry = rig.clock.now()
  while (sagas.state('o-1') === 'running') {
    await rig.clock.pass(100)
    await rig.settled(sagas.carryOnDue(rig.call()))
  }
  expect(sagas.state('o-1')).toBe('aborted')
  expect(rig.notes()).toEqual(['o-1 rejected at pay: declined'])
  expect(rig.asked.slice(-3)).toEqual(['pay', 'undo pay', 'undo hold'])
  expect(rig.clock.now() - firstTry).toBe(60_000)
})

test('waits grow from a fifth of a second to half a minute, with full jitter', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('sell', ...Array.from({ length: 12 }, noAnswer))
  await carried()
  const waits = [Number(rig.row('o-1')?.due_at) - rig.clock.now()]
  for (let i = 0; i < 11; i += 1) {
    rig.setFraction(i % 2 ? 0.5 : 0.999)
    await later(rig, sagas)
    waits.push(Number(rig.row('o-1')?.due_at) - rig.clock.now())
  }
  expect(waits).toEqual([100, 399, 400, 1598, 1600, 6393, 6400, 25574, 15000, 29970, 15000, 29970])
  expect(rig.row('o-1')).toMatchObject({ attempts: 12, state: 'running' })
})

test('a saga that has to wait is not due before', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', noAnswer())
  await carried()
  await rig.clock.pass(99)
  expect(await rig.settled(sagas.carryOnDue(rig.call()))).toBe(0)
  await rig.clock.pass(1)
  expect(await rig.settled(sagas.carryOnDue(rig.call()))).toBe(1)
  expect(sagas.state('o-1')).toBe('done')
})

test('taking back is tried until it is done', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', { kind: 'refused', reason: 'no-funds' })
  rig.answers('undo hold', 'unknown' as never, noAnswer(), new TypeError('a bug'))
  await carried()
  expect(sagas.state('o-1')).toBe('compensating')
  await later(rig, sagas, 3)
  expect(sagas.state('o-1')).toBe('aborted')
  expect(rig.asked.filter((step) => step === 'undo hold')).toHaveLength(4)
})

test('a paid order is not given up because a step that cannot be refused was refused', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('wrap', { kind: 'refused', reason: 'no paper' })
  await carried()
  expect(sagas.state('o-1')).toBe('running')
  expect(rig.log.messages('error')).toEqual(['a step that cannot be refused was refused'])
  expect(Number(rig.row('o-1')?.due_at) - rig.clock.now()).toBe(22_500)
  await later(rig, sagas)
  expect(sagas.state('o-1')).toBe('done')
  expect(rig.logged()).not.toContain('wrap refused')
})

test('a bug in a step is an error, and loses no order', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', new TypeError('cannot read properties of undefined'))
  await carried()
  expect(rig.log.messages('error')).toEqual(['a step failed and will be asked again'])
  await later(rig, sagas)
  expect(sagas.state('o-1')).toBe('done')
})

test('an outage is a warning', async () => {
  const { rig, carried } = placed()
  rig.answers('pay', new Error('wrapped', { cause: noAnswer() }))
  await carried()
  expect([rig.log.messages('error'), rig.log.messages('warn')]).toEqual([
    [],
    ['a step has no answer and will be asked again'],
  ])
})

test('a saga whose caller has no more time waits for one who has', async () => {
  const { rig, sagas } = placed()
  await rig.settled(sagas.carryOn('o-1', rig.call(299)))
  expect(rig.asked).toEqual([])
  await rig.settled(sagas.carryOn('o-1', rig.call(300)))
  expect(sagas.state('o-1')).toBe('done')
})

test('a participant is not to blame for a caller who ran out of time: it is asked again at once, but only once', async () => {
  const { rig, sagas } = placed()
  rig.answers('pay', 'silence', 'silence')
  for (const dueInMs of [0, 200]) {
    const carrying = sagas.carryOn('o-1', rig.call(500))
    await rig.clock.pass(500)
    await rig.settled(carrying)
    expect(Number(rig.row('o-1')?.due_at) - rig.clock.now()).toBe(dueInMs)
  }
  expect(rig.row('o-1')).toMatchObject({ attempts: 2 })
})

test('patience does not end because a caller ran out of time', async () => {
  const { rig, sagas } = placed()
  rig.answers('pay', 'silence')
  const carrying = sagas.carryOn('o-1', rig.call(90_000))
  await rig.clock.pass(90_000)
  await rig.settled(carrying)
  expect(sagas.state('o-1')).toBe('running')
})

test('two who carry the same saga ask nobody twice', async () => {
  const { rig, sagas } = placed()
  const first = sagas.carryOn('o-1', rig.call())
  const second = sagas.carryOn('o-1', rig.call())
  expect(await rig.settled(sagas.carryOnDue(rig.call()))).toBe(0)
  await rig.settled(Promise.all([first, second]))
  expect(rig.asked).toEqual(['hold', 'pay', 'sell', 'wrap'])
})

test('whoever waits for an order is told as soon as it is decided', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('hold', { kind: 'refused', reason: 'out-of-stock' })
  const waiting = [sagas.decided('o-1', 8_000), sagas.decided('o-1', 9_000)]
  await carried()
  expect(await Promise.all(waiting)).toEqual([true, true])
  expect(rig.clock.timers).toBe(0)
  expect(await sagas.decided('o-1', 8_000)).toBe(true)
})

test('a refusal decides, even when taking back goes on for long; an order that is done does too', async () => {
  const refused = placed()
  refused.rig.answers('pay', { kind: 'refused', reason: 'no-funds' })
  refused.rig.answers('undo hold', noAnswer())
  const waiting = refused.sagas.decided('o-1', 8_000)
  await refused.carried()
  expect([await waiting, refused.sagas.state('o-1')]).toEqual([true, 'compensating'])
  const done = placed()
  const alsoWaiting = done.sagas.decided('o-1', 8_000)
  await done.carried()
  expect(await alsoWaiting).toBe(true)
})

test('whoever waits for an order that takes its time is told when theirs is up', async () => {
  const { rig, sagas, carried } = placed()
  rig.answers('pay', noAnswer())
  const waiting = sagas.decided('o-1', 8_000)
  await carried()
  await rig.clock.pass(8_000)
  expect(await waiting).toBe(false)
  expect(rig.clock.timers).toBe(0)
})

test('the longest due come first, two hundred at a time, and one that hangs is not in their way', async () => {
  const { rig, sagas } = placed()
  const held = Promise.withResolvers<unknown>()
  rig.answers('hold', held.promise)
  const hanging = [sagas.carryOn('o-1', rig.call()), ...(await carriedOnAHint(rig, sagas, 'o-0', held.promise))]
  for (let i = 2; i <= 204; i += 1) {
    await rig.clock.pass(1)
    sagas.begin('buy', { sagaId: `o-${i}`, data: { orderId: `o-${i}` } }, rig.call())
  }
  expect(await rig.settled(sagas.carryOnDue(rig.call()))).toBe(200)
  expect([sagas.state('o-201'), sagas.state('o-202'), sagas.unfinished()]).toEqual(['done', 'running', 5])
  expect(await rig.settled(sagas.carryOnDue(rig.call()))).toBe(3)
  held.resolve({ kind: 'done' })
  await rig.settled(Promise.all(hanging))
  expect(sagas.unfinished()).toBe(0)
})

test('in a rush no more sagas ask at once than a bulkhead holds, and those that wait are all carried', async () => {
  const { rig, sagas } = placed()
  const rush = Array.from({ length: 100 }, (_, i) => `o-${i + 2}`)
  for (const sagaId of rush) sagas.begin('buy', { sagaId, data: { orderId: sagaId } }, rig.call())
  const held = Promise.withResolvers<unknown>()
  rig.answers('hold', ...rush.slice(0, 32).map(() => held.promise))
  const carrying = rush.map((sagaId) => sagas.carryOn(sagaId, rig.call()))
  expect(rig.asked).toEqual(Array.from({ length: 32 }, () => 'hold'))
  held.resolve({ kind: 'done' })
  await rig.settled(Promise.all(carrying))
  expect(rush.filter((sagaId) => sagas.state(sagaId) !== 'done')).toEqual([])
})

test('a saga that found no room to wait is found when it is looked for', async () => {
  const { rig, sagas } = placed()
  const ids = Array.from({ length: 2_033 }, (_, i) => `o-${i + 2}`)
  rig.db.transaction(() => {
    for (const sagaId of ids) sagas.begin('buy', { sagaId, data: { orderId: sagaId } }, rig.call())
  })()
  const held = Promise.withResolvers<unknown>()
  rig.answers('hold', ...ids.slice(0, 32).map(() => held.promise))
  const carrying = ids.map((sagaId) => sagas.carryOn(sagaId, rig.call()))
  await carrying.at(-1)
  expect(sagas.state(ids.at(-1) ?? '')).toBe('running')
  held.resolve({ kind: 'done' })
  await rig.settled(Promise.all(carrying))
  expect(sagas.unfinished()).toBe(2)
  await rig.settled(sagas.carryOnDue(rig.call()))
  expect(sagas.unfinished()).toBe(0)
})

test('sagas that are carried together share their flushes', async () => {
  const { rig, sagas } = placed()
  sagas.begin('buy', { sagaId: 'o-2', data: { orderId: 'o-2' } }, rig.call())
  await rig.settled(sagas.carryOnDue(rig.call()))
  expect(rig.flushes).toEqual([2, 2, 2, 2])
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
