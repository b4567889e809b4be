import { expect, test } from 'bun:test'
import { type SagaRig, sagaRig } from '../../test/support/saga-rig.ts'
import { defineSaga } from './saga.ts'

type Order = { readonly orderId: string; readonly token?: string; readonly paid?: number }

/** Holds stock, authorizes, sells (the pivot), has it wrapped, and notes the order as confirmed. */
const buying = (rig: SagaRig, version = 1) =>
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
      { name: 'wrap', kind: 'retriable', act: rig.participant('wrap', { kind: 'done' }) },
      { name: 'confirm', kind: 'local', write: ({ sagaId }) => rig.note(`${sagaId} confirmed`) },
    ],
    refused: ({ sagaId, step, reason }) => rig.note(`${sagaId} rejected at ${step}: ${reason}`),
  })

test('an order that nobody minds goes all the way', async () => {
  const rig = sagaRig()
  const sagas = rig.start([buying(rig)])
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1' } }, rig.call())
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  expect(sagas.state('o-1')).toBe('done')
  expect(rig.asked).toEqual(['hold', 'pay', 'sell', 'wrap'])
  expect(rig.notes()).toEqual(['o-1 confirmed'])
  expect(rig.logged()).toEqual(['hold done', 'pay done', 'sell done', 'wrap done', 'confirm done'])
})

test('a payment that never answered is voided too, since it may have gone through', async () => {
  const rig = sagaRig()
  const sagas = rig.start([buying(rig)])
  rig.answers('pay', { kind: 'unknown' }, { kind: 'refused', reason: 'no-funds' })
  sagas.begin('buy', { sagaId: 'o-1', data: { orderId: 'o-1', token: 'tok' } }, rig.call())
  await rig.settled(sagas.carryOn('o-1', rig.call()))
  await rig.clock.pass(30_000)
  await rig.settled(sagas.carryOnDue(rig.call()))
  expect(sagas.state('o-1')).toBe('aborted')
  expect(rig.asked).toEqual(['hold', 'pay', 'pay', 'undo pay', 'undo hold'])
  expect(rig.notes()).toEqual(['o-1 rejected at pay: no-funds'])
})
