import { mkdtempSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGuardMetrics } from '@galleria/chassis/breaker/guard'
import { provisionStreams } from '@galleria/chassis/bus/admin'
import type { Bus } from '@galleria/chassis/bus/bus'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import type { Client } from '@galleria/chassis/client/ask'
import { createClientMetrics } from '@galleria/chassis/client/client-metrics'
import { createClient } from '@galleria/chassis/client/create-client'
import { realWorld } from '@galleria/chassis/ports/index'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import type { Contract } from '@galleria/contracts/contract'
import { adminUser, ensureKeys, provisionNats, startNatsServer, testerUser } from '@galleria/infra/broker'
import { consumers, type ProcessName, streams } from '@galleria/infra/topology'
import { toolsDir } from './nats-binary.ts'

/** A real nats-server with the platform's permissions, streams and consumers, for one test file. */
export interface TestBroker {
  readonly url: string
  readonly pid: number
  /** Ends the server at once, as a power cut would; {@link TestBroker.revive} brings it back with all it had stored. */
  crash(): Promise<void>
  /** `wiped`: with nothing of what it had stored, its streams and consumers made anew. */
  revive(options?: { readonly wiped?: boolean }): Promise<void>
  /** Makes the streams and consumers that are missing. */
  provision(): Promise<void>
  /** A folder of this test's own, gone when the broker stops. */
  readonly folder: string
  /** The environment of a process of the topology: its own key, its own data folder, free ports. Extra variables win. */
  env(name: ProcessName, extra?: Readonly<Record<string, string>>): Record<string, string>
  /** A client that may ask everything. */
  client<C extends Contract>(contract: C): Client<C>
  /** The bus itself, as a user who may do anything. */
  readonly bus: Bus
  /** Stops clients and server and removes the folder. */
  stop(): Promise<void>
}

/** Starts a broker. The binary is found or fetched as the cluster does it, and kept for the next time. */
export async function startBroker(): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-test-'))
  const { path: binary } = await provisionNats({ dataDir: toolsDir, log: () => {} })
  const keys = await ensureKeys(join(folder, 'keys'))
  const dataDir = join(folder, 'nats')
  let server = await startNatsServer({ binary, dataDir, port: 0, keys })
  const { url } = server
  const seedFileOf = (user: string) => keys[user]?.seedFile ?? ''
  const provision = async () =>
    provisionStreams({ url, nkeySeed: await readFile(seedFileOf(adminUser), 'utf8'), streams, consumers })
  await provision()
  const log = createLogger('tester', 'tester', 'silent')
  const bus = await openNatsBus({
    url,
    name: testerUser,
    seedFile: seedFileOf(testerUser),
    connectWithinMs: 5_000,
    log,
  })
  const metrics = createMetrics('tester')
  const clientMetrics = createClientMetrics(metrics)
  const guardMetrics = createGuardMetrics(metrics)
  const guards: { stop(): void }[] = []

  return {
    url,
    get pid() {
      return server.pid
    },
    folder,
    async crash() {
      process.kill(server.pid, 'SIGKILL')
      await server.stop()
    },
    async revive({ wiped = false } = {}) {
      if (wiped) await rm(dataDir, { recursive: true })
      server = await startNatsServer({ binary, dataDir, port: Number(new URL(url).port), keys })
      if (wiped) await provision()
    },
    provision,
    bus,
    env: (name, extra = {}) => ({
      NATS_URL: url,
      NATS_NKEY_SEED_FILE: seedFileOf(name),
      DATA_DIR: join(folder, 'data', name),
      INSTANCE: `${name}-test`,
      LOG_LEVEL: 'silent',
      ...extra,
    }),
    client: (contract) =>
      createClient(contract, {
        bus,
        world: realWorld,
        metrics: clientMetrics,
        guardMetrics,
        onGuard: (guard) => guards.push(guard),
      }),
    async stop() {
      for (const guard of guards) guard.stop()
      await bus.drain()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
