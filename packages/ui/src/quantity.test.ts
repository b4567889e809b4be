import { expect, test } from 'bun:test'
import { clampQuantity } from './quantity.ts'

test('a typed quantity is brought within the bounds, and nonsense leaves it as it was', () => {
  const bounds = { min: 1, max: 99, otherwise: 4 }

  expect(clampQuantity(0, bounds)).toBe(1)
  expect(clampQuantity(120, bounds)).toBe(99)
  expect(clampQuantity(2.4, bounds)).toBe(2)
  expect(clampQuantity(Number('many'), bounds)).toBe(4)
})
