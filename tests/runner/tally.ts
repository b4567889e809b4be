/** Something that is not as it should be. */
export interface Failure {
  /** Where it is and what it is called. */
  readonly name: string
  /** What it said, perhaps in many lines; empty if it only ended badly. */
  readonly reason: string
  /** The file of the test, from the root of the repository, when it is one that can be run by itself. */
  readonly file?: string
}

/** How many tests passed, failed and were not run. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Which ones failed and why, for the end of a long run; no more than {@link failed}, since a crash has no name. */
  readonly failures: readonly Failure[]
  /** Which of those that passed did so only when they were looked at again, and why not at first. */
  readonly unsteady: readonly Failure[]
}

/** Nothing run yet. */
export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] }

/** Both together. */
export function plus(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
    unsteady: [...a.unsteady, ...b.unsteady],
  }
}

/** One program that ends with 0 if all is as it should be, and with something else and its reasons if it is not. */
export function one(name: string, { code, output }: { code: number; output: string }): Tally {
  return code === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1, failures: [{ name, reason: output.trim() }] }
}

/** What has come of one suite or of several, and a line about each of them. */
export interface Done {
  readonly tally: Tally
  readonly lines: readonly string[]
}

/** What is said of a suite that has ended. */
export function resultLine(name: string, tally: Tally, tookMs: number): string {
  return `── ${name}: ${lastLine(tally)} (${Math.round(tookMs / 1_000)} s)`
}

/** Every {@link resultLine} that a run has printed. */
export function readResultLines(output: string): string[] {
  return [...new Set(output.match(/^── [\w-]+: \d+ passed, .*\(\d+ s\)$/gm) ?? [])]
}

/** The last line of a run. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** What a run ends with: what was unsteady and what failed, by name and with the beginning of what it said, and {@link lastLine}. */
export function ending(tally: Tally): string {
  return [
    listed('Passed only when looked at again:', '  ~ ', tally.unsteady),
    listed('Failed:', mark, tally.failures),
    lastLine(tally),
  ].join('')
}

/** Reads {@link ending} back, but for what was unsteady. A run that ended badly without one, or without a failure in it, counts as one failure. */
export function readEnding(output: string, exitCode: number): Tally {
  const lines = output.trimEnd().split('\n')
  const [, passed = 0, failed = 0, skipped = 0] =
    /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(lines.at(-1) ?? '') ?? []
  const above = lines.slice(0, -2)
  const said = above.slice(above.findLastIndex((line) => !line.startsWith(mark) && !line.startsWith(indent)) + 1)
  const read = {
    passed: Number(passed),
    failed: Number(failed),
    skipped: Number(skipped),
    failures: failuresIn(said),
    unsteady: [],
  }
  return exitCode !== 0 && read.failed === 0
    ? { ...read, failed: 1, failures: [{ name: `a run ended with ${exitCode} and said no more`, reason: '' }] }
    : read
}

const mark = '  ✗ '
const indent = '    │ '
/** A difference between two lists is understood by then; a page of markup never is. */
const linesOfReason = 30
const charactersOfLine = 400

function listed(title: string, sign: string, some: readonly Failure[]): string {
  const named = some.map(({ name, reason }) => `${sign}${name}\n${indented(reason)}`).join('')
  return named && `${title}\n${named}\n`
}

function indented(reason: string): string {
  const lines = reason === '' ? [] : reason.split('\n')
  const shown = lines.slice(0, linesOfReason).map((line) => line.slice(0, charactersOfLine))
  const left = lines.length - shown.length
  return [...shown, ...(left > 0 ? [`… and ${left} more lines above`] : [])]
    .map((line) => `${indent}${line}\n`)
    .join('')
}

function failuresIn(lines: readonly string[]): Failure[] {
  const failures: { name: string; reason: string[] }[] = []
  for (const line of lines) {
    if (line.startsWith(mark)) failures.push({ name: line.slice(mark.length), reason: [] })
    else failures.at(-1)?.reason.push(line.slice(indent.length))
  }
  return failures.map(({ name, reason }) => ({ name, reason: reason.join('\n') }))
}
