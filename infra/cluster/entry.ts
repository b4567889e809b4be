import { preparePackages } from './bootstrap.ts'
import { printedSteps } from './steps.ts'

/**
 * Runs one verb and ends the process with its exit code. Nothing that needs a package is imported before the packages
 * are there, so that a fresh clone needs nothing but Bun.
 */
export async function runVerb(argv: readonly string[]): Promise<void> {
  try {
    const installed = await preparePackages(printedSteps())
    const { dispatch } = await import('./verbs/dispatch.ts')
    process.exit(await dispatch(argv, { tookMs: performance.now(), fresh: installed }))
  } catch (error) {
    console.error(`\n${explain(error)}`)
    process.exit(1)
  }
}

/** An error that was meant for a person is shown as its message; anything else with its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'Error' || error.name === 'Refused' ? error.message : (error.stack ?? error.message)
}
