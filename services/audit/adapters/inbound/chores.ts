import type { AuditIntake } from '@galleria/chassis/audit/audit-intake'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Chore } from '@galleria/chassis/service/service'
import type { makeAnchorHeads } from '../../application/anchor-heads.ts'
import type { Archive } from '../../ports.ts'

/** What the keeper does by itself. */
export interface KeeperChores {
  readonly archive: Pick<Archive, 'gaps'>
  readonly anchorHeads: ReturnType<typeof makeAnchorHeads>
  readonly trail: Pick<AuditTrail, 'head'>
  readonly intake: Pick<AuditIntake, 'tell'>
  /** Whether something came in since this was last asked. */
  readonly hasNews: () => boolean
  readonly anchorEveryMs: number
}

const lookForGapsEveryMs = 2_000
/** As many writers are told of at once what is missing of them; the others the next time. */
const mostMissing = 100

/** Anchors the heads and tells all writers; asks for what is missing as soon as it is missed. */
export function keeperChores({
  archive,
  anchorHeads,
  trail,
  intake,
  hasNews,
  anchorEveryMs,
}: KeeperChores): readonly Chore[] {
  async function tell(): Promise<void> {
    const { sequence, hash } = trail.head()
    const missing = archive.gaps().slice(0, mostMissing)
    if (sequence > 0)
      await intake.tell({ sequence, hash, missing: missing.map(({ writer, after }) => ({ writer, after })) })
  }

  return [
    {
      name: 'anchor-heads',
      everyMs: anchorEveryMs,
      async run() {
        if (hasNews() && anchorHeads() > 0) await tell()
      },
    },
    {
      name: 'ask-for-what-is-missing',
      everyMs: lookForGapsEveryMs,
      async run(call) {
        const gaps = archive.gaps()
        if (gaps.length === 0) return
        call.log.warn({ gaps: gaps.slice(0, 10) }, 'entries of the audit are missing and are asked for again')
        await tell()
      },
    },
  ]
}
