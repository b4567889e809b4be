import { expect, test } from 'bun:test'
import { isFresh, proofStandsMs } from './fresh-proof.ts'

const now = 1_000_000_000

test('[7.5.1] who proved it just now, or five minutes ago to the millisecond, is not asked again', () => {
  expect(proofStandsMs).toBe(300_000)
  for (const ageMs of [0, 1, proofStandsMs - 1, proofStandsMs]) expect(isFresh(now - ageMs, now)).toBe(true)
})

test('[7.5.1] who proved it longer ago is asked, and so is who never did, or only will', () => {
  for (const provedAt of [now - proofStandsMs - 1, 0, now + 1]) expect(isFresh(provedAt, now)).toBe(false)
})
