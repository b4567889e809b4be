import { nothing, type Tally } from './tally.ts'

/** A line of `go test -json`. */
interface Happening {
  readonly Action: string
  readonly Package?: string
  readonly ImportPath?: string
  readonly Test?: string
  readonly Output?: string
}

/** What a run of `go test -json` came to, and what a person needs to see of it. */
export interface GoReport {
  readonly tally: Tally
  /** What failed tests and packages that do not compile have printed. */
  readonly failures: string
}

/**
 * Counts the tests that have none below them, so that a table of ten cases is ten. A package that failed without a failed test (it does
 * not compile, or it panicked) counts as one failure, so that it cannot pass unnoticed.
 */
export function goReport(output: string, exitCode: number): GoReport {
  const happenings = output.split('\n').flatMap(parsed)
  const ends = new Map<string, string>()
  const said = new Map<string, string>()
  for (const { Action, Package, ImportPath, Test, Output } of happenings) {
    const key = `${Package ?? ImportPath?.split(' ')[0] ?? ''}\t${Test ?? ''}`
    if (Output !== undefined) said.set(key, (said.get(key) ?? '') + Output)
    else if (['pass', 'fail', 'skip'].includes(Action)) ends.set(key, Action)
  }
  const tests = [...ends].filter(([key]) => !key.endsWith('\t') && ![...ends.keys()].some(isBelow(key)))
  const count = (action: string) => tests.filter(([, end]) => end === action).length
  const failedPackages = [...ends].filter(([key, end]) => end === 'fail' && key.endsWith('\t')).map(([key]) => key)
  const unexplained = failedPackages.filter(
    (name) => !tests.some(([key, end]) => end === 'fail' && key.startsWith(name)),
  )
  const failed = count('fail') + unexplained.length
  const tally = {
    ...nothing,
    passed: count('pass'),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: count('skip'),
    failures: [...tests.filter(([, end]) => end === 'fail').map(([key]) => key), ...unexplained].map((key) => ({
      name: key.trim().replace('\t', ': '),
      reason: said.get(key)?.trim() ?? '',
    })),
  }
  const failures = [...said].filter(([key]) => ends.get(key) === 'fail' || !ends.has(key)).map(([, text]) => text)
  return { tally: happenings.length === 0 && exitCode === 0 ? nothing : tally, failures: failures.join('') }
}

function isBelow(key: string): (other: string) => boolean {
  return (other) => other.startsWith(`${key}/`)
}

function parsed(line: string): Happening[] {
  if (!line.startsWith('{')) return []
  return [JSON.parse(line) as Happening]
}
