import { expect, test } from 'bun:test'
import { mostOf } from './most-pieces.ts'

test('nobody can ask for more pieces than there are, or than a cart may hold', () => {
  expect([mostOf(3), mostOf(400), mostOf(undefined), mostOf(0)]).toEqual([3, 99, 99, 1])
})
