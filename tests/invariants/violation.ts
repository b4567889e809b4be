/** An invariant that did not hold, by its name in docs/reliability.md. */
export interface Violation {
  readonly invariant: string
  readonly detail: string
}

/** An error in one line. */
export function describe(error: unknown): string {
  return error instanceof Error
    ? `${error.message} ${(error.stack ?? '').split('\n').slice(0, 4).join(' | ')}`
    : String(error)
}
