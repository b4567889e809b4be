import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '../../process.ts'
import { languagesIn } from '../../toolchains/workshop.ts'
import type { Profile } from '../../topology.ts'
import { homeFolder } from '../places.ts'
import { Refused } from '../supervisor.ts'

/** A command line, understood. */
export interface Flags {
  readonly verb: string
  readonly operands: readonly string[]
  readonly detach: boolean
  readonly follow: boolean
  /** Prints JSON in place of what a person reads. */
  readonly json: boolean
  /** Everything there is. */
  readonly all: boolean
  /** A durable consumer by its name. */
  readonly consumer: string | undefined
  readonly profile: Profile
  /** The broker, the shop and its sign-in over TLS. */
  readonly tls: boolean
  /** Nobody reads what it prints but a log file: no passwords in it. */
  readonly unattended: boolean
  /** The shop's port; none for the one in the topology. */
  readonly port: number | undefined
  /** The name of a copy beside the usual one; none for the usual one. */
  readonly isolated: string | undefined
  /** Languages to do without, whatever the machine has; none of them unless told. */
  readonly without: readonly Language[] | undefined
  /** The folder of an import that is sold beside the shop's own goods, as a full path. */
  readonly catalogue: string | undefined
  /** The data folder that follows from the above. */
  readonly dataDir: string
}

/** @throws Refused when the command line cannot be understood. */
export function readFlags(argv: readonly string[], home = homeFolder(), newId = () => process.pid.toString(36)): Flags {
  const { values, positionals } = parsed(argv, newId)
  const { isolated } = values
  return {
    verb: positionals[0] ?? 'help',
    operands: positionals.slice(1),
    detach: values.detach,
    follow: values.follow,
    json: values.json,
    all: values.all,
    consumer: values.consumer,
    profile: profileOf(values.profile),
    tls: values.tls,
    unattended: values.unattended,
    port: values.port === undefined ? undefined : portOf(values.port),
    isolated,
    without: values.without === undefined ? undefined : withoutOf(values.without),
    catalogue: values.catalogue === undefined ? undefined : resolve(values.catalogue),
    dataDir: isolated === undefined ? home : join(home, `isolated-${isolated}`),
  }
}

function parsed(argv: readonly string[], newId: () => string) {
  // `--isolated` alone makes up a name; `--isolated=<name>` finds that copy again.
  const args = argv.map((arg) => (arg === '--isolated' ? `--isolated=${newId()}` : arg))
  try {
    const result = parseArgs({
      args,
      allowPositionals: true,
      options: {
        detach: { type: 'boolean', short: 'd', default: false },
        follow: { type: 'boolean', short: 'f', default: false },
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        consumer: { type: 'string' },
        profile: { type: 'string', default: 'full' },
        tls: { type: 'boolean', default: false },
        unattended: { type: 'boolean', default: false },
        port: { type: 'string' },
        isolated: { type: 'string' },
        without: { type: 'string' },
        catalogue: { type: 'string' },
      },
    })
    if (!/^[a-z0-9-]{1,32}$/.test(result.values.isolated ?? 'a'))
      throw new Error('the name of an isolated copy is made of a-z, 0-9 and -')
    return result
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function profileOf(text: string): Profile {
  if (text === 'minimal' || text === 'full') return text
  throw new Refused(`there is no profile ${text}; there are minimal and full`)
}

function withoutOf(text: string): readonly Language[] {
  try {
    return languagesIn(text)
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Refused(`${text} is not a port`)
}
