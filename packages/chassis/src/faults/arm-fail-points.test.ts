import { afterEach, beforeEach, expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { armFromDataDir, type Death } from './arm-fail-points.ts'
import { armFailPoints, failPoint } from './fail-points.ts'

let folder: string
let deaths: Death[]
const file = () => join(folder, 'fail-point')
const allowed = { FAIL_POINTS: 'allowed' }
const die = (death: Death) => void deaths.push(death)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fail-points-'))
  deaths = []
})
afterEach(() => {
  armFailPoints(undefined)
  rmSync(folder, { recursive: true })
})

test('a process dies at the point that is named, when it is reached for the n-th time, and at no other', () => {
  writeFileSync(file(), 'after-effect-before-ack 2\n')
  armFromDataDir(allowed, folder, die)
  failPoint('after-effect-before-ack')
  failPoint('after-commit-before-publish')
  expect(deaths).toEqual([])
  failPoint('after-effect-before-ack')
  failPoint('after-effect-before-ack')
  expect(deaths).toEqual([{ point: 'after-effect-before-ack', reach: 2 }])
})

test('the process that comes after it lives', () => {
  writeFileSync(file(), 'after-effect-before-ack 1')
  armFromDataDir(allowed, folder, die)
  armFailPoints(undefined)
  expect(existsSync(file())).toBe(false)
  armFromDataDir(allowed, folder, die)
  failPoint('after-effect-before-ack')
  expect(deaths).toEqual([])
})

test('where it is not allowed nobody dies, and the file is left alone', () => {
  writeFileSync(file(), 'after-effect-before-ack 1')
  armFromDataDir({ FAIL_POINTS: 'yes' }, folder, die)
  failPoint('after-effect-before-ack')
  expect([deaths, existsSync(file())]).toEqual([[], true])
})

test.each([
  ['before-lunch 1', 'there is no fail-point "before-lunch"; there are after-commit-before-answer, '],
  ['after-effect-before-ack', 'says <name> <n>, as "after-effect-before-ack 3", and not "after-effect-before-ack"'],
  ['after-effect-before-ack 0', 'says <name> <n>'],
  ['after-effect-before-ack 1.5', 'says <name> <n>'],
])('the order "%s" is refused and said to be wrong', (order, message) => {
  writeFileSync(file(), order)
  expect(() => armFromDataDir(allowed, folder, die)).toThrow(message)
})
