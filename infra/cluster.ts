// `bun run cluster <verb>`: see infra/README.md, or run it without a verb.
import { runVerb } from './cluster/entry.ts'

await runVerb(process.argv.slice(2))
