import { expect, test } from 'bun:test'
import { ending, lastLine, nothing, one, plus, readEnding, readResultLines, resultLine } from './tally.ts'

const bad = { code: 1, output: '' }

test('the last line says what CI reads', () => {
  expect(lastLine({ ...nothing, passed: 9, failed: 1, skipped: 2 })).toBe('9 passed, 1 failed, 2 skipped')
  expect(ending({ ...nothing, passed: 9 })).toBe('9 passed, 0 failed')
})

test('what failed stands right before it, by name and with what it said', () => {
  const inner = 'a.test.ts: outer > inner'
  const found = { code: 1, output: 'not 2\n  but 3\n' }
  const sum = plus(plus(one('the lock', bad), one('types', { code: 0, output: '' })), one(inner, found))
  expect(ending(sum)).toBe(`Failed:\n  ✗ the lock\n  ✗ ${inner}\n    │ not 2\n    │   but 3\n\n1 passed, 2 failed`)
})

test('what passed only when looked at again is named as well, and has passed', () => {
  const late = { name: 'a.platform.ts: late', reason: 'not yet' }
  const sum = { ...nothing, passed: 9, unsteady: [late] }
  expect(ending(sum)).toBe(`Passed only when looked at again:\n  ~ ${late.name}\n    │ not yet\n\n9 passed, 0 failed`)
  expect(plus(nothing, plus(sum, one('types', bad)))).toMatchObject({ passed: 9, failed: 1, unsteady: [late] })
})

test('of a long reason the beginning is said', () => {
  const output = Array.from({ length: 40 }, (_, line) => `${line} ${'-'.repeat(900)}`).join('\n')
  const lines = ending(one('a page', { code: 1, output })).split('\n')
  expect(lines).toHaveLength(35)
  expect(lines[31]?.length).toBe(406)
  expect(lines[32]).toBe('    │ … and 10 more lines above')
})

test('the end of another run is read back, and a run that ended badly never passes for a good one', () => {
  const failures = [
    { name: 'a.test.ts: one', reason: 'not 2\n\n  but 3' },
    { name: 'two', reason: '' },
  ]
  const sum = { passed: 3_654, failed: 2, skipped: 1, failures, unsteady: [] }
  expect(readEnding(`some words\n  ✗ types (3 s)\n\n${ending(sum)}\n`, 1)).toEqual(sum)
  expect(readEnding(ending({ ...nothing, passed: 7 }), 0)).toEqual({ ...nothing, passed: 7 })
  expect(readEnding(ending({ ...nothing, passed: 7 }), 1)).toEqual({
    ...nothing,
    passed: 7,
    failed: 1,
    failures: [{ name: 'a run ended with 1 and said no more', reason: '' }],
  })
  expect(readEnding('', 0)).toEqual(nothing)
  expect(readEnding('7 passed, 0 failed\nkilled', 137)).toMatchObject({ passed: 0, failed: 1 })
})

test('what another run said of its suites is read back, each once', () => {
  const lines = [
    resultLine('go', { ...nothing, passed: 187 }, 4_100),
    resultLine('python', { ...nothing, passed: 9, failed: 1 }, 91_600),
  ]
  expect(lines).toEqual(['── go: 187 passed, 0 failed (4 s)', '── python: 9 passed, 1 failed (92 s)'])
  expect(
    readResultLines(`── go: the programs in Go\n${lines.join('\n')}\n\n${lines.join('\n')}\n\n196 passed, 1 failed`),
  ).toEqual(lines)
})
