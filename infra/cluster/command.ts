import { join } from 'node:path'
import type { Process } from '../process.ts'
import { goProgram } from '../toolchains/go-program.ts'
import { type Command, lacking, type Program } from '../toolchains/program.ts'
import { pythonProgram } from '../toolchains/python-program.ts'
import { thisWorkshop, type Workshop } from '../toolchains/workshop.ts'
import { root } from './bootstrap.ts'

export type { Command, Program } from '../toolchains/program.ts'

/** The contracts, as those read them who do not speak TypeScript: `CONTRACTS_DIR`. */
export const contractsFolder = join(root, 'packages/contracts/schemas')

/** Makes the program of a process ready to run, whatever it is written in, or says why that cannot be. */
export async function programOf(
  { entry, language }: Pick<Process, 'entry' | 'language'>,
  given: Partial<Workshop> = {},
): Promise<Program> {
  const workshop = thisWorkshop(given)
  if (entry === undefined) return lacking('it is provisioned and not built')
  if (language === 'typescript')
    return { kind: 'ready', command: bunCommand(entry, workshop.root), fresh: false, about: 'Bun' }
  if (workshop.without.includes(language)) return lacking(`this copy is to do without ${language}`)
  return language === 'go' ? goProgram(entry, workshop) : pythonProgram(entry, workshop)
}

/** The command that runs a process; none where its toolchain is missing, or it cannot be built. */
export async function commandOf(
  process: Pick<Process, 'entry' | 'language'>,
  given: Partial<Workshop> = {},
): Promise<Command | undefined> {
  const program = await programOf(process, given)
  return program.kind === 'ready' ? program.command : undefined
}

/** Runs a file of TypeScript with this Bun, which need not be on the PATH. */
export function bunCommand(entry: string, root: string): Command {
  return { argv: [globalThis.process.execPath, '--no-env-file', join(root, entry)], env: {}, cwd: root }
}
