import { expect, test } from 'bun:test'
import { lifetimes } from './lifetimes.ts'

const hour = 3_600
const at = (seconds: number) => lifetimes(() => seconds * 1_000)

function refreshToken(applicationType: 'web' | 'native', age: number): number {
  const { RefreshToken } = at(1_000_000 + age)
  if (typeof RefreshToken !== 'function') throw new Error('refresh tokens have no lifetime of their own')
  return RefreshToken({} as never, { iiat: 1_000_000 } as never, { applicationType } as never)
}

test('[A7] a refresh token ends when its family does, however young it is itself', () => {
  expect(refreshToken('web', 0)).toBe(12 * hour)
  expect(refreshToken('web', 11 * hour)).toBe(hour)
  expect(refreshToken('web', 13 * hour)).toBe(1)
  expect(refreshToken('native', 0)).toBe(14 * 24 * hour)
  expect(refreshToken('native', 29 * 24 * hour)).toBe(24 * hour)
})

test('a session ends twelve hours after its owner has signed in, however busy it is', () => {
  const { Session } = at(1_000_000 + 11 * hour)
  if (typeof Session !== 'function') throw new Error('sessions have no lifetime of their own')
  expect(Session({} as never, { accountId: 'mina', loginTs: 1_000_000 } as never)).toBe(hour)
  expect(Session({} as never, {} as never)).toBe(hour)
})
