import type { Contract, Rank } from '@galleria/contracts/contract'
import { identity } from '@galleria/contracts/identity'
import { accessNotes } from '../audit/access-notes.ts'
import { createAuditIntake } from '../audit/audit-intake.ts'
import { createNotebook } from '../audit/notebook.ts'
import { openAuthority } from '../authority/open-authority.ts'
import { openMint } from '../authority/open-mint.ts'
import { createGuardMetrics, type Guard } from '../breaker/guard.ts'
import { budget } from '../budget.ts'
import { brokerTls } from '../bus/broker-options.ts'
import { openKeyValue } from '../bus/key-value.ts'
import { openNatsBus } from '../bus/nats-bus.ts'
import { createClientMetrics } from '../client/client-metrics.ts'
import { createClient } from '../client/create-client.ts'
import { createDeadLetterStore } from '../dead-letters/dead-letter-store.ts'
import { armFromDataDir } from '../faults/arm-fail-points.ts'
import { realWorld, type World } from '../ports/index.ts'
import { createLogger } from '../telemetry/logger.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { createTracing } from '../telemetry/otel-tracing.ts'
import { startAdminServer } from './admin-server.ts'
import { createLifecycle } from './lifecycle.ts'
import { lookOn } from './looking-on.ts'
import { createServerMetrics } from './server-metrics.ts'
import type { Service } from './service.ts'
import { readServiceSettings } from './settings.ts'
import { stopOnSignals } from './signals.ts'

/** Who a process is. */
export interface ServiceOptions<C extends Contract> {
  /** The process's name in the topology. */
  readonly name: string
  /** What it answers for; a BFF has none. */
  readonly contract?: C
  /** Of a process without a contract. */
  readonly rank?: Rank
  readonly env: Readonly<Record<string, string | undefined>>
  readonly world?: World
}

const version = '0.1.0'
const connectWithinMs = 10_000
const identityKeysBudgetMs = 1_500

/**
 * Makes a process of the platform: reads the environment, connects to the bus, opens the admin port. It answers nothing
 * until {@link Service.start}. A process whose environment is `process.env` also stops on SIGTERM and SIGINT.
 * @throws SettingsError when the environment is not complete, or an error when the bus cannot be reached.
 */
export async function createService<C extends Contract = Contract>(options: ServiceOptions<C>): Promise<Service<C>> {
  const { name, contract, env, world = realWorld } = options
  const settings = readServiceSettings(env)
  armFromDataDir(env, settings.DATA_DIR)
  const instance = settings.INSTANCE ?? `${name}-${process.pid}`
  const rank = contract?.rank ?? options.rank ?? 'general'
  const log = createLogger(name, instance, settings.LOG_LEVEL)
  // Before there is anything to drain, a signal ends the process at once.
  let stop = async (): Promise<void> => {}
  if (env === process.env) stopOnSignals(log, () => stop())
  const metrics = createMetrics(name)
  const tracing = createTracing({
    service: name,
    instance,
    version,
    endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    ratio: settings.TRACE_RATIO,
    world,
    log,
    metrics,
  })
  const bus = await openNatsBus({
    url: settings.NATS_URL,
    name,
    seedFile: settings.NATS_NKEY_SEED_FILE,
    tls: brokerTls(settings),
    connectWithinMs,
    log,
  })
  const serverMetrics = createServerMetrics(metrics)
  const audit = createNotebook({
    clock: world.clock,
    onFault: (error) => log.error({ error }, 'something could not be written into the audit'),
  })
  const clientMetrics = createClientMetrics(metrics)
  const guardMetrics = createGuardMetrics(metrics)
  const guards: Guard[] = []
  const mint = await openMint(settings.CALLER_KEY_FILE, name, world)
  const client: Service<C>['client'] = (other) =>
    createClient(other, {
      bus,
      world,
      metrics: clientMetrics,
      guardMetrics,
      mint,
      onGuard: (guard) => guards.push(guard),
    })
  const ownCall: Service<C>['ownCall'] = (task, budgetMs) => {
    const trace = tracing.background(task)
    return {
      trace,
      budget: budget(world.clock, budgetMs),
      priority: 'low',
      log: log.child({ traceId: trace.traceId }),
    }
  }
  const authority =
    contract &&
    (await openAuthority({
      contract,
      callersFile: settings.CALLER_KEYS_FILE,
      issuer: settings.TOKEN_ISSUER,
      identity: client(identity),
      call: () => ownCall('learn-identity-keys', identityKeysBudgetMs),
      clock: world.clock,
      log,
      witness: accessNotes(audit),
    }))

  // The last of all that is waited for stands above: whoever looks at the admin port finds the lifecycle it asks.
  const admin = startAdminServer({
    host: settings.HOST,
    port: settings.ADMIN_PORT,
    about: { name, instance, version, rank },
    world,
    log,
    metrics,
    checks: () => lifecycle.checks(),
    details: () => lifecycle.details(),
    isReady: () => lifecycle.isReady(),
    guards: () => guards.map((guard) => guard.report()),
  })

  const service: Service<C> = {
    name,
    instance,
    settings,
    world,
    log,
    metrics,
    tracing,
    guardMetrics,
    adminUrl: `http://${settings.HOST}:${admin.port}`,
    audit,
    registry: { find: (wanted, waitMs) => bus.find(wanted, waitMs) },
    client,
    ownCall,
    watch: (guard) => guards.push(guard),
    lookOn: (other, aggregate, handle) => lookOn(bus, other, aggregate, handle),
    deadLetters: () => createDeadLetterStore(bus),
    auditIntake: () => createAuditIntake(bus, log),
    keyValue: (bucket) => openKeyValue(bus, bucket),
    start: (parts) => lifecycle.start(parts),
    stop: () => lifecycle.stop(),
  }
  const lifecycle = createLifecycle({
    service,
    contract,
    rank,
    version,
    bus,
    serverMetrics,
    guards,
    admin,
    authority,
    audit,
  })
  stop = lifecycle.stop

  return service
}
