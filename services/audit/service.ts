import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import type { Incoming } from '@galleria/chassis/audit/audit-intake'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import { readSettings } from '@galleria/chassis/config/settings'
import { instant } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { audit, auditKeeper } from '@galleria/contracts/audit'
import { keeperChores } from './adapters/inbound/chores.ts'
import { natsEndpoints } from './adapters/inbound/nats-endpoints.ts'
import { schema } from './adapters/outbound/schema.ts'
import { sqliteArchive } from './adapters/outbound/sqlite-archive.ts'
import { makeAnchorHeads } from './application/anchor-heads.ts'
import { makeListEntries } from './application/list-entries.ts'
import { makeTakeIn } from './application/take-in.ts'
import { observeChains } from './metrics.ts'
import { auditSettings } from './settings.ts'

/** Starts the keeper of the audit: takes every chain in, proves it, anchors its head, and lets auditors read. */
export async function startAudit(env: Readonly<Record<string, string | undefined>>) {
  const { ANCHOR_SECONDS } = readSettings(auditSettings, env)
  const service = await createService({ name: 'audit', contract: audit, env })
  const { settings, world, log, metrics } = service
  const db = openDatabase({ file: join(settings.DATA_DIR, 'audit.sqlite'), migrations: [schema, auditMigration] })
  const archive = sqliteArchive(db)
  const trail = createAuditTrail(db, { writer: auditKeeper, world })
  const intake = service.auditIntake()
  const { takeIn, refuse } = makeTakeIn({
    archive,
    trail,
    nowText: () => instant(world.clock.now()),
    onBroken: (finding) => log.error({ ...finding }, 'a chain of the audit is broken'),
  })
  const counted = observeChains(metrics, archive)
  // After a start it is not known whether all was anchored.
  let news = true

  function keep({ process, batch }: Incoming): void {
    if (!batch) {
      refuse(process)
      return
    }
    const { kept, isNews } = takeIn(batch)
    counted(kept)
    news ||= isNews
  }

  function hasNews(): boolean {
    const had = news
    news = false
    return had
  }

  await service.start({
    answers: natsEndpoints({ archive, listEntries: makeListEntries({ archive }) }),
    audit: trail,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    details: { chains: () => ({ broken: archive.broken(), gaps: archive.gaps() }) },
    chores: keeperChores({
      archive,
      anchorHeads: makeAnchorHeads({ archive, trail }),
      trail,
      intake,
      hasNews,
      anchorEveryMs: ANCHOR_SECONDS * 1_000,
    }),
    onStop: () => db.close(),
  })
  await intake.begin(keep)
  return service
}

if (import.meta.main) await startAudit(process.env)
