import { expect, test } from 'bun:test'
import { at, placement } from '../test/an-order.ts'
import { replay } from './evolve.ts'
import { isCurrent, schemaVersions, upcastAll } from './upcast.ts'

const placed = { type: 'order-placed', schemaVersion: 1, at, data: { placement } }
const confirmedOfOld = { type: 'order-confirmed', schemaVersion: 1, at, data: {} }

test('an order that was confirmed by the first program is confirmed with what had been placed', () => {
  const events = upcastAll([placed, confirmedOfOld])
  expect(events[1]).toEqual({
    type: 'order-confirmed',
    at,
    lines: placement.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    total: placement.totals.total,
    delivery: placement.delivery,
  })
  expect(replay(events)?.status).toBe('confirmed')
})

test('what is written as it is today is read as it stands', () => {
  const events = upcastAll([
    placed,
    { ...confirmedOfOld, type: 'order-rejected', data: { rejection: { reason: 'x' } } },
  ])
  expect(events[1] as object).toEqual({ type: 'order-rejected', at, rejection: { reason: 'x' } })
  expect(isCurrent(placed)).toBe(true)
  expect(isCurrent(confirmedOfOld)).toBe(false)
})

test('an old confirmation without a placement is a damaged stream', () => {
  expect(() => upcastAll([confirmedOfOld])).toThrow('that nobody had placed')
})

test('what only a newer program can have written is not guessed at', () => {
  for (const [type, version] of Object.entries(schemaVersions)) {
    expect(() => upcastAll([{ type, schemaVersion: version + 1, at, data: {} }])).toThrow('by a newer program')
  }
  expect(() => upcastAll([{ type: 'order-framed', schemaVersion: 1, at, data: {} }])).toThrow('by a newer program')
})
