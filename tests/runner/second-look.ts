import type { Failure, Tally } from './tally.ts'

/** When tests of more files than that fail, it is no chance. */
const filesAtMost = 3

/**
 * Looks again at what has failed, each of its files whole and with nothing beside it: on a busy machine a test may fail for want of time and
 * of nothing else. If everything holds then, what failed has passed and is named as unsteady at the end of the run, for somebody to
 * mend; if anything fails a second time, the first look stands. Where not every failure can be told by its file there is one look only.
 */
export async function secondLook(first: Tally, run: (files: readonly string[]) => Promise<Tally>): Promise<Tally> {
  const files = filesOf(first.failures)
  const isAll = first.failures.length === first.failed && first.failures.every(({ file }) => file !== undefined)
  if (files.length === 0 || files.length > filesAtMost || !isAll) return first
  const second = await run(files)
  if (second.failed > 0) return first
  return { ...first, passed: first.passed + first.failed, failed: 0, failures: [], unsteady: first.failures }
}

function filesOf(failures: readonly Failure[]): string[] {
  return [...new Set(failures.flatMap(({ file }) => (file === undefined ? [] : `./${file}`)))]
}
