// `bun run new:service <name> --lang ts|go|python`: a service that runs, speaks the protocol, and is known to all who must know of it.
import { preparePackages } from '../cluster/bootstrap.ts'
import { printedSteps } from '../cluster/steps.ts'

try {
  await preparePackages(printedSteps())
  const { create } = await import('./create.ts')
  await create(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
