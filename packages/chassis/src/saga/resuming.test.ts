import { expect, test } from 'bun:test'
import { buying, type SagaRig, type Scripted, sagaRig } from '../../test/support/saga-rig.ts'
import { Outage } from '../outage.ts'
import { defineSaga } from './saga.ts'

const noAnswer = () => new Outage('timeout', 'payments.payment.authorize')
const noFunds = { kind: 'refused', reason: 'no-funds' } as const

/** A process places an order and carries it until a participant's answer never reaches it: it is dead from then on. */
async function killedAt(step: string, script: Record<string, Scripted[]> = {}) {
  const rig = sagaRig()
  for (const [name, answers] of Object.entries(script)) rig.answers(name, ...answers)
  rig.answers(step, 'silence', ...(script[step] ?? []))
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1', token: 'tok' } }, rig.call())
  void sagas.carryOn('o-1', rig.call(1e9))
  for (let turn = 0; turn < 20; turn += 1) await rig.clock.pass(0)
  return rig
}

/** The next process on the same store, which carries on what it finds. */
async function next(rig: SagaRig, definition = buying(rig)) {
  const sagas = rig.start([definition])
  rig.asked.length = 0
  rig.commands.length = 0
  await rig.settled(sagas.carryOnDue(rig.call()))
  return sagas
}

test.each([
  ['hold', ['hold', 'pay', 'sell', 'wrap']],
  ['pay', ['pay', 'sell', 'wrap']],
  ['sell', ['sell', 'wrap']],
  ['wrap', ['wrap']],
])('a process killed at %s is followed by one that asks that again and goes on', async (step, asked) => {
  const rig = await killedAt(step)
  const sagas = await next(rig)
  expect(sagas.state('o-1')).toBe('done')
  expect(rig.asked).toEqual(asked)
  // The dead may have tried once more than is on record.
  expect(rig.commands[0]?.command).toMatchObject({ key: `o-1_${step}`, attempts: 1 })
  expect(rig.logged()).toEqual(['hold done', 'pay done', 'sell done', 'wrap done', 'confirm done'])
  expect(rig.notes()).toEqual(['o-1 confirmed'])
})

test.each([
  ['undo pay', ['undo pay', 'undo hold']],
  ['undo hold', ['undo hold']],
])(
  'a process killed at %s is followed by one that takes back the rest, and tells nobody twice',
  async (step, asked) => {
    const rig = await killedAt(step, { sell: [{ kind: 'refused', reason: 'timed-out' }] })
    const sagas = await next(rig)
    expect(sagas.state('o-1')).toBe('aborted')
    expect(rig.asked).toEqual(asked)
    expect(rig.logged()).toEqual(['hold done', 'pay done', 'sell refused', 'pay undone', 'hold undone'])
    expect(rig.notes()).toEqual(['o-1 rejected at sell: timed-out'])
  },
)

test('a refusal that only the next process hears is taken back like a payment that was made: the dead may have made it', async () => {
  const rig = await killedAt('pay', { pay: [noFunds] })
  const sagas = await next(rig)
  expect(sagas.state('o-1')).toBe('aborted')
  expect(rig.asked).toEqual(['pay', 'undo pay', 'undo hold'])
})

test('an order whose process died before it asked anybody is carried on by the next', async () => {
  const rig = sagaRig()
  rig.start([buying(rig)]).begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  expect((await next(rig)).state('o-1')).toBe('done')
})

test('a carrier that was overtaken while it slept writes nothing and stops', async () => {
  const rig = sagaRig()
  const answer = Promise.withResolvers<unknown>()
  rig.answers('pay', answer.promise)
  const asleep = rig.start([buying(rig)])
  asleep.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  const carrying = asleep.carryOn('o-1', rig.call())
  await rig.clock.pass(5)
  const awake = await next(rig)
  expect(awake.state('o-1')).toBe('done')
  const before = [rig.row('o-1'), rig.logged(), rig.notes(), rig.asked.length]
  answer.resolve(noFunds)
  await rig.settled(carrying)
  expect([rig.row('o-1'), rig.logged(), rig.notes(), rig.asked.length]).toEqual(before)
  expect(rig.log.messages('warn')).toEqual(['somebody else has carried a saga on'])
})

