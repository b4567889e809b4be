/**
 * What happened in a history, line by line. The digest of two runs of one seed must be the same; the lines themselves
 * are kept only when somebody wants to read them.
 */
export class Journal {
  readonly lines: string[] | undefined
  #digest = 0n

  constructor(keepLines: boolean) {
    this.lines = keepLines ? [] : undefined
  }

  /** Writes down one thing. */
  note(atMs: number, what: string): void {
    const line = `${atMs.toFixed(1)} ${what}`
    this.#digest = Bun.hash.wyhash(line, this.#digest)
    this.lines?.push(line)
  }

  /** Names everything that was noted, in order. */
  get digest(): string {
    return this.#digest.toString(16).padStart(16, '0')
  }
}
