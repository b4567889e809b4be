/** How many tests passed, failed and were not run. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Nothing run yet. */
export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }

/** Both together. */
export function plus(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/**
 * Reads the counts out of a JUnit report. A run that ended badly without a failed test (a crash, a broken import) counts
 * as one failure, so that it cannot pass unnoticed.
 */
export function tallyOf(junit: string, exitCode: number): Tally {
  const [, attributes = ''] = /<testsuites([^>]*)>/.exec(junit) ?? []
  const read = (name: string) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0)
  const skipped = read('skipped')
  const failed = read('failures')
  const passed = read('tests') - failed - skipped
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped }
}

/** The last line of a run. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
