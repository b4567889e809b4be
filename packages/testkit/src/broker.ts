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
import {
  adminUser,
  ensureCallerKeys,
  ensureClientKeys,
  ensureKeys,
  provisionNats,
  startNatsServer,
  testerUser,
} from '@galleria/infra/broker'
import { contractsFolder } from '@galleria/infra/command'
import { consumers, type ProcessName, streams } from '@galleria/infra/topology'
import { type Credentials, createCredentials } from './credentials.ts'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'
import { toolsDir } from './nats-binary.ts'
import { type TestPublisher, testPublisher } from './publisher.ts'

/** A real nats-server with the platform's permissions, streams and consumers, for one test file. */
export interface TestBroker {
  readonly url: string
  readonly pid: number
  /** Ends the server at once, as a power cut would; {@link TestBroker.revive} brings it back with all it had stored. */
  crash(): Promise<void>
  /**
   * Resolves when the test's own bus is back on it, too. `wiped`: with nothing of what it had stored, its streams and consumers
   * made anew.
   */
  revive(options?: { readonly wiped?: boolean }): Promise<void>
  /** Makes the streams and consumers that are missing. */
  provision(): Promise<void>
  /** A folder of this test's own, gone when the broker stops. */
  readonly folder: string
  /** The environment of a process of the topology: its own key, its own data folder, free ports. Extra variables win. */
  env(name: ProcessName, extra?: Readonly<Record<string, string>>): Record<string, string>
  /**
   * A client that may ask everything: as whoever the endpoint's policy is there for, unless the call says who asks. It is patient,
   * whatever the contract says; a smaller budget wins.
   */
  client<C extends Contract>(contract: C): Client<C>
  /** Signs call tokens as any process. */
  readonly credentials: Credentials
  /** Who signs the frontends that a process of {@link TestBroker.env} shows. */
  readonly publisher: TestPublisher
  /** The bus itself, as a user who may do anything. */
  readonly bus: Bus
  /** Stops clients and server and removes the folder. */
  stop(): Promise<void>
}

/** Starts a broker. The binary is found or fetched as the cluster does it, and kept for the next time. */
export async function startBroker(): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-test-'))
  const { path: binary } = await provisionNats({ dataDir: toolsDir, log: () => {} })
  const keysFolder = join(folder, 'keys')
  const keys = await ensureKeys(keysFolder)
  const { keyFiles, callersFile } = await ensureCallerKeys(keysFolder)
  const { webKeyFile, sessionKeyFile } = await ensureClientKeys(keysFolder, { demo: false })
  const credentials = createCredentials((process) => keyFiles[process] ?? '')
  const publisher = testPublisher(keysFolder)
  const dataDir = join(folder, 'nats')
  let server = await startNatsServer({ binary, dataDir, port: await freePort(), keys })
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
      await eventually(() => bus.isConnected())
    },
    provision,
    bus,
    credentials,
    publisher,
    env: (name, extra = {}) => ({
      NATS_URL: url,
      CONTRACTS_DIR: contractsFolder,
      NATS_NKEY_SEED_FILE: seedFileOf(name),
      ...(keyFiles[name] ? { CALLER_KEY_FILE: keyFiles[name], CALLER_KEYS_FILE: callersFile } : {}),
      FRONTENDS_KEY_FILE: publisher.keyFile,
      ...(name === 'bff-web' ? { WEB_CLIENT_KEY_FILE: webKeyFile, SESSION_KEY_FILE: sessionKeyFile } : {}),
      DATA_DIR: join(folder, 'data', name),
      INSTANCE: `${name}-test`,
      LOG_LEVEL: 'silent',
      ...extra,
    }),
    client: (contract) =>
      credentials.fitting(
        contract,
        createClient(patient(contract), {
          bus,
          world: realWorld,
          metrics: clientMetrics,
          guardMetrics,
          mint: credentials.mint,
          onGuard: (guard) => guards.push(guard),
        }),
      ),
    async stop() {
      for (const guard of guards) guard.stop()
      await bus.drain()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * How long a test waits for an answer at least. A machine that has too much to do makes anybody late, and that is not what an ask
 * of a test is about. Services still end by their own contract's time what hangs.
 */
const patienceMs = 10_000

function patient<C extends Contract>(contract: C): C {
  const endpoints = Object.entries(contract.endpoints).map(([key, endpoint]) => [
    key,
    { ...endpoint, timeoutMs: Math.max(endpoint.timeoutMs, patienceMs) },
  ])
  return { ...contract, endpoints: Object.fromEntries(endpoints) }
}
