import { createGuardMetrics } from '@galleria/chassis/breaker/guard'
import type { BusMessage } from '@galleria/chassis/bus/bus'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import type { Client } from '@galleria/chassis/client/ask'
import { createClientMetrics } from '@galleria/chassis/client/client-metrics'
import { createClient } from '@galleria/chassis/client/create-client'
import { realWorld } from '@galleria/chassis/ports/index'
import type { Registered } from '@galleria/chassis/service/registry'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import type { Contract } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import { observatory, type Span } from '@galleria/contracts/observatory'
import { testerUser } from '@galleria/infra/broker'
import type { ProcessName } from '@galleria/infra/topology'
import { testCall } from '@galleria/testkit'
import { type Credentials, createCredentials } from '@galleria/testkit/credentials'
import type { Platform } from './platform.ts'

/** Somebody on the platform's own bus who may ask everybody everything, and whose asks are traced. */
export interface Tester {
  /** The spans of a trace that the observatory has so far. */
  spansOf(traceId: string): Promise<readonly Span[]>
  /** Asks a context as whoever its policies are there for, unless the call says who asks. */
  client<C extends Contract>(contract: C): Client<C>
  /** Signs call tokens as any process of the platform. */
  readonly credentials: Credentials
  /** Sends any text at all under any headers, and waits for what comes back. */
  ask(subject: string, text: string, headers: Readonly<Record<string, string>>): Promise<BusMessage>
  /** Sends any text at all to a subject, traced, and waits for what comes back. Says under which trace. */
  send(subject: string, text: string): Promise<{ traceId: string; reply: BusMessage }>
  /** Announces anything at all on a subject, as nobody else may, and waits until a stream has stored it. */
  announce(subject: string, text: string, headers: Readonly<Record<string, string>>): Promise<void>
  /** The living instances of a process, as the service registry has them. */
  find(name: ProcessName): Promise<Registered[]>
  /** Hands the tester's own spans to the observatory and leaves the bus. */
  leave(): Promise<void>
}

/** Joins the platform's bus as the tester of the topology. */
export async function joinAsTester(shop: Platform): Promise<Tester> {
  const log = createLogger(testerUser, testerUser, 'silent')
  const bus = await openNatsBus({
    url: shop.cluster.brokerUrl,
    name: testerUser,
    seedFile: `${shop.data}/keys/${testerUser}.nk`,
    tls: shop.brokerTls(testerUser),
    connectWithinMs: 5_000,
    log,
  })
  const tracing = createTracing({
    service: testerUser,
    instance: testerUser,
    version: '0.0.0',
    endpoint: shop.address('observatory'),
    ratio: 1,
    world: realWorld,
    log,
  })
  const metrics = createMetrics(testerUser)
  const guards: { stop(): void }[] = []
  const credentials = createCredentials((process) => `${shop.data}/keys/callers/${process}.jwk`)
  const parts = {
    bus,
    world: realWorld,
    metrics: createClientMetrics(metrics),
    guardMetrics: createGuardMetrics(metrics),
    mint: credentials.mint,
    onGuard: (guard: { stop(): void }) => guards.push(guard),
  }
  const client: Tester['client'] = (contract) => credentials.fitting(contract, createClient(contract, parts))
  const traces = client(observatory)
  return {
    client,
    credentials,
    async spansOf(traceId) {
      const answer = await traces.trace.get({ traceId }, testCall())
      return answer.ok ? answer.value.spans : []
    },
    ask: (subject, text, headers) => bus.ask(subject, text, headers, 5_000),
    async send(subject, text) {
      const trace = tracing.root('a test', 'internal')
      const reply = await bus.ask(subject, text, { [header.traceparent]: trace.traceparent }, 5_000)
      trace.end()
      return { traceId: trace.traceId, reply }
    },
    announce: (subject, text, headers) => bus.publish(subject, text, headers, crypto.randomUUID(), 5_000),
    find: (name) => bus.find(name, 5_000),
    async leave() {
      for (const guard of guards) guard.stop()
      await tracing.stop()
      await bus.drain()
    },
  }
}
