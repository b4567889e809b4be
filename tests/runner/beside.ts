import { constants, setPriority } from 'node:os'
import { bun, root } from './command.ts'
import { type Done, readEnding, readResultLines } from './tally.ts'

/** Suites that run beside the others, and what came of them. */
export interface Beside {
  /** Waits until they have ended, shows what they said, and adds it up. */
  ended(): Promise<Done>
}

/**
 * Runs suites in a process of their own that takes what the others leave of the machine: compiling and simulating need time and no
 * punctuality, while tests that wait for a browser or a broker leave cores idle. What they say is kept back until they have ended.
 */
export function runBeside(names: readonly string[]): Beside {
  const child = Bun.spawn([bun, 'tests/run.ts', ...names], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    env: process.env,
  })
  setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  const stop = () => child.kill()
  process.once('exit', stop)
  const said = Promise.all([child.stdout.text(), child.stderr.text()])
  return {
    async ended() {
      const [[out, err], code] = await Promise.all([said, child.exited])
      process.off('exit', stop)
      console.log(`\n── ${names.join(', ')}: beside all that`)
      console.log(err)
      console.log(out)
      return { tally: readEnding(out, code), lines: readResultLines(out) }
    },
  }
}
