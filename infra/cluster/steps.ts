/** Shows what is being done and how long it took. Uses nothing but the runtime: packages are one of the steps. */
export interface Steps {
  /** Does one step. What it returns as `note` is shown beside the time. */
  step<Result>(
    name: string,
    work: (say: (line: string) => void) => Promise<Result>,
    note?: (result: Result) => string,
  ): Promise<Result>
}

/** Writes a line for each step as it ends, and what it has to say while it runs. */
export function printedSteps(write: (text: string) => void = (text) => void process.stdout.write(text)): Steps {
  return {
    async step(name, work, note) {
      const begun = performance.now()
      try {
        const result = await work((line) => write(`    ${line}\n`))
        write(`  ✓ ${name.padEnd(14)}${seconds(performance.now() - begun).padStart(7)}  ${note?.(result) ?? ''}\n`)
        return result
      } catch (error) {
        write(`  ✗ ${name.padEnd(14)}${seconds(performance.now() - begun).padStart(7)}\n`)
        throw error
      }
    },
  }
}

/** Does the steps and says nothing. */
export const silentSteps: Steps = { step: async (_name, work) => work(() => undefined) }

/** Milliseconds as a person reads them: `3.2 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}
