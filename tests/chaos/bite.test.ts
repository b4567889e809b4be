import { expect, test } from 'bun:test'
import { weakness } from './bite.ts'
import type { Outcome } from './campaign.ts'
import { newHistory } from './shoppers/history.ts'

const kill = { blow: { atMs: 1, kind: 'kill' as const, process: 'orders' as const }, atMs: 1, said: '', bit: new Map() }
const lie = { ...kill, blow: { atMs: 1, kind: 'lie' as const, modes: [], rate: 1, forMs: 1 }, killed: false }

function runWith({ kills = 2, retries = 3, bites = 4 }): Outcome {
  const history = newHistory()
  if (retries > 0) history.errors.set('ECONNRESET', retries)
  return {
    plan: [],
    deeds: [
      ...Array.from({ length: kills }, () => ({ ...kill, killed: true })),
      { ...lie, bit: new Map([['slow' as const, bites]]) },
    ],
    history,
    quiet: { tookMs: 1, left: [] },
    deaths: new Map(),
    redeliveries: 0,
    violations: [],
    tookMs: 1,
  }
}

test('a run whose faults were felt proves something', () => {
  expect(weakness(runWith({}), 2)).toEqual([])
})

test('fewer kills than were asked for prove nothing', () => {
  expect(weakness(runWith({ kills: 1 }), 2)).toEqual(['1 kills happened, 2 were asked for'])
})

test('faults that nobody noticed prove nothing', () => {
  expect(weakness(runWith({ bites: 0 }), 2)).toEqual(['the lies did not bite'])
  expect(weakness(runWith({ retries: 0 }), 2)).toEqual(['the kills did not bite: no client had to try again'])
  expect(weakness(runWith({ retries: 0, bites: 0 }), 2)[0]).toContain('the rig did not bite')
})
