import { expect, test } from 'bun:test'
import { allProcesses } from '@galleria/infra/topology'
import { modeNames } from '../../../infra/psp-simulator/lies/modes.ts'
import { type Blow, drawPlan } from './plan.ts'

const of = <Kind extends Blow['kind']>(plan: readonly Blow[], kind: Kind) =>
  plan.filter((blow): blow is Extract<Blow, { kind: Kind }> => blow.kind === kind)

test('a seed draws the same blows at the same times, and another seed draws others', () => {
  const drawn = (seed: number) => drawPlan({ seed, kills: 15, windowMs: 30_000 })
  expect(drawn(7)).toEqual(drawn(7))
  expect(drawn(8)).not.toEqual(drawn(7))
})

test('with ten kills for each class of process every one gets ten, the broker, the gateway and the provider too', () => {
  const plan = drawPlan({ seed: 1, kills: allProcesses.length * 10, windowMs: 300_000 })
  const shares = Map.groupBy(of(plan, 'kill'), ({ process }) => process)
  expect([...shares.keys()].toSorted()).toEqual(allProcesses.map(({ name }) => name).toSorted() as never)
  expect([...new Set([...shares.values()].map(({ length }) => length))]).toEqual([10])
  expect(of(plan, 'kill-all').length).toBe(1)
})

test('many of those that can be are armed, so that their successors die at a point that they pass', () => {
  const armed = of(drawPlan({ seed: 1, kills: 100, windowMs: 300_000 }), 'kill').filter(({ deathAt }) => deathAt)
  expect(armed.length).toBeGreaterThan(20)
  expect(armed.map(({ process }) => process)).not.toContain('gateway')
})

test('every way of lying has its turn in half a minute, no two turns overlap, and all ends before the shoppers do', () => {
  const windowMs = 30_000
  const plan = drawPlan({ seed: 3, kills: 15, windowMs })
  const lies = of(plan, 'lie')
  expect(new Set(lies.flatMap(({ modes }) => modes)).size).toBe(modeNames.length)
  for (const [index, { atMs, forMs }] of lies.entries())
    expect(atMs + forMs).toBeLessThan(lies[index + 1]?.atMs ?? windowMs)
  expect(Math.max(...plan.map(({ atMs }) => atMs))).toBeLessThan(windowMs)
})
