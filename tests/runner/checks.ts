import { Glob } from 'bun'
import { bun, captured, root } from './command.ts'
import { nothing, one, plus, type Tally } from './tally.ts'

/** One thing that is checked, and how. */
interface Check {
  readonly name: string
  readonly command: readonly string[]
  readonly cwd?: string
}

/** What infra/supply-chain looks at, by the names it goes by there. */
const supplyChain = {
  lockfile: 'the lock: frozen, exact, checked by hash [C1] [C7]',
  scripts: 'nobody runs anything by being installed [C2]',
  imports: 'what is declared is used, what is used is declared [C6]',
  tree: 'what runs with the shop, counted [C6]',
  licences: 'licences [C3]',
  secrets: 'no secrets are kept [S2]',
} as const

/** Both TypeScript checkers, each pure domain without the machine's types, Vue templates, what the supply chain is, and Biome. */
function checks(): Check[] {
  const found = (pattern: string) =>
    [...new Glob(pattern).scanSync({ cwd: root })].filter((path) => !path.includes('node_modules')).toSorted()
  const domains = (folder: string) => {
    const projects = found(`${folder}/tsconfig.json`)
    // A pattern that finds nothing would pass for ever.
    if (projects.length === 0) throw new Error(`there is no domain in ${folder}`)
    return projects
  }
  return [
    {
      name: 'templates of packages/ui and all frontends',
      // In one program, which reads the library and the contracts once; each package's own `check` is for whoever works on it alone.
      command: [bun, '--bun', 'run', 'check', '-p', 'tsconfig.templates.json'],
      cwd: 'packages/ui',
    },
    { name: 'types, by Bun', command: [bun, 'check', '--no-script'] },
    { name: 'types, by the TypeScript compiler', command: [bun, 'node_modules/typescript-go/bin/tsc', '-p', '.'] },
    ...['services/*/domain', 'tests/stand-ins/*/domain'].flatMap(domains).map((project) => ({
      name: `purity of ${project.split('/').at(-3)}'s domain`,
      command: [bun, 'check', '--no-script', '-p', project],
    })),
    ...['infra/psp-simulator/page/browser', 'services/identity/pages/browser', 'tests/support/page'].map((project) => ({
      name: `types of ${project}, which runs in a browser`,
      command: [bun, 'node_modules/typescript-go/bin/tsc', '-p', project],
    })),
    ...Object.entries(supplyChain).map(([part, name]) => ({
      name,
      command: [bun, 'infra/supply-chain/check.ts', part],
    })),
    {
      name: 'format and lint, by Biome',
      command: [bun, 'x', 'biome', 'ci', '--colors=off', '--diagnostic-level=warn', '--max-diagnostics=20'],
    },
  ]
}

/** Runs every check, also after one has failed, and prints a line for each. The first takes as long as all the others, so two go at a time. */
export async function checkAll(): Promise<Tally> {
  const waiting = checks()
  let sum = nothing
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name, command, cwd } = check
      const begun = performance.now()
      const { code, output } = await captured(command, cwd === undefined ? {} : { cwd: `${root}/${cwd}` })
      sum = plus(sum, one(name, { code, output }))
      if (output.trim() !== '') console.log(output.trimEnd())
      console.log(`  ${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - begun) / 1_000).toFixed(1)} s)`)
    }
  }
  await Promise.all([lane(), lane()])
  return sum
}
