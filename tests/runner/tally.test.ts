import { expect, test } from 'bun:test'
import { lastLine, nothing, plus, tallyOf } from './tally.ts'

const report = (attributes: string) =>
  `<?xml version="1.0"?>\n<testsuites name="bun test" ${attributes}>\n</testsuites>`

test('a report is counted, and the last line says what CI reads', () => {
  const tally = tallyOf(report('tests="12" assertions="40" failures="1" skipped="2" time="3"'), 1)
  expect(tally).toEqual({ passed: 9, failed: 1, skipped: 2 })
  expect(lastLine(plus(tally, nothing))).toBe('9 passed, 1 failed, 2 skipped')
})

test('a run that crashed has failed, whatever it managed to report', () => {
  expect(tallyOf(report('tests="3" failures="0" skipped="0"'), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
  expect(tallyOf('', 134)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
