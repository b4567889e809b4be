import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { homeFolder } from '@galleria/infra/places'
import { allProcesses, type Process } from '@galleria/infra/topology'
import { allChecks } from './checks/all.ts'
import type { Check } from './checks/check.ts'
import { services, whyNot } from './conform-all.ts'

export const usage = `bun run conformance <service>… | --all | --faults [--running[=FOLDER]] [--json FILE] [--only WORDS]
  services: ${services.map(({ name }) => name).join(', ')}
  --faults      puts the kit itself to the test, by a service that is wrong in one way after another
  --running     looks at them where they run, in the open shop of this data folder (.galleria), with checks that disturb nobody
  --json FILE   writes what was found as JSON, too
  --only WORDS  those checks only whose name has these words, or whose requirements begin so (SP-BUD)`

/** A command line, understood. */
export interface Options {
  readonly help: boolean
  /** What is put to the test: services, or the kit itself. */
  readonly subject: 'services' | 'kit'
  /** Services by their names; none for all that there are. */
  readonly rows: readonly Process[] | 'all'
  /** The data folder of the open shop in which they are looked at; none to run each in a world of its own. */
  readonly running: string | undefined
  readonly json: string | undefined
  readonly isWanted: (check: Check) => boolean
}

/** The command line makes no sense. */
export class Misunderstood extends Error {
  override readonly name = 'Misunderstood'
}

/** Reads a command line. @throws Misunderstood with what is wrong with it. */
export function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parsed(argv)
  const { all = false, faults = false, help = false, running, json, only } = values
  const ways = [all && '--all', faults && '--faults', positionals.length > 0 && positionals.join(' ')].filter(Boolean)
  if (ways.length > 1) throw new Misunderstood(`It is ${ways.join(' or ')}, and not both.`)
  if (faults && running !== undefined) throw new Misunderstood('--faults runs the fixture, and no shop has it running.')
  if (ways.length === 0 && !help) throw new Misunderstood('Nothing was said to be put to the test.')
  const isWanted = ({ name, proves }: Check) =>
    only === undefined || name.includes(only) || proves.some((id) => id.startsWith(only))
  if (!allChecks.some(isWanted))
    throw new Misunderstood(`No check has “${only}” in its name or at the beginning of a requirement.`)
  return {
    help,
    subject: faults ? 'kit' : 'services',
    rows: all ? 'all' : positionals.map(rowNamed),
    running: running === undefined ? undefined : resolve(running),
    json,
    isWanted,
  }
}

function parsed(argv: readonly string[]) {
  // `--running` alone means the shop that `bun start` opens.
  const args = argv.map((arg) => (arg === '--running' ? `--running=${homeFolder()}` : arg))
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        all: { type: 'boolean' },
        faults: { type: 'boolean' },
        running: { type: 'string' },
        json: { type: 'string' },
        only: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Misunderstood(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function rowNamed(name: string): Process {
  const row = allProcesses.find((one) => one.name === name)
  if (!row) throw new Misunderstood(`There is no process “${name}”.`)
  const why = whyNot(row)
  if (why !== undefined) throw new Misunderstood(`${name} cannot be put to the test: ${why}.`)
  return row
}
