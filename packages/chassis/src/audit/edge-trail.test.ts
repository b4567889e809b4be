import { expect, test } from 'bun:test'
import { realWorld } from '../ports/index.ts'
import { faultOf, readBody } from './chain.ts'
import { createEdgeTrail } from './edge-trail.ts'

const deed = { action: 'security.refused-rate' }

test('an edge’s chain is of one run of it, and sound', () => {
  const [one, other] = [createEdgeTrail('gateway', realWorld), createEdgeTrail('gateway', realWorld)]
  expect(one.writer).toMatch(/^gateway\/[0-9a-f-]{36}$/)
  expect(other.writer).not.toBe(one.writer)
  for (let i = 0; i < 3; i += 1) one.append(deed)
  const faults = one.waiting(9).map((entry, i) => faultOf(entry, one.writer, i + 1))
  expect(faults).toEqual([undefined, undefined, undefined])
})

test('while nobody takes its entries it keeps so many and counts the rest, and no number is left out', () => {
  const trail = createEdgeTrail('gateway', realWorld)
  for (let i = 0; i < 2_500; i += 1) trail.append(deed)
  expect(trail.depth()).toBe(2_000)
  trail.markSent(2_000)
  trail.append(deed)
  const rest = trail.waiting(9).map(({ body }) => readBody(body))
  expect(rest).toMatchObject([
    { sequence: 2_001, action: 'security.unrecorded', after: { times: 500 } },
    { sequence: 2_002, action: 'security.refused-rate' },
  ])
})

test('some that were sent can be sent again, as far as they are kept', () => {
  const trail = createEdgeTrail('gateway', realWorld)
  for (let i = 0; i < 1_500; i += 1) trail.append(deed)
  trail.markSent(1_500)
  expect(trail.depth()).toBe(0)
  trail.rewind(1_400)
  expect(readBody(trail.waiting(1)[0]?.body ?? '')?.sequence).toBe(1_401)
  trail.markSent(1_500)
  trail.rewind(0)
  expect(trail.depth()).toBe(500)
  expect(trail.rewinds()).toBe(2)
})
