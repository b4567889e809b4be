import type { Process } from '../process.ts'
import type { Absent, Command } from '../toolchains/program.ts'
import type { Workshop } from '../toolchains/workshop.ts'
import { bunCommand, programOf } from './command.ts'

/** What of some processes can be run here, and by what command; the rest is absent. */
export interface Programs {
  readonly commands: ReadonlyMap<string, Command>
  readonly absent: readonly AbsentProcess[]
  /** The languages met, with their versions where they are told: for a person. */
  readonly about: readonly string[]
  /** True when something had to be fetched or built. */
  readonly fresh: boolean
}

/** A process that a copy runs without. */
export interface AbsentProcess {
  readonly process: string
  /** Why: half a sentence. */
  readonly reason: string
  /** What becomes of the shop: half a sentence. */
  readonly without: string
}

/** Files of TypeScript that run in place of processes whose toolchain a machine lacks: for tests. */
export type StandIns = Readonly<Record<string, string>>

/**
 * Makes the programs of processes ready, beside each other, and says in a line what cannot be and what that means.
 * @throws when a program that something could stand in for is broken: its stand-in must not hide that.
 */
export async function preparePrograms(
  processes: readonly Process[],
  workshop: Pick<Workshop, 'root' | 'say'> & Partial<Workshop>,
  standIns: StandIns = {},
): Promise<Programs> {
  const commands = new Map<string, Command>()
  const absent: AbsentProcess[] = []
  const about = new Set<string>()
  let fresh = false
  const ours = processes.filter(({ entry }) => entry !== undefined)
  const programs = await Promise.all(ours.map((process) => programOf(process, workshop)))
  for (const [index, { name, without = 'the shop is of little use' }] of ours.entries()) {
    const program = programs[index]
    const standIn = standIns[name]
    if (program?.kind === 'ready') {
      commands.set(name, program.command)
      about.add(program.about)
      fresh ||= program.fresh
    } else if (program && standIn !== undefined) {
      commands.set(name, standingIn(name, standIn, program, workshop))
    } else if (program) {
      absent.push({ process: name, reason: program.reason, without })
      workshop.say(`${name} is absent: ${program.reason}. Without it ${without}.`)
    }
  }
  return { commands, absent, about: [...about], fresh }
}

function standingIn(
  name: string,
  entry: string,
  { reason, broken }: Absent,
  { root, say }: Pick<Workshop, 'root' | 'say'>,
): Command {
  if (broken) throw new Error(`${name}: ${reason}`)
  say(`${entry} stands in for ${name}: ${reason}`)
  return bunCommand(entry, root)
}
