// `bun start`: opens the shop and stays with it until Ctrl-C. The same as `bun run cluster up`.
import { runVerb } from './cluster/entry.ts'

await runVerb(['up', ...process.argv.slice(2)])
