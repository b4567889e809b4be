import { delimiter, join } from 'node:path'
import { contractsFolder } from '@galleria/infra/command'
import { preparePrograms } from '@galleria/infra/programs'
import { languagesIn } from '@galleria/infra/toolchains/workshop'
import { allProcesses } from '@galleria/infra/topology'
import { prepareNats, toolsDir } from '@galleria/testkit/nats-binary'
import { Glob } from 'bun'
import { standIns } from '../support/stand-ins.ts'
import { type Beside, runBeside } from './beside.ts'
import { bunTest } from './bun-test.ts'
import { checkAll } from './checks.ts'
import { provisionChromium } from './chromium.ts'
import { root } from './command.ts'
import { testGo } from './go.ts'
import { testPython } from './python.ts'
import { secondLook } from './second-look.ts'
import { type Done, ending, nothing, plus, resultLine, type Tally } from './tally.ts'
import type { ToolSettings } from './tools.ts'

/** A part of the test command. */
interface Suite {
  readonly name: string
  readonly about: string
  /** `folders` narrows it to some packages, where it knows how. */
  readonly run: (folders: readonly string[]) => Promise<Tally>
  /** It needs time and no punctuality: when everything is run, it runs beside what leaves cores idle. */
  readonly isPatient?: true
  /** It is patient, and needs no programs of other languages: it can run while those are made. */
  readonly isEarly?: true
  readonly leavesCoresIdle?: true
}

const suites: readonly Suite[] = [
  { name: 'check', about: 'types, templates, format and lint', run: checkAll, isPatient: true, isEarly: true },
  {
    name: 'services',
    about: 'unit, service and architecture tests, each on parts of its own',
    // Some of it waits, for a time or for a program: three fill two cores.
    run: () => lookedAtTwice(['--timeout=30000'], ['--parallel=3']),
  },
  {
    name: 'go',
    about: 'the packages and services in Go: gofmt, go vet, go test with the race detector',
    run: (folders) => testGo(toolSettings(folders)),
    isPatient: true,
  },
  {
    name: 'python',
    about: 'the packages and services in Python: ruff, mypy, pytest',
    run: (folders) => testPython(toolSettings(folders)),
    isPatient: true,
  },
  {
    name: 'simulation',
    about: 'seeded histories of the shop in a world that goes wrong, also without each of its protections',
    run: () => bunTest(['--timeout=600000', ...platformFiles('simulation')]),
    isPatient: true,
  },
  {
    name: 'conformance',
    about: 'every service against the protocol, and a new one in each language',
    run: () => lookedAtTwice(['--timeout=120000'], ['--parallel=2', ...platformFiles('{conformance,new-service}')]),
  },
  {
    name: 'platform',
    about: 'the whole platform: telemetry, recovery, real orders, browser journeys, chaos, security',
    run: platform,
    leavesCoresIdle: true,
  },
]

/**
 * Runs all suites, or those named, also after one has failed; `go services/shipping` runs one on a folder. Returns the exit code; each
 * suite's result and what failed are said again at the end, and the last line is the sum.
 */
export async function runSuites(words: readonly string[]): Promise<number> {
  const folders = words.filter((word) => word.includes('/')).map((word) => word.replace(/\/$/, ''))
  const wanted = words.filter((word) => !word.includes('/'))
  const unknown = wanted.find((name) => !suites.some((suite) => suite.name === name))
  if (unknown !== undefined) {
    console.error(`There is no suite "${unknown}". There are: ${suites.map(({ name }) => name).join(', ')}`)
    return 2
  }
  await prepareNats(say)
  const done =
    wanted.length === 0
      ? await runAll()
      : await runThese(
          suites.filter(({ name }) => wanted.includes(name)),
          folders,
        )
  // What was printed above has often scrolled away by now.
  if (done.length > 1) console.log(`\n${done.flatMap(({ lines }) => lines).join('\n')}`)
  const sum = done.map(({ tally }) => tally).reduce(plus, nothing)
  console.log(`\n${ending(sum)}`)
  return sum.failed === 0 ? 0 : 1
}

