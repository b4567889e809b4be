import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { createGuard } from '@galleria/chassis/breaker/guard'
import { readSettings } from '@galleria/chassis/config/settings'
import { systemHttpOut } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { payments } from '@galleria/contracts/payments'
import { noteForgeries } from './adapters/inbound/webhook-notes.ts'
import { createPspHttp } from './adapters/outbound/psp-http.ts'
import { composePayments, migrations } from './compose.ts'
import { observeBooks, paymentsTally } from './metrics.ts'
import { paymentsSettings } from './settings.ts'

/** What a look at the provider after a webhook may take, in milliseconds. */
const lookBudgetMs = 10_000

/** Starts payments on the environment given. */
export async function startPayments(env: Readonly<Record<string, string | undefined>>) {
  const { PSP_URL, PSP_API_KEY, PSP_ORIGIN, PSP_WEBHOOK_SECRET, LEDGER_GRACE_MS } = readSettings(paymentsSettings, env)
  const service = await createService({ name: 'payments', contract: payments, env })
  const { settings, world, metrics } = service

  const db = openDatabase({ file: join(settings.DATA_DIR, 'payments.sqlite'), migrations })
  const guard = createGuard({ name: 'psp', metrics: service.guardMetrics, world })
  service.watch(guard)
  const pspHttp = createPspHttp({
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

  const { ports, idle, ...parts } = composePayments({
    db,
    world,
    pspHttp,
    settings: {
      webhookSecret: PSP_WEBHOOK_SECRET,
      graceMs: LEDGER_GRACE_MS,
      ...(PSP_ORIGIN === undefined ? {} : { pspOrigin: PSP_ORIGIN }),
    },
    background: () => service.ownCall('look-after-webhook', lookBudgetMs),
    tally: noteForgeries(service.audit, paymentsTally(metrics)),
  })
  observeBooks(metrics, ports, LEDGER_GRACE_MS)
  await service.start({
    ...parts,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    async onStop() {
      await idle()
      db.close()
    },
  })
  return service
}

if (import.meta.main) await startPayments(process.env)
