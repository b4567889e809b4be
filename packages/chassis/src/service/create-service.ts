import type { Contract, Rank } from '@galleria/contracts/contract'
import { createGuardMetrics, type Guard } from '../breaker/guard.ts'
import { budget } from '../budget.ts'
import type { Bus } from '../bus/bus.ts'
import { openNatsBus } from '../bus/nats-bus.ts'
import { createClientMetrics } from '../client/client-metrics.ts'
import { createClient } from '../client/create-client.ts'
import { realWorld, type World } from '../ports/index.ts'
import { createLogger } from '../telemetry/logger.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { createTracing } from '../telemetry/otel-tracing.ts'
import { startAdminServer } from './admin-server.ts'
import { createEndpoints } from './answering.ts'
import { type RunningChores, startChores } from './chores.ts'
import { beginDrain } from './drain.ts'
import type { Checks } from './health.ts'
import { type HttpServer, startHttpServer } from './http-server.ts'
import { startReactions } from './reacting.ts'
import { type Relay, startRelay } from './relay.ts'
import { createServerMetrics } from './server-metrics.ts'
import type { Service, ServiceParts } from './service.ts'
import { readServiceSettings } from './settings.ts'
import { drainWithinMs, stopOnSignals } from './signals.ts'

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

/** What {@link Service.start} has brought up so far. */
interface Running {
  http?: HttpServer | undefined
  relay?: Relay | undefined
  chores?: RunningChores
  onStop?: ServiceParts<Contract>['onStop'] | undefined
}

const version = '0.1.0'
const connectWithinMs = 10_000

/**
 * Makes a process of the platform: reads the environment, connects to the bus, opens the admin port. It answers nothing
 * until {@link Service.start}. A process whose environment is `process.env` also stops on SIGTERM and SIGINT.
 * @throws SettingsError when the environment is not complete, or an error when the bus cannot be reached.
 */
export async function createService<C extends Contract = Contract>(options: ServiceOptions<C>): Promise<Service<C>> {
  const { name, contract, env, world = realWorld } = options
  const settings = readServiceSettings(env)
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
    connectWithinMs,
    log,
  })
  const serverMetrics = createServerMetrics(metrics)
  const clientMetrics = createClientMetrics(metrics)
  const guardMetrics = createGuardMetrics(metrics)
  const guards: Guard[] = []
  let checks: Checks = busCheck(bus)
  let ready = false
  const admin = startAdminServer({
    host: settings.HOST,
    port: settings.ADMIN_PORT,
    about: { name, instance, version, rank },
    world,
    metrics,
    checks: () => checks,
    isReady: () => ready,
    guards: () => guards.map((guard) => guard.report()),
  })
  const running: Running = {}
  let starting: Promise<void> | undefined
  let stopping: Promise<void> | undefined

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
    registry: { find: (wanted, waitMs) => bus.find(wanted, waitMs) },
    client: (other) =>
      createClient(other, { bus, world, metrics: clientMetrics, guardMetrics, onGuard: (guard) => guards.push(guard) }),
    ownCall(task, budgetMs) {
      const trace = tracing.background(task)
      return {
        trace,
        budget: budget(world.clock, budgetMs),
        priority: 'low',
        log: log.child({ traceId: trace.traceId }),
      }
    },
    watch: (guard) => guards.push(guard),
    async start(parts) {
      running.onStop = parts.onStop
      if (stopping) return
      starting = bringUp(parts)
      try {
        await starting
      } catch (error) {
        await service.stop()
        throw error
      }
    },
    stop() {
      stopping ??= stopInOrder()
      return stopping
    },
  }
  stop = service.stop

  async function bringUp(parts: ServiceParts<C>): Promise<void> {
    checks = { ...busCheck(bus), ...parts.checks }
    running.relay = parts.outbox && startRelay(parts.outbox, { bus, world, log, tracing, metrics })
    running.http = parts.http && startHttpServer(parts.http, settings, world.clock, log)
    if (running.http) service.httpUrl = running.http.url
    await startReactions(parts.hears ?? [], { bus, world, log, tracing, metrics })
    await bus.register({
      name,
      version,
      description: `Galleria ${name}`,
      metadata: {
        language: 'typescript',
        rank,
        instance,
        admin: service.adminUrl,
        ...(service.httpUrl ? { http: service.httpUrl } : {}),
      },
      endpoints:
        contract && parts.answers
          ? createEndpoints(contract, parts.answers, { world, log, tracing, metrics: serverMetrics })
          : [],
      statistics: (subject) => serverMetrics.statistics(subject.replace(/^svc\./, '')),
    })
    running.chores = startChores(parts.chores ?? [], world.clock, log, (task) => service.ownCall(task, 30_000))
    ready = !stopping
    log.info({ admin: service.adminUrl, http: service.httpUrl }, 'open')
  }

  /** HTTP first, so that nothing new comes in; the store after all who use it; telemetry last, so that the end can still be seen. */
  async function stopInOrder(): Promise<void> {
    ready = false
    log.info({}, 'draining')
    const step = beginDrain(world.clock, drainWithinMs, log)
    // Whoever started is told of a failure; here it only must be over.
    await step('start', () => starting?.catch(() => {}))
    await step('http', (leftMs) => running.http?.stop(leftMs / 2))
    await step('work in hand', async () => void (await Promise.all([bus.leave(), running.chores?.stop()])))
    await step('outbox', () => running.relay?.stop())
    await step('bus', () => bus.drain())
    await step('store', () => running.onStop?.())
    for (const guard of guards) guard.stop()
    await step('telemetry', () => tracing.stop())
    await admin.stop(true)
    log.info({}, 'closed')
  }

  return service
}

function busCheck(bus: Bus): Checks {
  return {
    bus: () => {
      if (!bus.isConnected()) throw new Error('not connected')
    },
  }
}
