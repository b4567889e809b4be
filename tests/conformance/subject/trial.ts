import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Command, commandOf } from '@galleria/infra/command'
import { asksOf, keyList, type Process, type ProcessName } from '@galleria/infra/topology'
import { startBroker, type TestBroker } from '@galleria/testkit'
import { eventually, must } from '../checks/check.ts'
import { storyOf } from '../stories/index.ts'
import type { Story } from '../stories/story.ts'
import { type Collector, openCollector } from '../wire/collector.ts'
import { contractsDir, readContract, readProblems } from '../wire/contract-document.ts'
import { openLine } from '../wire/line.ts'
import { createIdentityStandIn, createSigner, type IdentityStandIn } from '../wire/tokens.ts'
import { createCallers, shopDoor } from './caller.ts'
import { freePort } from './free-port.ts'
import { type Neighbours, openNeighbours } from './neighbours.ts'
import { type RunningProgram, runProgram } from './program.ts'
import { askingOf, type Subject } from './subject.ts'

/** A service under test, in a world of its own. */
export interface Trial extends Subject {
  readonly story: Story
  readonly broker: TestBroker
  readonly collector: Collector
  readonly neighbours: Neighbours
  readonly identity: IdentityStandIn
  /** The service's own copy of the callers' public keys, which it watches. */
  readonly callersFile: string
  readonly dataDir: string
  /** The environment that it was started with. */
  readonly env: Readonly<Record<string, string>>
  readonly command: Command
  /** The run that is under way, or the last one. */
  readonly program: RunningProgram
  /** Starts it, on the data that it has, and waits until it is ready. */
  start(): Promise<void>
  close(): Promise<void>
}

const readyWithinMs = 25_000
const issuer = 'http://localhost:8085'

/**
 * Prepares a world for one service: a real broker with the platform's permissions, a collector, the neighbours it asks, an identity
 * server's keys, and whatever outside system its story has. `command` runs another program in its place.
 * @throws when its toolchain is missing.
 */
export async function openTrial(row: Process, command?: Command): Promise<Trial> {
  const runs = command ?? (await commandOf(row))
  if (!runs) throw new Error(`there is no toolchain to run ${row.name} with`)
  const context = row.context ?? ''
  const [broker, contract, problems] = await Promise.all([startBroker(), readContract(context), readProblems()])
  const keysFolder = join(broker.folder, 'keys')
  const line = await openLine(broker.url, 'tester', join(keysFolder, 'tester.nk'))
  const collector = openCollector()
  const identity = await createIdentityStandIn(issuer, `urn:galleria:${shopDoor}`)
  const callers = createCallers(identity)
  const signer = createSigner((process) => join(keysFolder, 'callers', `${process}.jwk`))
  const story = storyOf(row)
  const asked = [...new Set([...asksOf(row), keyList])].filter((endpoint) => !endpoint.startsWith(`${context}.`))
  const neighbours = await openNeighbours(line, asked, story.neighbours ?? {}, identity)
  const callersFile = join(broker.folder, 'own', 'callers.json')
  await mkdir(dirname(callersFile), { recursive: true })
  await cp(join(keysFolder, 'callers.json'), callersFile)
  const surroundings = await story.surroundings?.(broker)
  const adminPort = freePort()
  const instance = `${row.name}-kit`
  const env = broker.env(row.name as ProcessName, {
    CALLER_KEYS_FILE: callersFile,
    CONTRACTS_DIR: contractsDir,
    TOKEN_ISSUER: issuer,
    INSTANCE: instance,
    HOST: '127.0.0.1',
    ADMIN_PORT: String(adminPort),
    LOG_LEVEL: 'info',
    TRACE_RATIO: '1',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    ...surroundings?.env,
  })
  const earlier: string[] = []
  let program: RunningProgram | undefined

  const trial: Trial = {
    row,
    name: row.name,
    context,
    contract,
    problems,
    story,
    broker,
    line,
    collector,
    neighbours,
    signer,
    callers,
    identity,
    callersFile,
    dataDir: env.DATA_DIR ?? '',
    instance,
    adminUrl: `http://127.0.0.1:${adminPort}`,
    env,
    command: runs,
    get program() {
      if (!program) throw new Error('it was not started yet')
      return program
    },
    lines: () => [...earlier, ...(program?.lines ?? [])],
    granted: Object.fromEntries(
      Object.entries({ ...story.reads, ...story.granted }).map(([key, make]) => [key, () => make(trial)]),
    ),
    mayAsk: () => true,
    ...askingOf({ line, contract, callers, signer }),

    async start() {
      if (program) earlier.push(...program.lines)
      const started = runProgram(runs, env)
      program = started
      await eventually(async () => {
        must(started.isRunning(), `it ended with ${started.exitCode()}: ${started.errors() || started.lines.at(-1)}`)
        const { status } = await trial.admin('/health/ready')
        must(status === 200, `/health/ready answers ${status}; ${started.lines.at(-1) ?? 'it has logged nothing'}`)
      }, readyWithinMs)
    },

    admin: (path) => fetch(`http://127.0.0.1:${adminPort}${path}`, { signal: AbortSignal.timeout(5_000) }),

    async close() {
      if (program?.isRunning()) await program.end('SIGKILL')
      await surroundings?.close?.()
      await line.close()
      await collector.stop()
      await broker.stop()
    },
  }
  return trial
}
