// `bun run audit verify` and `bun run audit show --object <id>`: see services/audit/README.md.
import { preparePackages } from '../cluster/bootstrap.ts'
import { printedSteps } from '../cluster/steps.ts'

await preparePackages(printedSteps())
const { auditCommand } = await import('./command.ts')
process.exit(await auditCommand(process.argv.slice(2), console.log))