test('a bug in a local step keeps the order waiting, out of the others’ way, until it is mended', async () => {
  const rig = sagaRig()
  rig.note('o-1 confirmed')
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  expect(rig.log.messages('error')).toEqual(['a saga cannot be carried on and will be tried again'])
  expect([sagas.state('o-1'), rig.logged().at(-1)]).toEqual(['running', 'sell done'])
  expect(Number(rig.row('o-1')?.due_at) - rig.clock.now()).toBe(22_500)
  rig.db.run('DELETE FROM notes')
  await rig.clock.pass(22_500)
  await rig.settled(sagas.carryOnDue(rig.call()))
  expect([sagas.state('o-1'), rig.notes()]).toEqual(['done', ['o-1 confirmed']])
})

test('a bug in what a refusal tells takes back nothing before it is mended', async () => {
  const rig = sagaRig()
  rig.answers('pay', noFunds, noFunds)
  rig.note('o-1 rejected at pay: no-funds')
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  expect([sagas.state('o-1'), rig.asked]).toEqual(['running', ['hold', 'pay']])
  rig.db.run('DELETE FROM notes')
  await rig.clock.pass(30_000)
  await rig.settled(sagas.carryOnDue(rig.call()))
  expect([sagas.state('o-1'), rig.notes()]).toEqual(['aborted', ['o-1 rejected at pay: no-funds']])
})

test('a saga that nobody declares any more is kept, and said to be in trouble', async () => {
  const rig = await killedAt('pay')
  const sagas = await next(rig, defineSaga({ name: 'other', version: 1, steps: [] }))
  expect(sagas.state('o-1')).toBe('running')
  expect(rig.log.lines.at(-1)?.fields.error).toEqual(new Error('nobody has declared the saga buy'))
  expect(Number(rig.row('o-1')?.due_at)).toBeGreaterThan(rig.clock.now())
})

test('what the disk did not take may have been done all the same: a refusal afterwards takes it back', async () => {
  const rig = sagaRig()
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  rig.db.run("CREATE TRIGGER full BEFORE UPDATE ON sagas BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END")
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  expect(rig.log.messages('error')).toEqual([
    'a saga cannot be carried on and will be tried again',
    'a saga could not be recorded',
  ])
  rig.db.run('DROP TRIGGER full')
  rig.answers('hold', { kind: 'refused', reason: 'out-of-stock' })
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  expect(rig.asked).toEqual(['hold', 'hold', 'undo hold'])
})

test.each(['hold', 'pay', 'sell', 'wrap'])(
  'I-SAG-3: an order begun under version 1 and left at %s finishes under version 2, without the step that is new',
  async (step) => {
    const rig = await killedAt(step)
    const sagas = await next(rig, buying(rig, { version: 2, giftCardSince: 2 }))
    expect(sagas.state('o-1')).toBe('done')
    expect(rig.asked).not.toContain('gift-card')
    expect(rig.notes()).toEqual(['o-1 confirmed'])
    sagas.begin('buy', { sagaId: 'o-2', data: { orderId: 'o-2' } }, rig.call())
    await rig.settled(sagas.carryOn('o-2', rig.call()))
    expect(rig.asked).toContain('gift-card')
  },
)

test('a hint that an answer is there carries an order on before its time', async () => {
  const rig = await killedAt('sell', { sell: [noAnswer()] })
  const sagas = await next(rig)
  expect(sagas.state('o-1')).toBe('running')
  expect(await rig.settled(sagas.carryOnDue(rig.call()))).toBe(0)
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  expect(sagas.state('o-1')).toBe('done')
})

test('a clock that is set back keeps no order waiting for the difference', async () => {
  const rig = sagaRig()
  const late = rig.start([buying(rig)])
  late.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  rig.db.query('UPDATE sagas SET due_at = ?').run(rig.clock.now() + 3_600_000)
  expect((await next(rig)).state('o-1')).toBe('done')
})
