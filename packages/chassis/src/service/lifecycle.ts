import { auditKeeper } from '@galleria/contracts/audit'
import type { Contract, Rank } from '@galleria/contracts/contract'
import { startAuditRelay } from '../audit/audit-relay.ts'
import { createEdgeTrail } from '../audit/edge-trail.ts'
import { heedKeeper } from '../audit/heed-keeper.ts'
import type { OpenNotebook } from '../audit/notebook.ts'
import type { AuditTrail } from '../audit/trail.ts'
import type { Authority } from '../authority/admission.ts'
import type { Guard } from '../breaker/guard.ts'
import type { Bus } from '../bus/bus.ts'
import { createEndpoints } from './answering.ts'
import { type RunningChores, startChores } from './chores.ts'
import { beginDrain } from './drain.ts'
import type { Checks } from './health.ts'
import { type HttpServer, startHttpServer } from './http-server.ts'
import { startReactions } from './reacting.ts'
import { startRelay } from './relay.ts'
import type { Sending } from './sending.ts'
import type { ServerMetrics } from './server-metrics.ts'
import type { Service, ServiceParts } from './service.ts'
import { drainWithinMs } from './signals.ts'

/** What is brought up and drained, and what that needs. */
export interface LifecycleParts<C extends Contract> {
  readonly service: Service<C>
  readonly contract: C | undefined
  readonly rank: Rank
  readonly version: string
  readonly bus: Bus
  readonly serverMetrics: ServerMetrics
  readonly guards: readonly Guard[]
  readonly admin: Bun.Server<undefined>
  readonly authority: Authority | undefined
  readonly audit: OpenNotebook
}

/** The life of a process between its connection and its end. */
export interface Lifecycle<C extends Contract> {
  start(parts: ServiceParts<C>): Promise<void>
  stop(): Promise<void>
  isReady(): boolean
  checks(): Checks
  details(): NonNullable<ServiceParts<C>['details']>
}

/** What has been brought up so far. */
interface Running {
  http?: HttpServer | undefined
  relay?: Sending | undefined
  auditRelay?: Sending
  chores?: RunningChores
  onStop?: ServiceParts<Contract>['onStop'] | undefined
}

const choreBudgetMs = 30_000

/** A start may be overtaken by a stop at any moment: the stop waits for it, and a start that comes later does nothing. */
export function createLifecycle<C extends Contract>({
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
}: LifecycleParts<C>): Lifecycle<C> {
  const { name, instance, settings, world, log, metrics, tracing, adminUrl } = service
  const running: Running = {}
  let checks = busCheck(bus)
  let details: NonNullable<ServiceParts<C>['details']> = {}
  let ready = false
  let starting: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  return {
    async start(parts) {
      running.onStop = parts.onStop
      if (stopping) return
      starting = bringUp(parts)
      try {
        await starting
      } catch (error) {
        await stop()
        throw error
      }
    },
    stop,
    isReady: () => ready,
    checks: () => checks,
    details: () => details,
  }

  function stop(): Promise<void> {
    stopping ??= stopInOrder()
    return stopping
  }

  async function bringUp(parts: ServiceParts<C>): Promise<void> {
    checks = { ...busCheck(bus), ...parts.checks }
    details = parts.details ?? {}
    running.relay = parts.outbox && startRelay(parts.outbox, { bus, world, log, tracing, metrics })
    await beginAudit(parts.audit)
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
        admin: adminUrl,
        ...(service.httpUrl ? { http: service.httpUrl } : {}),
      },
      endpoints:
        contract && parts.answers
          ? createEndpoints(contract, parts.answers, { world, log, tracing, metrics: serverMetrics, authority })
          : [],
      statistics: (subject) => serverMetrics.statistics(subject.replace(/^svc\./, '')),
    })
    running.chores = startChores(parts.chores ?? [], world.clock, log, (task) => service.ownCall(task, choreBudgetMs))
    ready = !stopping
    log.info({ admin: adminUrl, http: service.httpUrl }, 'open')
  }

  async function beginAudit(own: AuditTrail | undefined): Promise<void> {
    const trail = own ?? createEdgeTrail(name, world)
    audit.into(trail.note)
    running.auditRelay = startAuditRelay(trail, { process: name, bus, world, log, metrics })
    if (name !== auditKeeper) await heedKeeper(trail, bus, { isWitness: own !== undefined })
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
    await step('audit', () => {
      audit.close()
      return running.auditRelay?.stop()
    })
    await step('bus', () => bus.drain())
    await step('store', () => running.onStop?.())
    for (const guard of guards) guard.stop()
    await step('telemetry', () => tracing.stop())
    await admin.stop(true)
    log.info({}, 'closed')
  }
}

function busCheck(bus: Bus): Checks {
  return {
    bus: () => {
      if (!bus.isConnected()) throw new Error('not connected')
    },
  }
}
