import { expect, test } from 'bun:test'
import { errorsBetweenTests, readJunit } from './junit.ts'
import { nothing } from './tally.ts'

const report = (attributes: string, cases = '') =>
  `<?xml version="1.0"?>\n<testsuites name="bun test" ${attributes}>\n${cases}</testsuites>`

test('a report is counted, and who failed is named with the groups around it', () => {
  const file = 'tests/a.platform.ts'
  const at = `time="0" file="${file}" line="2"`
  const cases = [
    `<testcase name="keeps &quot;it&quot;" classname="inner &gt; outer &amp; all" ${at}>\n  <failure type="Error" message="&lt;p&gt; came&#10;late">Error: &lt;p&gt; came&#10;late&#10;      at a.platform.ts:2:5&#10;</failure>\n</testcase>`,
    `<testcase name="fine" classname="" ${at} assertions="0" />`,
    `<testcase name="alone" classname="" ${at}>\n  <failure type="TimeoutError">x</failure></testcase>`,
    `<testcase name="later" classname="" ${at}>\n  <skipped />\n</testcase>`,
  ].join('\n')
  expect(readJunit(report('tests="4" assertions="40" failures="2" skipped="1" time="3"', cases), 1)).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
    failures: [
      { name: `${file}: outer & all > inner > keeps "it"`, file, reason: '<p> came\nlate\nat a.platform.ts:2:5' },
      { name: `${file}: alone`, file, reason: '' },
    ],
    unsteady: [],
  })
})

test('a report of pytest is counted as well, and a test that could not be set up has failed', () => {
  const counts = 'name="pytest" errors="1" failures="1" skipped="3" tests="10" time="1.0"'
  const cases =
    '<testcase classname="tests.test_keys" name="test_old" time="0.1"><failure message="no">no</failure></testcase>' +
    '<testcase classname="tests.test_bus" name="test_far" time="0.1"><error message="far">no</error></testcase>'
  expect(
    readJunit(`<testsuites name="pytest tests"><testsuite ${counts}>${cases}</testsuite></testsuites>`, 1),
  ).toEqual({
    passed: 5,
    failed: 2,
    skipped: 3,
    failures: [
      { name: 'tests.test_keys: test_old', reason: 'no' },
      { name: 'tests.test_bus: test_far', reason: 'far' },
    ],
    unsteady: [],
  })
})

test('a run that crashed has failed, whatever it managed to report', () => {
  const crashed = readJunit(report('tests="3" failures="0" skipped="0"'), 1)
  expect(crashed).toEqual({ ...nothing, passed: 3, failed: 1 })
  expect(readJunit('', 134)).toEqual({ ...nothing, failed: 1 })
})

test('what is thrown between tests is in no report, and is found in what was printed', () => {
  const rule = '-------------------------------'
  const output = [
    'a.test.ts:',
    '(pass) fine [0.1ms]',
    '',
    '# Unhandled error between tests',
    rule,
    '3 | setTimeout(() => { throw new Error("late") }, 30)',
    '                                  ^',
    'error: late',
    '      at <anonymous> (a.test.ts:3:42)',
    rule,
    '',
    '# Unhandled error between tests',
    rule,
    "error: Cannot find module './nothing' from 'b.test.ts'",
    rule,
    '',
    ' 1 pass',
  ].join('\n')
  expect(errorsBetweenTests(output)).toEqual([
    { name: 'between tests', reason: 'error: late\nat <anonymous> (a.test.ts:3:42)' },
    { name: 'between tests', reason: "error: Cannot find module './nothing' from 'b.test.ts'" },
  ])
  expect(errorsBetweenTests('a.test.ts:\n(pass) fine\n 1 pass')).toEqual([])
})
