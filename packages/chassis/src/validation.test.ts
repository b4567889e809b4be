import { expect, test } from 'bun:test'
import { z } from 'zod'
import { fieldErrors } from './validation.ts'

const Line = z.strictObject({ sku: z.string().regex(/^[A-Z-]+$/, 'must look like LMP-012-OAK'), quantity: z.int() })
const Order = z.strictObject({ lines: z.array(Line), note: z.string().max(3).optional() })

function errorsOf(json: string) {
  const checked = Order.safeParse(JSON.parse(json))
  return checked.success ? [] : fieldErrors(checked.error)
}

test('each wrong field is named by its path, with the reason in the contract’s words', () => {
  expect(errorsOf('{"lines":[{"sku":"lamp","quantity":0.5}]}')).toEqual([
    { field: 'lines.0.sku', reason: 'must look like LMP-012-OAK' },
    { field: 'lines.0.quantity', reason: 'is not valid: expected int, received number' },
  ])
})

test('a missing body, and a body that is something else, are named as the body', () => {
  for (const json of ['null', '7', '[]', '"order"'])
    expect(errorsOf(json).map(({ field }) => field)).toEqual(['(body)'])
})

test.each(['__proto__', 'constructor', 'toString', 'price'])('a key that is not known here is named: %s', (key) => {
  expect(errorsOf(`{"lines":[],"${key}":{"isAdmin":true}}`)).toEqual([{ field: key, reason: 'is not known here' }])
  expect(errorsOf(`{"lines":[{"sku":"A","quantity":1,"${key}":1}]}`)).toEqual([
    { field: `lines.0.${key}`, reason: 'is not known here' },
  ])
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
})

test('however much is wrong, twenty errors are enough, and a key is not repeated at length', () => {
  const junk = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${'k'.repeat(10_000)}${i}`, i]))
  const lines = Array.from({ length: 500 }, () => ({ ...junk }))
  const errors = errorsOf(JSON.stringify({ lines: lines.slice(0, 3), ...junk }))
  expect(errors).toHaveLength(20)
  expect(Math.max(...errors.map(({ field }) => field.length))).toBeLessThan(100)
})

test('what was sent is not repeated in the reason', () => {
  expect(JSON.stringify(errorsOf('{"lines":[],"note":"4111 1111 1111 1111"}'))).not.toContain('4111')
})
