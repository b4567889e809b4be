import { openAuthority } from '@galleria/chassis/authority/open-authority'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import { realWorld } from '@galleria/chassis/ports/index'
import { createEndpoints } from '@galleria/chassis/service/answering'
import type { Answers, Handler } from '@galleria/chassis/service/answers'
import { createServerMetrics } from '@galleria/chassis/service/server-metrics'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { createTracing } from '@galleria/chassis/telemetry/otel-tracing'
import { done } from '@galleria/contracts/answer'
import type { Contract, Endpoint } from '@galleria/contracts/contract'
import { identity } from '@galleria/contracts/identity'
import type { ProcessName } from '@galleria/infra/topology'
import type { TestBroker } from './broker.ts'
import { testCall } from './call.ts'

/** As much of a bus as a stand-in needs to join it: where it is, the keys of each process, and somebody to ask. */
export type Street = Pick<TestBroker, 'url' | 'client'> & {
  env(name: ProcessName): Record<string, string>
}

/** A stand-in for a context on the real bus. */
export interface Neighbour {
  /** Leaves the bus: asks find nobody from then on. */
  stop(): Promise<void>
}

const log = createLogger('neighbour', 'neighbour', 'silent')

/**
 * Puts a stand-in for a context on the bus. It answers each endpoint with the contract's example, and it checks its
 * requests, and who sends them, as the real one would (users by the tokens of `issuer`); `overrides` answers some endpoints in its own way, for the test's story.
 */
export async function fakeNeighbour<C extends Contract>(
  broker: Street,
  contract: C,
  overrides: Partial<Answers<C>> = {},
  { issuer = 'http://localhost:8085' }: { readonly issuer?: string } = {},
): Promise<Neighbour> {
  const name = contract.context as ProcessName
  const seedFile = broker.env(name).NATS_NKEY_SEED_FILE
  const bus = await openNatsBus({ url: broker.url, name, seedFile, connectWithinMs: 5_000, log })
  const metrics = createMetrics(name)
  const authority = await openAuthority({
    contract,
    callersFile: broker.env(name).CALLER_KEYS_FILE,
    issuer,
    identity: broker.client(identity),
    call: testCall,
    clock: realWorld.clock,
    log,
  })
  const answers = Object.fromEntries(
    Object.entries(contract.endpoints).map(([key, endpoint]) => [key, overrides[key] ?? fromExample(endpoint)]),
  ) as Answers<C>
  await bus.register({
    name,
    version: '0.0.0',
    description: 'a neighbour made from its contract',
    metadata: {},
    endpoints: createEndpoints(contract, answers, {
      world: realWorld,
      log,
      tracing: createTracing({
        service: name,
        instance: name,
        version: '0.0.0',
        endpoint: undefined,
        ratio: 0,
        world: realWorld,
        log,
      }),
      metrics: createServerMetrics(metrics),
      authority,
    }),
    statistics: () => ({}),
  })
  return { stop: () => bus.drain() }
}

function fromExample({ example }: Endpoint): Handler<Endpoint> {
  return () => done(example.reply)
}
