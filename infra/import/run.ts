// `bun run import orders <folder>` and `bun run import replay <import>`: see infra/import/README.md.
import { preparePackages } from '../cluster/bootstrap.ts'
import { printedSteps } from '../cluster/steps.ts'

await preparePackages(printedSteps())
const { importCommand } = await import('./command.ts')
const stopping = new AbortController()
process.on('SIGINT', () => {
  if (stopping.signal.aborted) process.exit(130)
  console.log('\n  stopping: orders in hand are finished (Ctrl-C again ends it at once)')
  stopping.abort()
})
try {
  const code = await importCommand(process.argv.slice(2), console.log, stopping.signal)
  process.exit(stopping.signal.aborted && code === 0 ? 130 : code)
} catch (error) {
  const isForPeople = error instanceof Error && ['Error', 'Refused', 'InputError'].includes(error.name)
  console.error(`\n${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}`)
  process.exit(1)
}
