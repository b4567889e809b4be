import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Outcome, RunOptions, Tools } from '../nats/tools.ts'
import type { Workshop } from './workshop.ts'

/** A repository and a machine for tests: nothing of it is built or fetched in earnest. */
export interface FakeWorkshop extends Workshop {
  /** Everything that was run, as it would be typed. */
  readonly ran: readonly string[]
  readonly said: readonly string[]
  /** Writes a file of the repository. */
  write(path: string, text: string): void
  remove(): void
}

/** `machine` has some programs, by name and version; `run` answers what they are told, by default that all went well. */
export function fakeWorkshop(
  machine: Readonly<Record<string, string>>,
  run: (command: string, options: RunOptions) => Outcome | undefined = () => undefined,
): FakeWorkshop {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-workshop-'))
  const ran: string[] = []
  const said: string[] = []
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const tools: Tools = {
    which: (program) => (program in machine ? program : undefined),
    async run(argv, options) {
      const [program = ''] = argv
      if (argv[1] === 'version') return { ok: true, output: `go version go${machine[program]} linux/amd64` }
      if (argv[1] === '-c') return { ok: true, output: `Python ${machine[program]}` }
      const command = argv.join(' ')
      ran.push(command)
      const outcome = run(command, options) ?? { ok: true, output: '' }
      if (outcome.ok) leave(argv)
      return outcome
    },
    download: () => Promise.reject(new Error('nothing is downloaded here')),
  }
  return {
    root: folder,
    home: join(folder, '.galleria'),
    tools,
    without: [],
    say: (line) => void said.push(line),
    ran,
    said,
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Leaves behind what the real program would have. */
function leave(argv: readonly string[]): void {
  const made =
    argv[1] === 'build' ? argv[argv.indexOf('-o') + 1] : argv[2] === 'venv' ? `${argv[3]}/bin/python` : undefined
  if (made === undefined) return
  mkdirSync(dirname(made), { recursive: true })
  writeFileSync(made, '')
}
