import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { enforcesPermissions, soundServers } from '@galleria/chassis/bus/broker-version'
import { withLock } from './lock.ts'
import { wantedVersion } from './pins.ts'
import { type Source, type SourceName, sources } from './sources.ts'
import { machineTools, type Tools } from './tools.ts'

/** A nats-server that runs on this machine and keeps to its permissions. */
export interface Provisioned {
  readonly path: string
  readonly version: string
  readonly source: SourceName
}

/** Where to keep the binary, whom to tell, and (in tests) another machine to do it on. */
export interface ProvisionOptions {
  /** The binary is kept in `<dataDir>/bin`. */
  readonly dataDir: string
  readonly log: (line: string) => void
  readonly tools?: Tools
  readonly ways?: readonly Source[]
}

/**
 * Finds or fetches a nats-server: the one on PATH, the cached one, built by Go, Debian's package, the release archive.
 * Each is believed only when it tells its version. Two processes at once make one copy.
 * @throws one error that says what was tried and exactly what to install.
 */
export async function provisionNats({
  dataDir,
  log,
  tools = machineTools,
  ways = sources,
}: ProvisionOptions): Promise<Provisioned> {
  const binDir = join(dataDir, 'bin')
  const cached = join(binDir, 'nats-server')
  const found = (await present('path', tools.which('nats-server'), tools)) ?? (await present('cache', cached, tools))
  if (found) return told(found, log)
  await mkdir(binDir, { recursive: true })
  return withLock(join(binDir, 'nats-server.lock'), 360_000, async () => {
    const madeMeanwhile = await present('cache', cached, tools)
    return told(madeMeanwhile ?? (await fetchOne(binDir, cached, { log, tools, ways })), log)
  })
}

/** The version a binary tells, when it is one that keeps to its permissions: those before certain fixes do not. */
export async function natsVersion(path: string, tools: Tools = machineTools): Promise<string | undefined> {
  const { ok, output } = await tools.run([path, '--version'], { timeoutMs: 5_000 })
  const version = ok ? /nats-server: v(\d+\.\d+\.\d+)/.exec(output)?.[1] : undefined
  return version && enforcesPermissions(version) ? version : undefined
}

async function present(source: SourceName, path: string | undefined, tools: Tools): Promise<Provisioned | undefined> {
  const version = path && (await natsVersion(path, tools))
  return version ? { path, version, source } : undefined
}

async function fetchOne(
  binDir: string,
  cached: string,
  { log, tools, ways }: { log: (line: string) => void; tools: Tools; ways: readonly Source[] },
): Promise<Provisioned> {
  const reasons: string[] = []
  for (const way of ways) {
    const workDir = await mkdtemp(join(binDir, `${way.name}-`))
    try {
      log(`nats-server: trying ${way.about}`)
      const binary = await way.obtain(tools, workDir)
      const version = await natsVersion(binary, tools)
      if (!version) throw new Error(`what came does not run here, or does not keep to its permissions`)
      await chmod(binary, 0o755)
      await rename(binary, cached)
      return { path: cached, version, source: way.name }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      reasons.push(`${way.about}: ${reason}`)
      log(`nats-server: ${reason}`)
    } finally {
      await rm(workDir, { recursive: true, force: true })
    }
  }
  throw new Error(
    [
      `No nats-server that keeps to its permissions (${soundServers}) could be found or fetched.`,
      ...reasons.map((reason) => `  - ${reason}`),
      `Install Go 1.25 or newer (https://go.dev/dl), or put nats-server v${wantedVersion} on the PATH`,
      '(https://github.com/nats-io/nats-server/releases), and run the command again.',
    ].join('\n'),
  )
}

function told(found: Provisioned, log: (line: string) => void): Provisioned {
  log(`nats-server ${found.version} from ${found.source} (${found.path})`)
  return found
}
