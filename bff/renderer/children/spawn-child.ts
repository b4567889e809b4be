import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ToChild } from './messages.ts'

/** A child process, as its keeper holds it. */
export interface ChildLink {
  readonly pid: number
  /** Says something to the child; to one that has ended, nothing. */
  send(message: ToChild): void
  /** Ends it at once, whatever it is doing. */
  kill(): void
  /** How much processor time it has had so far, in milliseconds; undefined where the system does not tell. */
  processorMs(): number | undefined
}

/** What its keeper hears of a child. */
export interface ChildEvents {
  /** It said something; not checked yet. */
  heard(message: unknown): void
  /** It wrote a line to its output. */
  wrote(line: string): void
  /** It has ended, and all it said before has been heard. */
  ended(how: string): void
}

/** Starts a child. */
export type SpawnChild = (events: ChildEvents) => ChildLink

const program = join(import.meta.dir, '../child/main.ts')

/**
 * Starts a child by Bun's own spawn. `--no-orphans` ends it with its parent even when it is caught in a loop; `--no-install` keeps
 * an import that nobody provides from being fetched from a package registry. Its environment holds no key and no address.
 * Messages are structured clones: three times cheaper than JSON, measured with a page of 27 KB.
 */
export const spawnChild: SpawnChild = ({ heard, wrote, ended }) => {
  const channel = Promise.withResolvers<void>()
  let isOpen = true
  const child = Bun.spawn([process.execPath, '--no-orphans', '--no-env-file', '--no-install', program], {
    env: { NODE_ENV: 'production', TZ: 'UTC' },
    cwd: '/',
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    serialization: 'advanced',
    ipc: (message) => heard(message),
    onExit() {
      isOpen = false
    },
    onDisconnect: () => channel.resolve(),
  })
  for (const output of [child.stdout, child.stderr]) void readLines(output, wrote)
  void Promise.all([child.exited, channel.promise]).then(([code]) => ended(String(child.signalCode ?? `exit ${code}`)))

  return {
    pid: child.pid,
    send(message) {
      if (isOpen) child.send(message)
    },
    kill: () => child.kill('SIGKILL'),
    processorMs: () => processorMs(child.pid),
  }
}

/** From Linux' table of processes (proc(5)), which counts in hundredths of a second. */
function processorMs(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return undefined
  }
}

/** Longer lines are cut into several. */
const longestLine = 2_000

async function readLines(output: ReadableStream<Uint8Array>, wrote: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of output) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) lines.push(rest)
    if (rest.length > longestLine) rest = ''
    for (const line of lines) if (line.trim() !== '') wrote(line.slice(0, longestLine))
  }
  if (rest.trim() !== '') wrote(rest)
}
