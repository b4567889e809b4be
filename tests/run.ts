// `bun run test`: every suite, on ports and data folders of its own. Works in a fresh clone: packages come first.
import { preparePackages } from '../infra/cluster/bootstrap.ts'
import { printedSteps } from '../infra/cluster/steps.ts'

await preparePackages(printedSteps())
const { runSuites } = await import('./runner/suites.ts')
process.exit(await runSuites(process.argv.slice(2)))
