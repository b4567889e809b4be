import { expect, test } from 'bun:test'
import { isOlder } from './library-version.ts'

test.each([
  ['3.51.2', true],
  ['3.50.9', true],
  ['2.99.99', true],
  ['3.51', true],
  ['nonsense', true],
  ['3.51.3', false],
  ['3.51.10', false],
  ['3.100.0', false],
  ['4.0.0-beta', false],
])('%s is older than 3.51.3: %p', (version, older) => {
  expect(isOlder(version, [3, 51, 3])).toBe(older)
})
