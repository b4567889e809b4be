import { root } from '../runner/command.ts'

/** A process under measurement. */
export interface Measured {
  readonly pid: number
  stop(): Promise<void>
}

/**
 * Starts a program with an environment of its own and waits until the address answers 200. It ends with this process.
 * @throws when the program ends, or is not ready within twenty seconds.
 */
export async function startMeasured(program: string, env: Record<string, string>, readyAt: string): Promise<Measured> {
  const child = Bun.spawn([process.execPath, program], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'ignore',
    stderr: 'inherit',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const deadline = performance.now() + 20_000
  while (!(await answers(readyAt))) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`${program} did not get ready`)
    await Bun.sleep(50)
  }
  return {
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}
