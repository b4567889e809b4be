import { expect, test } from 'bun:test'
import { noAnswer, placed, type SagaRig } from '../../test/support/saga-rig.ts'
import type { SagaEngine } from './create-sagas.ts'

/** An order that is being carried, and would not be due yet: a hint said that the payment is known by now. */
async function carriedOnAHint(rig: SagaRig, sagas: SagaEngine, sagaId: string, answer: Promise<unknown>) {
  sagas.begin('buy', { sagaId, data: { orderId: sagaId } }, rig.call())
  rig.answers('wrap', ...Array.from({ length: 9 }, noAnswer))
  rig.setFraction(0.999)
  for (let i = 0; i < 9; i += 1) await rig.settled(sagas.carryOn(sagaId, rig.call()))
  rig.answers('wrap', answer)
  return [sagas.carryOn(sagaId, rig.call())]
}

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
