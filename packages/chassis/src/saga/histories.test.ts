import { expect, test } from 'bun:test'
import { buying, type SagaRig, type Scripted, sagaRig } from '../../test/support/saga-rig.ts'
import { Outage } from '../outage.ts'
import type { SagaEngine } from './create-sagas.ts'

const steps = ['hold', 'pay', 'sell', 'wrap', 'undo hold', 'undo pay']
const orders = ['o-1', 'o-2', 'o-3']

/** A number in [0, 1), the same ones for each seed (a linear congruential generator; Knuth, TAOCP 2, 3.3.4). */
function chance(seed: number): () => number {
  let state = seed * 2 + 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

/** Participants of all moods, carriers that die at any moment; in the end everybody is well again. */
async function history(seed: number): Promise<SagaRig> {
  const rig = sagaRig()
  const fraction = chance(seed)
  for (const step of steps) rig.answers(step, ...Array.from({ length: 6 }, () => mood(step, fraction())))
  let sagas = rig.start([buying(rig)])
  for (const sagaId of orders) sagas.begin('buy', { sagaId, data: { orderId: sagaId } }, rig.call())
  for (let round = 0; round < 8; round += 1) {
    rig.setFraction(fraction())
    void sagas.carryOnDue(rig.call(1e9))
    if (fraction() < 0.4) {
      for (let turn = fraction() * 8; turn > 0; turn -= 1) await rig.clock.pass(0)
      sagas = rig.start([buying(rig)])
    } else await rig.clock.pass(Math.floor(fraction() * 40_000))
  }
  await heal(rig)
  return rig
}

function mood(step: string, at: number): Scripted {
  if (at < 0.3) return step.startsWith('undo') ? ('unknown' as never) : { kind: 'unknown' }
  if (at < 0.4) return new Outage('timeout', step)
  if (at < 0.5) return 'silence'
  if (at < 0.6 && !step.startsWith('undo')) return { kind: 'refused', reason: 'no' }
  return step.startsWith('undo') ? 'undone' : { kind: 'done' }
}

async function heal(rig: SagaRig): Promise<SagaEngine> {
  for (const step of steps) rig.answers(step)
  const sagas = rig.start([buying(rig)])
  for (let round = 0; round < 10 && sagas.unfinished() > 0; round += 1) {
    await rig.clock.pass(30_000)
    await rig.settled(sagas.carryOnDue(rig.call()))
  }
  return sagas
}

/** I-SAG-2, as SQL: steps of aborted sagas that were not taken back once, or not in reverse; of others that were. */
const brokenCompensations = `
  WITH did AS (SELECT saga_id, step, seq FROM saga_log WHERE what = 'done'),
    undid AS (SELECT saga_id, step, count(*) AS times, min(seq) AS seq FROM saga_log WHERE what = 'undone' GROUP BY saga_id, step)
  SELECT did.saga_id, did.step FROM did JOIN sagas USING (saga_id) LEFT JOIN undid USING (saga_id, step)
    WHERE (state = 'aborted' AND (undid.times IS NOT 1 OR undid.seq < did.seq)) OR (state = 'done' AND undid.times > 0)
  UNION
  SELECT a.saga_id, a.step FROM did a JOIN did b ON a.saga_id = b.saga_id AND a.seq < b.seq
    JOIN undid ua ON ua.saga_id = a.saga_id AND ua.step = a.step
    JOIN undid ub ON ub.saga_id = b.saga_id AND ub.step = b.step WHERE ua.seq < ub.seq`

test('whatever participants answer and whenever carriers die, orders are all bought or all taken back', async () => {
  const ends: Record<string, number> = {}
  for (let seed = 1; seed <= 150; seed += 1) {
    const rig = await history(seed)
    const context = `seed ${seed}: ${rig.logged().join(', ')}`
    expect({ context, broken: rig.db.query(brokenCompensations).all() }).toEqual({ context, broken: [] })
    for (const sagaId of orders) {
      const state = rig.row(sagaId)?.state as string
      ends[state] = (ends[state] ?? 0) + 1
      const notes = rig.notes().filter((note) => note.startsWith(`${sagaId} `))
      const told = state === 'done' ? `${sagaId} confirmed` : expect.stringContaining('rejected')
      expect({ context, state, notes }).toEqual({ context, state, notes: [told] })
    }
  }
  // Both ends have been reached often, or the histories above prove nothing.
  expect(Object.keys(ends).toSorted()).toEqual(['aborted', 'done'])
  expect(Math.min(...Object.values(ends))).toBeGreaterThan(50)
}, 20_000)

test('the same seed tells the same story to the millisecond', async () => {
  const story = async () => {
    const { db } = await history(7)
    return [db.query('SELECT * FROM sagas ORDER BY saga_id').all(), db.query('SELECT * FROM saga_log').all()]
  }
  expect(await story()).toEqual(await story())
})
