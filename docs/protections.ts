import { join } from 'node:path'
import type { Protection } from '../tests/simulation/mutations/protection.ts'
import { protections } from '../tests/simulation/mutations/protections.ts'

/** The page that is made from the list of protections. */
export const page = join(import.meta.dir, 'protections.md')

const head = `# What breaks without it

Each of these protections is taken away by itself, and the simulator must then find the invariant broken that is named after
it ([reliability](reliability.md)). Made by \`bun docs/protections.ts\` from \`tests/simulation/mutations/\`, which says how each
is taken away and within how many seeds it must be found.
`

/** The whole page. */
export function protectionsPage(): string {
  return [head, ...protections.map(line), ''].join('\n')
}

function line({ name, alsoWithout, against, breaks }: Protection): string {
  return `- **${breaks}** without ${alsoWithout ? `${name}, and ${alsoWithout}` : name}: against ${against}`
}

if (import.meta.main) await Bun.write(page, protectionsPage())
