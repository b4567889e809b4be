import type { Command } from '@galleria/infra/command'

/** A program under test, from the outside: its output, its end. */
export interface RunningProgram {
  /** What it has written to stdout, line by line. */
  readonly lines: readonly string[]
  readonly errors: () => string
  /** Its exit code; undefined while it runs, and for one that a signal ended. */
  exitCode(): number | undefined
  isRunning(): boolean
  /** Sends a signal and waits for the end. @throws when it has not ended in time. */
  end(signal: 'SIGTERM' | 'SIGKILL', withinMs?: number): Promise<void>
}

/** Starts it with nothing of this process's environment but where programs are found. */
export function runProgram({ argv, env: own, cwd }: Command, env: Readonly<Record<string, string>>): RunningProgram {
  const lines: string[] = []
  const errors: string[] = []
  const child = Bun.spawn([...argv], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...own, ...env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  void child.exited.then(() => process.removeListener('exit', endWithUs))
  const read = Promise.all([eachLine(child.stdout, lines), eachLine(child.stderr, errors)])

  return {
    lines,
    errors: () => errors.slice(-20).join('\n'),
    exitCode: () => child.exitCode ?? undefined,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async end(signal, withinMs = 15_000) {
      child.kill(signal)
      const late = Bun.sleep(withinMs).then(() => 'late' as const)
      if ((await Promise.race([child.exited, late])) === 'late') {
        child.kill('SIGKILL')
        throw new Error(`it had not ended ${withinMs} ms after ${signal}`)
      }
      await read
    },
  }
}

async function eachLine(stream: ReadableStream<Uint8Array>, into: string[]): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop() ?? ''
    into.push(...pieces.filter((line) => line !== ''))
  }
  if (rest !== '') into.push(rest)
}
