// `bun infra/supply-chain/check.ts <what>`: one of the checks that `bun run check` prints. Each says what it looked at, because a
// check that reads nothing finds nothing.
import { type Finished, parts } from './parts.ts'

const [what = ''] = process.argv.slice(2)
const part = parts[what]
if (!part) {
  console.error(`There is no check "${what}". There are: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
const { looked, faults }: Finished = await part()
console.log(`    ${looked}`)
for (const fault of faults) console.error(`    ✗ ${fault}`)
process.exit(faults.length === 0 ? 0 : 1)
