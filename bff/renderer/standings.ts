import type { Clock } from '@galleria/chassis/ports/clock'
import type { PartOutcome } from '@galleria/contracts/rendering'
import type { Edition } from './edition.ts'
import { cleared, felled, noSkips, type RemoteBuild, skippedAt, struck } from './skip.ts'

/** Who has failed lately, and is therefore left to the browser. */
export interface Standings {
  note(edition: Edition, remote: string, outcome: PartOutcome): void
  felled(who: RemoteBuild): void
  skipped(edition: Edition): ReadonlySet<string>
}

/** Keeps them, for all children together. */
export function createStandings(clock: Clock): Standings {
  let skips = noSkips
  return {
    note({ builds }, remote, outcome) {
      const build = builds.get(remote)
      if (outcome === 'rendered') skips = cleared(skips, remote)
      else if (build !== undefined && (outcome === 'threw' || outcome === 'late'))
        skips = struck(skips, { remote, build }, clock.monotonic())
    },
    felled(who) {
      skips = felled(skips, who, clock.monotonic())
    },
    skipped: ({ builds }) => skippedAt(skips, builds, clock.monotonic()),
  }
}
