import { expect, test } from 'bun:test'
import { secondLook } from './second-look.ts'
import { type Failure, nothing, type Tally } from './tally.ts'

const failing = (file: string, name = 'late'): Failure => ({ name: `${file}: ${name}`, reason: 'not yet', file })
const tallyOf = (...failures: Failure[]): Tally => ({ ...nothing, passed: 9, failed: failures.length, failures })

/** A run of which this comes, and what it was asked to run. */
function runOf(tally: Tally) {
  const asked: (readonly string[])[] = []
  const run = async (files: readonly string[]) => {
    asked.push(files)
    return tally
  }
  return { asked, run }
}

test('what holds at the second look has passed, and is not forgotten', async () => {
  const first = tallyOf(failing('a.platform.ts'), failing('a.platform.ts', 'later'), failing('b.test.ts'))
  const { asked, run } = runOf({ ...nothing, passed: 7 })
  expect(await secondLook(first, run)).toEqual({ ...nothing, passed: 12, unsteady: first.failures })
  expect(asked).toEqual([['./a.platform.ts', './b.test.ts']])
})

test('what fails twice has failed, and so has what fails only then', async () => {
  const first = tallyOf(failing('a.platform.ts'))
  expect(await secondLook(first, runOf(tallyOf(failing('a.platform.ts'))).run)).toBe(first)
  expect(await secondLook(first, runOf(tallyOf(failing('a.platform.ts', 'another'))).run)).toBe(first)
})

test.each([
  ['nothing fails', { ...nothing, passed: 9 }],
  ['too much fails', tallyOf(...['a', 'b', 'c', 'd'].map((file) => failing(file)))],
  ['something fails between tests', tallyOf(failing('a'), { name: 'between tests', reason: 'late' })],
  ['a run crashes beside it', { ...tallyOf(failing('a')), failed: 2 }],
])('there is one look when %s', async (_, first) => {
  const { asked, run } = runOf({ ...nothing, passed: 1 })
  expect(await secondLook(first, run)).toBe(first)
  expect(asked).toEqual([])
})
