import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { cursorAfter, orderBefore } from './cursor.ts'

test('a cursor leads back to its order', () => {
  fc.assert(fc.property(fc.uuid(), (orderId) => expect(orderBefore(cursorAfter(orderId))).toBe(orderId)))
})

test('text that was never given out is no cursor', () => {
  const cursor = cursorAfter('01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d')
  for (const text of [
    `${cursor}A`,
    cursor.slice(1),
    `${cursor.slice(0, -1)}R`,
    `${cursor}==`,
    'x',
    '__proto__',
    '%%%',
    ` ${cursor}`,
  ]) {
    expect(orderBefore(text)).toBeUndefined()
  }
})

test('whatever is sent, it is a cursor or it is not, and nothing breaks', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const orderId = orderBefore(text)
      expect(orderId === undefined || cursorAfter(orderId) === text).toBe(true)
    }),
  )
})
