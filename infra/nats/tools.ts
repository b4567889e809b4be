import { writeFile } from 'node:fs/promises'

/** How a program ended, and what it said. */
export interface Outcome {
  readonly ok: boolean
  readonly output: string
}

/** What provisioning needs of the machine; a fake in its tests. */
export interface Tools {
  /** Where a program is, if the machine has it. */
  which(program: string): string | undefined
  /** Runs a program to its end, or ends it after `timeoutMs`. Never throws: a program that cannot be run has failed. */
  run(
    argv: readonly string[],
    options: { readonly timeoutMs: number; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Outcome>
  /** Downloads into a file. @throws when nobody answers within five seconds, or the whole takes over two minutes. */
  download(url: string, file: string): Promise<void>
}

/** The machine itself. */
export const machineTools: Tools = {
  which: (program) => Bun.which(program) ?? undefined,

  async run(argv, { timeoutMs, env = {} }) {
    try {
      const child = Bun.spawn([...argv], {
        stdin: 'ignore',
        stdout: 'pipe',
        stderr: 'pipe',
        env: { ...process.env, ...env },
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
      })
      const [out, err, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
      return { ok: code === 0, output: `${out}${err}`.trim() }
    } catch (error) {
      return { ok: false, output: error instanceof Error ? error.message : String(error) }
    }
  },

  async download(url, file) {
    const patience = new AbortController()
    const nobodyAnswers = setTimeout(() => patience.abort(new Error('no answer within 5 s')), 5_000)
    const tooSlow = setTimeout(() => patience.abort(new Error('not finished within 120 s')), 120_000)
    try {
      const response = await fetch(url, { signal: patience.signal })
      clearTimeout(nobodyAnswers)
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      await writeFile(file, await response.bytes())
    } finally {
      clearTimeout(nobodyAnswers)
      clearTimeout(tooSlow)
    }
  },
}
