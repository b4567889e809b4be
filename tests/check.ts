// `bun run check`: everything that can be known about the code without running it.
import { preparePackages } from '../infra/cluster/bootstrap.ts'
import { printedSteps } from '../infra/cluster/steps.ts'

await preparePackages(printedSteps())
const { checkAll } = await import('./runner/checks.ts')
const { failed } = await checkAll()
process.exit(failed === 0 ? 0 : 1)
