import { join } from 'node:path'
import type { BrokerKeys } from '../nats/keys.ts'
import { type Need, type Part, type Process, type Profile, processPlaying } from '../topology.ts'
import { root } from './bootstrap.ts'
import { type ChildSpec, logFileOf } from './child-spec.ts'
import type { Places } from './places.ts'
import type { ChosenPort } from './ports.ts'
import type { PspSecrets } from './secrets.ts'

/** What is true of a copy of the platform, and what its processes are told about it. */
export interface Surroundings {
  readonly places: Places
  readonly profile: Profile
  /** By instance for the ports that are spoken to, by `<instance>:admin` for the others. */
  readonly ports: ReadonlyMap<string, ChosenPort>
  readonly keys: BrokerKeys
  readonly secrets: PspSecrets
  /** The command that runs the broker. */
  readonly brokerCommand: readonly string[]
  /** The user's own environment, of which a process sees a few harmless variables only. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** By process: settings that this copy has otherwise than usual. */
  readonly settings?: ProcessSettings
}

/** Environment variables by the process that gets them. */
export type ProcessSettings = Readonly<Record<string, Readonly<Record<string, string>>>>

const inherited = ['PATH', 'HOME', 'TZ', 'LANG', 'TMPDIR']

/** The name of the nth instance of a process, counted from one. */
export function instanceName(name: string, ordinal: number): string {
  return `${name}-${ordinal}`
}

/** Works out how one instance is run: program, environment, ports, log. */
export function childSpec(
  process: Process,
  ordinal: number,
  around: Surroundings,
  outlivedBy: readonly string[],
): ChildSpec {
  const instance = instanceName(process.name, ordinal)
  const port = around.ports.get(instance)?.port
  const adminPort = around.ports.get(`${instance}:admin`)?.port
  const common = {
    instance,
    process: process.name,
    after: process.after,
    outlivedBy,
    single: process.keepsStore === true,
  }
  return {
    ...common,
    port,
    adminPort,
    argv: process.entry
      ? [globalThis.process.execPath, '--no-env-file', join(root, process.entry)]
      : around.brokerCommand,
    env: process.entry ? environmentOf(process, ordinal, around) : userVariables(around),
    cwd: root,
    logFile: logFileOf(around.places.logs, instance),
    healthUrl: `http://127.0.0.1:${adminPort ?? port}${process.health}`,
  }
}

/** The environment of a process: what all get, what it needs, and nothing else. */
export function environmentOf(process: Process, ordinal: number, around: Surroundings): Record<string, string> {
  const instance = instanceName(process.name, ordinal)
  const [port, adminPort] = [around.ports.get(instance)?.port, around.ports.get(`${instance}:admin`)?.port]
  return {
    ...userVariables(around),
    INSTANCE: instance,
    HOST: '127.0.0.1',
    DATA_DIR: join(around.places.data, process.name),
    LOG_LEVEL: around.env.LOG_LEVEL || 'info',
    ...(port ? { HTTP_PORT: String(port) } : {}),
    ...(process.outside ? {} : ourVariables(process, adminPort, around)),
    ...Object.assign({}, ...(process.needs ?? []).map((need) => neededVariables[need](around))),
    ...around.settings?.[process.name],
  }
}

function userVariables({ env }: Surroundings): Record<string, string> {
  return Object.fromEntries(inherited.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

function ourVariables(process: Process, adminPort: number | undefined, around: Surroundings): Record<string, string> {
  const seedFile = around.keys[process.name]?.seedFile
  const collector = around.env.OTEL_EXPORTER_OTLP_ENDPOINT || addressOf('collector', around)
  return {
    NATS_URL: `nats://127.0.0.1:${portOf('bus', around)}`,
    TRACE_RATIO: around.env.TRACE_RATIO || '1',
    ...(adminPort ? { ADMIN_PORT: String(adminPort) } : {}),
    // For rehearsals only: a process so told dies at the point that a file in its data folder names.
    ...(around.env.FAIL_POINTS === 'allowed' ? { FAIL_POINTS: 'allowed' } : {}),
    ...(seedFile ? { NATS_NKEY_SEED_FILE: seedFile } : {}),
    ...(collector ? { OTEL_EXPORTER_OTLP_ENDPOINT: collector } : {}),
  }
}

const neededVariables: Readonly<Record<Need, (around: Surroundings) => Record<string, string>>> = {
  frontends: ({ places }) => ({ FRONTENDS_DIR: places.frontends }),
  origins: (around) => ({
    PUBLIC_ORIGIN: `http://localhost:${portOf('front-door', around)}`,
    PSP_ORIGIN: `http://localhost:${portOf('psp', around)}`,
  }),
  // Bun's fetch has 256 requests open at once and lets the next wait, and each stream of events is one for as long as it lasts.
  'many-connections': () => ({ BUN_CONFIG_MAX_HTTP_REQUESTS: '4096' }),
  'opening-stock': ({ places }) => ({ OPENING_STOCK_FILE: places.openingStock }),
  'psp-address': (around) => ({ PSP_URL: addressOf('psp', around) ?? '' }),
  'webhook-address': (around) => ({ PSP_WEBHOOK_URL: `${addressOf('webhook-receiver', around) ?? ''}/webhooks/psp` }),
  'psp-secrets': ({ secrets }) => ({ PSP_API_KEY: secrets.apiKey, PSP_WEBHOOK_SECRET: secrets.webhookSecret }),
}

function portOf(part: Part, { ports }: Surroundings): number | undefined {
  return ports.get(instanceName(processPlaying(part).name, 1))?.port
}

function addressOf(part: Part, around: Surroundings): string | undefined {
  const port = portOf(part, around)
  return port ? `http://127.0.0.1:${port}` : undefined
}
