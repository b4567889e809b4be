import { expect, test } from 'bun:test'
import { systemRandom } from '@galleria/chassis/ports/index'
import { createSeal } from './seal.ts'

const key = new Uint8Array(32).fill(1)
const seal = createSeal(key, 'sessions', systemRandom)

test('what is sealed opens for whoever has the key, and never looks the same twice', () => {
  const sealed = seal.close('walnut ✓', 'here')
  expect(seal.open(sealed, 'here')).toBe('walnut ✓')
  expect(createSeal(key, 'sessions', systemRandom).open(sealed, 'here')).toBe('walnut ✓')
  expect(seal.close('walnut ✓', 'here')).not.toBe(sealed)
  expect(sealed).not.toContain(Buffer.from('walnut').toString('base64url').slice(0, 6))
})

test('it opens in no other place, for no other use, with no other key, and not when a bit of it was changed', () => {
  const sealed = seal.close('walnut', 'here')
  expect(seal.open(sealed, 'there')).toBeUndefined()
  expect(createSeal(key, 'sign-ins', systemRandom).open(sealed, 'here')).toBeUndefined()
  expect(createSeal(new Uint8Array(32).fill(2), 'sessions', systemRandom).open(sealed, 'here')).toBeUndefined()
  const bytes = Buffer.from(sealed, 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(seal.open(changed.toString('base64url'), 'here')).toBeUndefined()
  }
  for (const nonsense of ['', 'a', '🙂', sealed.slice(0, 20)]) expect(seal.open(nonsense, 'here')).toBeUndefined()
})
