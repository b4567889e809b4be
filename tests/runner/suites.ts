import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareNats } from '@galleria/testkit/nats-binary'
import { Glob } from 'bun'
import { checkAll } from './checks.ts'
import { provisionChromium } from './chromium.ts'
import { bun, root, run } from './command.ts'
import { lastLine, nothing, plus, type Tally, tallyOf } from './tally.ts'

/** A part of the test command. */
interface Suite {
  readonly name: string
  readonly about: string
  readonly run: () => Promise<Tally>
}

const suites: readonly Suite[] = [
  { name: 'check', about: 'types, templates, format and lint', run: checkAll },
  {
    name: 'services',
    about: 'unit, service and architecture tests, each on parts of its own',
    run: () => bunTest(['--parallel=2']),
  },
  {
    name: 'simulation',
    about: 'seeded histories of the shop in a world that goes wrong, also without each of its protections',
    run: () => bunTest(['--timeout=60000', ...platformFiles('simulation')]),
  },
  { name: 'platform', about: 'the whole platform: telemetry, recovery, browser journeys, chaos', run: platform },
]

/** Runs all suites, or those named, also after one has failed. Returns the exit code; the last line is the sum. */
export async function runSuites(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.find((name) => !suites.some((suite) => suite.name === name))
  if (unknown !== undefined) {
    console.error(`There is no suite "${unknown}". There are: ${suites.map(({ name }) => name).join(', ')}`)
    return 2
  }
  await prepareNats((line) => console.log(`  ${line}`))
  let sum = nothing
  for (const suite of suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n── ${suite.name}: ${suite.about}`)
    const begun = performance.now()
    const tally = await suite.run()
    console.log(`── ${suite.name}: ${lastLine(tally)} (${Math.round((performance.now() - begun) / 1_000)} s)`)
    sum = plus(sum, tally)
  }
  console.log(`\n${lastLine(sum)}`)
  return sum.failed === 0 ? 0 : 1
}

/** The files that need the whole platform are not called `.test.ts`, so that a plain `bun test` leaves them out. */
async function platform(): Promise<Tally> {
  const files = platformFiles('{telemetry,recovery,browser,chaos}')
  const chromium = await provisionChromium(console.log)
  const able = files.filter((file) => chromium !== undefined || !file.startsWith('./tests/browser/'))
  // A default timeout set by a preload holds for the first file only.
  const options = ['--timeout=60000', '--preload', './tests/support/preload.ts']
  const tally = await bunTest([...options, ...able], { GALLERIA_CHROMIUM: chromium ?? '' })
  return plus(tally, { ...nothing, skipped: files.length - able.length })
}

function platformFiles(folder: string): string[] {
  const found = new Glob(`tests/${folder}/**/*.platform.ts`).scanSync({ cwd: root })
  return [...found].map((file) => `./${file}`).toSorted()
}

async function bunTest(args: readonly string[], env: Record<string, string> = {}): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-report-'))
  const report = join(folder, 'junit.xml')
  try {
    const code = await run([bun, 'test', '--reporter=junit', `--reporter-outfile=${report}`, ...args], { env })
    return tallyOf(await readFile(report, 'utf8').catch(() => ''), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
