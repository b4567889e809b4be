import { existsSync } from 'node:fs'
import { readFile, statfs } from 'node:fs/promises'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { natsVersion } from '../../nats/provision.ts'
import { machineTools } from '../../nats/tools.ts'
import type { Language } from '../../process.ts'
import { findGo, type Search } from '../../toolchains/find-go.ts'
import { findPython, oldestPython } from '../../toolchains/find-python.ts'
import { oldestGo } from '../../toolchains/go-program.ts'
import { allProcesses } from '../../topology.ts'
import { homeFolder, placesIn } from '../places.ts'
import { isFree } from '../ports.ts'
import { livingSupervisor, readState } from '../state.ts'

/** One look at the machine. `hint` does not stop the shop; `ill` does. */
export interface Finding {
  readonly about: string
  readonly state: 'well' | 'hint' | 'ill'
  readonly found: string
  readonly fix?: string
}

/** Looks at tools, versions, ports, disk and memory, and says for each what to do. Exit code 1 when something would stop the shop. */
export async function doctor(dataDir: string): Promise<number> {
  const findings = [
    { about: 'bun', state: 'well', found: Bun.version } as const,
    await natsServer(),
    ...(await toolchains()),
    chromium(),
    await supervisor(dataDir),
    ...(await ports(dataDir)),
    await disk(),
    memory(await availableMemory()),
  ] satisfies Finding[]
  for (const finding of findings) console.log(line(finding))
  return findings.some(({ state }) => state === 'ill') ? 1 : 0
}

function line({ about, state, found, fix }: Finding): string {
  const mark = { well: '✓', hint: '·', ill: '✗' }[state]
  return `  ${mark} ${about.padEnd(22)} ${found}${fix ? `\n      → ${fix}` : ''}`
}

async function natsServer(): Promise<Finding> {
  for (const path of [machineTools.which('nats-server'), join(homeFolder(), 'bin/nats-server')]) {
    const version = path && (await natsVersion(path))
    if (version) return { about: 'nats-server', state: 'well', found: `${version} (${path})` }
  }
  const canFetch = machineTools.which('go') ?? machineTools.which('/usr/lib/apt/apt-helper')
  return canFetch
    ? { about: 'nats-server', state: 'well', found: 'not there yet; `bun start` fetches it' }
    : {
        about: 'nats-server',
        state: 'hint',
        found: 'not there',
        fix: 'the release archive will be tried; else install Go or nats-server 2.12.6 or newer',
      }
}

/** Go and Python, which the shop can do without; it says in what way. */
async function toolchains(): Promise<Finding[]> {
  const [go, python] = await Promise.all([findGo(oldestGo, machineTools), findPython(machineTools)])
  return [
    toolchain('go', `Go ${oldestGo}`, go, 'https://go.dev/dl'),
    toolchain(
      'python',
      `Python ${oldestPython}`,
      python,
      'apt-get install python3 python3-venv, or https://python.org',
    ),
  ]
}

function toolchain(language: Language, wanted: string, found: Search, where: string): Finding {
  if (found.path !== undefined) return { about: language, state: 'well', found: `${found.version} (${found.path})` }
  const missed = allProcesses
    .filter((process) => process.language === language && process.entry !== undefined)
    .map(({ name, without }) => `without ${name} ${without}`)
  return {
    about: language,
    state: 'hint',
    found: `${found.tooOld ? `${found.tooOld}, older than` : 'not there; it takes'} ${wanted}: ${missed.join('; ')}`,
    fix: `optional: ${where}`,
  }
}

function chromium(): Finding {
  const path = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined
  return path
    ? { about: 'chromium', state: 'well', found: path }
    : {
        about: 'chromium',
        state: 'hint',
        found: 'not there',
        fix: 'only the browser tests need it: apt-get install chromium',
      }
}

async function supervisor(dataDir: string): Promise<Finding> {
  const { run } = placesIn(dataDir)
  const living = await livingSupervisor(run)
  if (living) return { about: 'supervisor', state: 'well', found: `running, pid ${living.supervisor.pid}` }
  if (!(await readState(run))) return { about: 'supervisor', state: 'well', found: 'not running' }
  return {
    about: 'supervisor',
    state: 'hint',
    found: 'died without draining',
    fix: 'bun run cluster down ends what it left; so does the next start',
  }
}

/** A running shop holds its ports itself, so they say nothing then. */
async function ports(dataDir: string): Promise<Finding[]> {
  if (await livingSupervisor(placesIn(dataDir).run)) return []
  return Promise.all(
    allProcesses
      .flatMap(({ name, port }) => (port === undefined ? [] : [{ name, port }]))
      .map(async ({ name, port }) =>
        (await isFree(port))
          ? { about: `port ${port}`, state: 'well' as const, found: `free, for ${name}` }
          : {
              about: `port ${port}`,
              state: 'hint' as const,
              found: `in use; ${name} will take another`,
              fix: `ss -ltnp 'sport = :${port}' shows by whom`,
            },
      ),
  )
}

async function disk(): Promise<Finding> {
  const folder = existsSync(homeFolder()) ? homeFolder() : process.cwd()
  const { bavail, bsize } = await statfs(folder)
  const gigabytes = (bavail * bsize) / 2 ** 30
  const found = `${gigabytes.toFixed(1)} GB free at ${folder}`
  return gigabytes >= 2
    ? { about: 'disk', state: 'well', found }
    : { about: 'disk', state: 'ill', found, fix: 'make room for 2 GB, or set GALLERIA_DATA to another disk' }
}

function memory(bytes: number): Finding {
  const found = `${Math.round(bytes / 2 ** 20)} MB available`
  return bytes >= 1_200 * 2 ** 20
    ? { about: 'memory', state: 'well', found }
    : { about: 'memory', state: 'hint', found, fix: 'close something, or use: bun run cluster up --profile minimal' }
}

async function availableMemory(): Promise<number> {
  const meminfo = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1]
  return kilobytes === undefined ? freemem() : Number(kilobytes) * 1_024
}
