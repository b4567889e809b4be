import { expect, test } from 'bun:test'
import { goReport } from './go-report.ts'
import { nothing } from './tally.ts'

const lines = (...happenings: object[]) => happenings.map((happening) => JSON.stringify(happening)).join('\n')
const end = (action: string, pkg: string, name?: string) => ({
  Action: action,
  Package: pkg,
  ...(name ? { Test: name } : {}),
})

test('each case of a table counts, the table itself does not', () => {
  const output = lines(
    end('run', 'x', 'TestPack/light'),
    end('pass', 'x', 'TestPack/light'),
    end('skip', 'x', 'TestPack/heavy'),
    end('pass', 'x', 'TestPack'),
    end('pass', 'x', 'TestQuote'),
    end('pass', 'x'),
  )
  expect(goReport(output, 0).tally).toEqual({ ...nothing, passed: 2, skipped: 1 })
})

test('a failed case is shown with what it said, the others are not', () => {
  const output = lines(
    { Action: 'output', Package: 'x', Test: 'TestPack/light', Output: 'fine\n' },
    end('pass', 'x', 'TestPack/light'),
    { Action: 'output', Package: 'x', Test: 'TestPack/heavy', Output: 'two packages, want one\n' },
    end('fail', 'x', 'TestPack/heavy'),
    end('fail', 'x', 'TestPack'),
    end('fail', 'x'),
  )
  const { tally, failures } = goReport(output, 1)
  expect(tally).toEqual({
    ...nothing,
    passed: 1,
    failed: 1,
    failures: [{ name: 'x: TestPack/heavy', reason: 'two packages, want one' }],
  })
  expect(failures).toContain('two packages, want one')
  expect(failures).not.toContain('fine')
})

test('a package that does not compile has failed, and what the compiler said is shown', () => {
  const output = lines(
    { Action: 'build-output', ImportPath: 'x [x.test]', Output: 'pack.go:3:1: undefined: box\n' },
    { Action: 'build-fail', ImportPath: 'x [x.test]' },
    end('fail', 'x'),
  )
  const { tally, failures } = goReport(output, 1)
  expect(tally).toEqual({
    ...nothing,
    failed: 1,
    failures: [{ name: 'x', reason: 'pack.go:3:1: undefined: box' }],
  })
  expect(failures).toContain('undefined: box')
})

test('a run that broke off has failed', () => {
  expect(goReport('', 2).tally).toEqual({ ...nothing, failed: 1 })
})
