import { expect, test } from 'bun:test'
import { doorOf } from './doors.ts'

test('signing in and out go to the web BFF, and nothing else below their path does', () => {
  for (const path of ['/session/sign-in', '/session/callback', '/session/sign-out'])
    expect([path, doorOf(path)]).toEqual([path, '/session/*'])
  for (const path of ['/session', '/session/', '/session/sign-in/', '/session/other', '/sessions'])
    expect([path, doorOf(path)]).toEqual([path, 'page'])
})

test('[B6] what the identity server says to the BFF itself cannot be said from outside', () => {
  expect(doorOf('/session/back-channel-logout')).toBe('page')
})
