/** How a remote stands that has failed. */
interface Standing {
  /** The build that failed; another one is innocent. */
  readonly build: string
  /** How often in a row. */
  readonly strikes: number
  /** Until when it is not rendered, on a monotonic clock. */
  readonly untilMs: number
}

/** Remotes that have failed lately, by name. Those that are well are not in it. */
export type Skips = ReadonlyMap<string, Standing>

/** Nobody has failed. */
export const noSkips: Skips = new Map()

/** A remote in one of its builds. */
export interface RemoteBuild {
  readonly remote: string
  readonly build: string
}

/** So many failures in a row, and the remote is not rendered for a while, in milliseconds. */
export const mostStrikes = 5
export const skippedForMs = 30_000

/**
 * Notes that a part of a remote threw or was late. One bad product does not close a remote: what counts is failures in a row.
 * After its time a remote is on probation, where a single failure is enough.
 */
export function struck(skips: Skips, { remote, build }: RemoteBuild, nowMs: number): Skips {
  const before = skips.get(remote)
  const strikes = (before?.build === build ? before.strikes : 0) + 1
  const untilMs = strikes >= mostStrikes ? nowMs + skippedForMs : Number.NEGATIVE_INFINITY
  return new Map(skips).set(remote, { build, strikes: Math.min(strikes, mostStrikes), untilMs })
}

/** Notes that a remote took a whole process with it, which once is too often. */
export function felled(skips: Skips, { remote, build }: RemoteBuild, nowMs: number): Skips {
  return new Map(skips).set(remote, { build, strikes: mostStrikes, untilMs: nowMs + skippedForMs })
}

/** Notes that a part of a remote was rendered: the remote is well. */
export function cleared(skips: Skips, remote: string): Skips {
  if (!skips.has(remote)) return skips
  const others = new Map(skips)
  others.delete(remote)
  return others
}

/** Who is not to be rendered now. `builds` is the build of each remote that is published. */
export function skippedAt(skips: Skips, builds: ReadonlyMap<string, string>, nowMs: number): ReadonlySet<string> {
  return new Set(
    [...skips].flatMap(([remote, { build, untilMs }]) =>
      untilMs > nowMs && builds.get(remote) === build ? [remote] : [],
    ),
  )
}
