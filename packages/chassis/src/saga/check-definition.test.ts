import { expect, test } from 'bun:test'
import { checkDefinition } from './check-definition.ts'
import type { AnyRemoteStep, AnySaga } from './standing.ts'

const act: AnyRemoteStep['act'] = async () => ({ kind: 'done' })
const undo = async () => 'undone' as const
const hold: AnyRemoteStep = { name: 'hold', kind: 'compensatable', act, undo }
const sell: AnyRemoteStep = { name: 'sell', kind: 'pivot', act }
const note: AnySaga['steps'][number] = { name: 'note', kind: 'local', write: () => {} }
const wrap: AnyRemoteStep = { name: 'wrap', kind: 'retriable', act }
const patience = { ms: 1_000, reason: 'timed-out' }

test('a saga is what may be taken back, what decides, and what only goes forward', () => {
  checkDefinition({ name: 'buy', version: 1, steps: [hold, sell, note, wrap] })
  checkDefinition({ name: 'buy', version: 1, steps: [hold, { ...sell, undo, patience }] })
})

test.each<[string, AnySaga['steps']]>([
  ['two steps are called hold', [hold, hold]],
  ['hold is newer than the saga itself', [{ ...hold, since: 2 }]],
  ['hold needs an undo', [{ name: 'hold', kind: 'compensatable', act }]],
  ['hold may be refused, but sell before it is never taken back', [sell, hold]],
  ['sell may be refused, but note before it is never taken back', [note, sell]],
  ['sell may be refused, but wrap before it is never taken back', [wrap, sell]],
  ['sell cannot run out of patience, since it cannot be taken back', [{ ...sell, patience }]],
  ['wrap cannot run out of patience, since it cannot be taken back', [{ ...wrap, undo, patience }]],
])('a saga is refused when %s', (what, steps) => {
  expect(() => checkDefinition({ name: 'buy', version: 1, steps })).toThrow(new TypeError(`saga buy: ${what}`))
})
