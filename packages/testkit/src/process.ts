import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, commandOf } from '@galleria/infra/command'
import { type ProcessName, processNamed } from '@galleria/infra/topology'
import type { TestBroker } from './broker.ts'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'

/** A process of the topology, running as the cluster runs it: whatever its language, seen from outside only. */
export interface RunningProcess {
  readonly pid: number
  /** Its admin port: `/health`, `/metrics`. */
  readonly adminUrl: string
  /** What it has logged so far, line by line. */
  log(): Promise<readonly string[]>
  /** Lets it drain, and waits until it is gone. Resolves to its exit code. Safe to call twice. */
  stop(): Promise<number>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** How a process is started. */
export interface StartOptions {
  /** In place of the settings that it has in every test, or beside them. */
  readonly env?: Readonly<Record<string, string>>
  /** In place of its own program: of another implementation of the same process. */
  readonly command?: Command
  /** Milliseconds until it must be ready. */
  readonly withinMs?: number
}

/**
 * Starts a process of the topology against a broker, and waits until it is ready.
 * @throws when this machine cannot run it ({@link canRun} knows), or with the end of its log when it does not become ready.
 */
export async function startProcess(
  broker: TestBroker,
  name: ProcessName,
  { env = {}, command, withinMs = 20_000 }: StartOptions = {},
): Promise<RunningProcess> {
  const { argv, cwd, env: own } = command ?? (await commandOf(processNamed(name))) ?? unable(name)
  const port = await freePort()
  const settings: Record<string, string> = {
    ...usersOwn(),
    HOST: '127.0.0.1',
    TRACE_RATIO: '0',
    ...broker.env(name, { LOG_LEVEL: 'info', ADMIN_PORT: String(port), ...env }),
    ...own,
  }
  const logFile = join(broker.folder, `${name}-${port}.log`)
  await mkdir(settings.DATA_DIR ?? broker.folder, { recursive: true })
  const file = openSync(logFile, 'a')
  const child = Bun.spawn([...argv], { cwd, env: settings, stdin: 'ignore', stdout: file, stderr: file })
  closeSync(file)
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  void child.exited.then(() => process.removeListener('exit', endWithUs))

  const log = async () => (await readFile(logFile, 'utf8')).split('\n').filter((line) => line !== '')
  const adminUrl = `http://127.0.0.1:${settings.ADMIN_PORT}`
  const running: RunningProcess = {
    pid: child.pid,
    adminUrl,
    log,
    async stop() {
      child.kill('SIGTERM')
      return child.exited
    },
    async kill() {
      child.kill('SIGKILL')
      await child.exited
    },
  }
  await eventually(async () => child.exitCode !== null || (await answersWell(`${adminUrl}/health/ready`)), { withinMs })
    .then(() => {
      if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`)
    })
    .catch(async (error: Error) => {
      await running.kill()
      throw new Error(`${name} is not ready. Its log ends:\n${(await log()).slice(-8).join('\n')}`, { cause: error })
    })
  return running
}

/** Whether this machine can run a process: whether its toolchain is here, if it takes one. */
export async function canRun(name: ProcessName): Promise<boolean> {
  return (await commandOf(processNamed(name))) !== undefined
}

function usersOwn(): Record<string, string> {
  return Object.fromEntries(
    ['PATH', 'HOME', 'TZ', 'LANG', 'TMPDIR'].flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function unable(name: string): never {
  throw new Error(`${name} cannot be run here; see: bun run cluster doctor`)
}

async function answersWell(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => undefined)
  await response?.body?.cancel()
  return response?.ok === true
}
