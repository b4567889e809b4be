import { Glob } from 'bun'
import { bun, root, run } from './command.ts'
import type { Tally } from './tally.ts'

/** One thing that is checked, and how. */
interface Check {
  readonly name: string
  readonly command: readonly string[]
  readonly cwd?: string
}

/** Both TypeScript checkers, each pure domain without the machine's types, Vue templates, and Biome. */
function checks(): Check[] {
  const found = (pattern: string) =>
    [...new Glob(pattern).scanSync({ cwd: root })].filter((path) => !path.includes('node_modules')).toSorted()
  return [
    { name: 'types, by Bun', command: [bun, 'check', '--no-script'] },
    { name: 'types, by the TypeScript compiler', command: [bun, 'node_modules/typescript-go/bin/tsc', '-p', '.'] },
    ...found('services/*/domain/tsconfig.json').map((project) => ({
      name: `purity of ${project.split('/')[1]}'s domain`,
      command: [bun, 'check', '--no-script', '-p', project],
    })),
    ...['packages/ui', 'frontends/shell', 'frontends/catalog', 'frontends/orders'].map((cwd) => ({
      name: `templates of ${cwd}`,
      command: [bun, '--bun', 'run', 'check'],
      cwd,
    })),
    ...['infra/psp-simulator/page/browser', 'tests/support/page'].map((project) => ({
      name: `types of ${project}, which runs in a browser`,
      command: [bun, 'node_modules/typescript-go/bin/tsc', '-p', project],
    })),
    {
      name: 'format and lint, by Biome',
      command: [bun, 'x', 'biome', 'ci', '--colors=off', '--diagnostic-level=warn', '--max-diagnostics=20'],
    },
  ]
}

/** Runs every check, also after one has failed, and prints a line for each. */
export async function checkAll(): Promise<Tally> {
  let passed = 0
  let failed = 0
  for (const { name, command, cwd } of checks()) {
    const begun = performance.now()
    const code = await run(command, cwd === undefined ? {} : { cwd: `${root}/${cwd}` })
    if (code === 0) passed += 1
    else failed += 1
    console.log(`  ${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - begun) / 1_000).toFixed(1)} s)`)
  }
  return { passed, failed, skipped: 0 }
}
