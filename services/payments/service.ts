import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { createGuard } from '@galleria/chassis/breaker/guard'
import { readSettings } from '@galleria/chassis/config/settings'
import { systemHttpOut } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { payments } from '@galleria/contracts/payments'
import { paymentsChores } from './adapters/inbound/chores.ts'
import { paymentsAnswers } from './adapters/inbound/nats-endpoints.ts'
import { pspProvider } from './adapters/outbound/psp-acl.ts'
import { createPspHttp } from './adapters/outbound/psp-http.ts'
import { schema } from './adapters/outbound/schema.ts'
import { sqliteLedger } from './adapters/outbound/sqlite-ledger.ts'
import { paymentsSettings } from './settings.ts'

/** Starts payments on the environment given. */
export async function startPayments(env: Readonly<Record<string, string | undefined>>) {
  const { PSP_URL, PSP_API_KEY, PSP_ORIGIN } = readSettings(paymentsSettings, env)
  const service = await createService({ name: 'payments', contract: payments, env })
  const { settings, world, metrics } = service

  const db = openDatabase({
    file: join(settings.DATA_DIR, 'payments.sqlite'),
    migrations: [schema, outboxMigration, outboxStreamMigration],
  })
  const outbox = createOutbox(db, payments)
  const ledger = sqliteLedger(db, outbox, world.ids)
  const guard = createGuard({ name: 'psp', metrics: service.guardMetrics, world })
  service.watch(guard)
  const http = createPspHttp({
    baseUrl: PSP_URL,
    apiKey: PSP_API_KEY,
    httpOut: systemHttpOut,
    guard,
    now: () => world.clock.monotonic(),
    durations: metrics.histogram({
      name: 'http_client_request_duration_seconds',
      help: 'How long the payment provider took, by route; error_type is empty when it answered.',
      labels: ['method', 'route', 'error_type'],
    }),
  })
  metrics.observed(
    { name: 'galleria_payment_doubt', help: 'Payments the provider still owes us an answer to.', labels: [] },
    () => ledger.doubts(),
  )

  const ports = { ledger, provider: pspProvider(http, PSP_ORIGIN), now: () => world.clock.now() }
  await service.start({
    answers: paymentsAnswers(ports),
    outbox,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    chores: paymentsChores(ports),
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startPayments(process.env)