/** Those that need no punctuality run while the machine waits: for what is fetched, or for a browser. */
async function runAll(): Promise<readonly Done[]> {
  const early = runBeside(suites.filter(({ isEarly }) => isEarly).map(({ name }) => name))
  await prepareOthers()
  const done = [await early.ended()]
  let beside: Beside | undefined
  for (const suite of suites.filter(({ isPatient }) => !isPatient)) {
    // Before, what is tested looks at the clock, or takes both cores by itself.
    if (suite.leavesCoresIdle)
      beside = runBeside(suites.filter(({ isPatient, isEarly }) => isPatient && !isEarly).map(({ name }) => name))
    done.push(await runOne(suite, []))
  }
  return beside ? [...done, await beside.ended()] : done
}

async function runThese(some: readonly Suite[], folders: readonly string[]): Promise<readonly Done[]> {
  if (!some.every(({ isPatient }) => isPatient)) await prepareOthers()
  const done: Done[] = []
  for (const suite of some) done.push(await runOne(suite, folders))
  return done
}

async function runOne(suite: Suite, folders: readonly string[]): Promise<Done> {
  console.log(`\n── ${suite.name}: ${suite.about}`)
  const begun = performance.now()
  const tally = await suite.run(folders)
  const line = resultLine(suite.name, tally, performance.now() - begun)
  console.log(line)
  return { tally, lines: [line] }
}

function say(line: string): void {
  console.log(`  ${line}`)
}

/**
 * Makes the programs of other languages before any test waits for one, and says in a line what cannot be made here and what plays it.
 * One that does not compile fails where it is tested, and wherever it is needed.
 */
async function prepareOthers(): Promise<void> {
  try {
    await preparePrograms(allProcesses, { root, say }, standIns)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
}

/** The contracts, and the broker that the cluster found or fetched, where tests look for programs. */
function toolSettings(folders: readonly string[]): ToolSettings {
  return {
    folders,
    without: languagesIn(process.env.GALLERIA_WITHOUT),
    env: { CONTRACTS_DIR: contractsFolder, PATH: [join(toolsDir, 'bin'), process.env.PATH ?? ''].join(delimiter) },
  }
}

/** The files that need the whole platform are not called `.test.ts`, so that a plain `bun test` leaves them out. */
async function platform(): Promise<Tally> {
  const files = platformFiles('{telemetry,recovery,import,browser,chaos,security}').toSorted(canariesLast)
  const chromium = await provisionChromium(console.log)
  const able = files.filter((file) => chromium !== undefined || !file.startsWith('./tests/browser/'))
  // A default timeout set by a preload holds for the first file only.
  const options = ['--timeout=120000', '--preload', './tests/support/preload.ts']
  const tally = await lookedAtTwice(options, able, { GALLERIA_CHROMIUM: chromium ?? '' })
  return plus(tally, { ...nothing, skipped: files.length - able.length })
}

/** Tests with options; what fails of them once more, with the options only. See {@link secondLook}. */
async function lookedAtTwice(
  options: readonly string[],
  first: readonly string[],
  env: Record<string, string> = {},
): Promise<Tally> {
  return secondLook(await bunTest([...options, ...first], env), (files) => {
    console.log(`\n── a second look at ${files.join(', ')}`)
    return bunTest([...options, ...files], env)
  })
}

/** What must be nowhere is looked for when all the others have left their traces. */
function canariesLast(a: string, b: string): number {
  return Number(a.includes('/canaries')) - Number(b.includes('/canaries'))
}

function platformFiles(folder: string): string[] {
  const found = new Glob(`tests/${folder}/**/*.platform.ts`).scanSync({ cwd: root })
  return [...found].map((file) => `./${file}`).toSorted()
}
