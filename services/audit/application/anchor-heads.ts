import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Archive } from '../ports.ts'

/** As many heads stand in one entry. */
const headsAtOnce = 40

/**
 * Writes the heads that have moved into the keeper's own chain: from here on nobody can rewrite what came before them without
 * rewriting that chain as well, which all other chains are witnesses of. Says how many heads there were.
 */
export function makeAnchorHeads({ archive, trail }: { archive: Archive; trail: Pick<AuditTrail, 'append'> }) {
  return (): number =>
    archive.together(() => {
      const moved = archive.unanchored()
      for (let i = 0; i < moved.length; i += headsAtOnce) {
        const some = moved.slice(i, i + headsAtOnce)
        const after = Object.fromEntries(some.map(({ writer, sequence, hash }) => [writer, `${sequence}:${hash}`]))
        trail.append({ action: 'audit.anchored', after })
      }
      archive.noteAnchored(moved)
      return moved.length
    })
}
