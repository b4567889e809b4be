import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import { readSettings, setting } from '@galleria/chassis/config/settings'
import { openDatabase } from '@galleria/chassis/store/database'
import { observatory } from '@galleria/contracts/observatory'
import { z } from 'zod'
import { makeAudited } from './adapters/inbound/letter-deeds.ts'
import { natsEndpoints } from './adapters/inbound/nats-endpoints.ts'
import { makeOtlpHttp, maxExportBytes } from './adapters/inbound/otlp-http.ts'
import { spanEventsMigration, spansMigration, sqliteSpans } from './adapters/outbound/sqlite-spans.ts'
import { makeGetTrace, makeListTraces } from './application/find-traces.ts'
import { makeRecordPageView } from './application/record-page-view.ts'
import { makeDiscardLetters, makeReplayLetters } from './application/settle-letters.ts'

const ownSettings = {
  KEEP_SPANS: setting({
    rule: z.coerce.number().int().min(1_000).default(200_000),
    example: '200000',
    about: 'how many spans are kept; the oldest traces go first',
  }),
}

/** Starts the observatory: spans come in over OTLP/HTTP; traces and dead letters are found again over the bus. */
export async function startObservatory(env: Readonly<Record<string, string | undefined>>) {
  const { KEEP_SPANS } = readSettings(ownSettings, env)
  // Asks are traced as everywhere; the intake makes no spans, or each batch would make another.
  const service = await createService({ name: 'observatory', contract: observatory, env })
  const db = openDatabase({
    file: join(service.settings.DATA_DIR, 'observatory.sqlite'),
    migrations: [spansMigration, spanEventsMigration, auditMigration],
  })
  const spans = sqliteSpans(db)
  const letters = service.deadLetters()
  const audit = createAuditTrail(db, { writer: observatory.context, world: service.world })
  const received = service.metrics.counter({
    name: 'galleria_spans_received_total',
    help: 'Spans that came in, by whether they were new.',
    labels: ['outcome'],
  })
  const onExport = (added: number, known: number) => {
    received.increment({ outcome: 'added' }, added)
    received.increment({ outcome: 'known' }, known)
  }
  const pageViewed = service.metrics.counter({
    name: 'galleria_page_views_received_total',
    help: 'What pages told of themselves, by what became of it: added, known already, lapsed unplaced, or turned away.',
    labels: ['outcome'],
  })
  const pageViews = makeRecordPageView({
    spans,
    nameSpan: (words) => new Bun.CryptoHasher('sha256').update(words).digest('hex').slice(0, 16),
    now: () => service.world.clock.monotonic(),
    settled: (outcome) => pageViewed.increment({ outcome }),
  })
  await service.start({
    answers: natsEndpoints({
      getTrace: makeGetTrace({ spans }),
      listTraces: makeListTraces({ spans }),
      pageViews,
      letters,
      replayLetters: makeReplayLetters({ letters }),
      discardLetters: makeDiscardLetters({ letters }),
      audited: makeAudited(audit),
    }),
    audit,
    http: { fetch: makeOtlpHttp({ spans, onExport }), maxBodyBytes: maxExportBytes },
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    chores: [
      { name: 'forget-oldest-traces', everyMs: 30_000, run: () => void spans.keepAtMost(KEEP_SPANS) },
      { name: 'place-page-views', everyMs: 1_000, run: pageViews.placeWaiting },
    ],
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startObservatory(process.env)
