import { expect, test } from 'bun:test'
import { later, noAnswer, placed } from '../../test/support/saga-rig.ts'

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
