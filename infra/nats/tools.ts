import { writeFile } from 'node:fs/promises'

/** How a program ended, and what it said. */
export interface Outcome {
  readonly ok: boolean
  readonly output: string
}

/** How a program is run. */
export interface RunOptions {
  readonly timeoutMs: number
  /** Beside the variables of this process. */
  readonly env?: Readonly<Record<string, string>>
  /** The folder to run it in; that of this process by default. */
  readonly cwd?: string
  /** Is told each line that it prints, while it prints it. */
  readonly line?: (line: string) => void
}

/** What provisioning needs of the machine; a fake in its tests. */
export interface Tools {
  /** Where a program is, if the machine has it. */
  which(program: string): string | undefined
  /** Runs a program to its end, or ends it after `timeoutMs`. Never throws: a program that cannot be run has failed. */
  run(argv: readonly string[], options: RunOptions): Promise<Outcome>
  /** Downloads into a file. @throws when nobody answers within five seconds, or the whole takes over two minutes. */
  download(url: string, file: string): Promise<void>
}

/** The machine itself. */
export const machineTools: Tools = {
  which: (program) => Bun.which(program) ?? undefined,

  async run(argv, { timeoutMs, env = {}, cwd, line }) {
    try {
      const child = Bun.spawn([...argv], {
        stdin: 'ignore',
        stdout: 'pipe',
        stderr: 'pipe',
        env: { ...process.env, ...env },
        ...(cwd === undefined ? {} : { cwd }),
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
      })
      const [out, err, code] = await Promise.all([textOf(child.stdout, line), textOf(child.stderr, line), child.exited])
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

async function textOf(stream: ReadableStream<Uint8Array>, line: RunOptions['line']): Promise<string> {
  if (!line) return new Response(stream).text()
  const decoder = new TextDecoder()
  let [text, rest] = ['', '']
  for await (const chunk of stream) {
    const piece = decoder.decode(chunk, { stream: true })
    text += piece
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const complete of lines) if (complete.trim() !== '') line(complete)
  }
  if (rest.trim() !== '') line(rest)
  return text
}
