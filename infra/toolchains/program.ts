/** How a program is run, beyond the settings of its process. */
export interface Command {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

/** A program that can be run, or why it cannot be. */
export type Program =
  | { readonly kind: 'ready'; readonly command: Command; readonly fresh: boolean; readonly about: string }
  | Absent

/** A program that this machine cannot run. */
export interface Absent {
  readonly kind: 'absent'
  /** Half a sentence for a person. */
  readonly reason: string
  /** True when it is the program that is wrong, and not the machine that lacks something. */
  readonly broken: boolean
}

/** Absent, because the machine lacks something. */
export function lacking(reason: string): Absent {
  return { kind: 'absent', reason, broken: false }
}

/** Absent, because its own sources cannot be made to run. */
export function broken(reason: string): Absent {
  return { kind: 'absent', reason, broken: true }
}
