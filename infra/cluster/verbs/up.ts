import { closeSync, openSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { processPlaying } from '../../topology.ts'
import { root } from '../bootstrap.ts'
import { type Controls, remoteControls } from '../control.ts'
import { follow } from '../follow.ts'
import { placesIn } from '../places.ts'
import { freePorts, type WantedPorts } from '../port-plan.ts'
import { startCluster } from '../start-cluster.ts'
import { livingSupervisor } from '../state.ts'
import { Refused } from '../supervisor.ts'
import { statusTable } from '../table.ts'
import { doorsTold } from './doors.ts'
import type { Flags } from './flags.ts'
import { running } from './running.ts'

/** Time already spent when the verb begins, and whether packages had to be installed. */
export interface Before {
  readonly tookMs: number
  readonly fresh: boolean
}

// One Ctrl-C arrives two or three times: from the terminal, and again from npx and from `bun run`, who pass it on.
const sameKeyPressMs = 700

/** Opens the shop, in this process or in one that is left behind. @throws Refused when it is open already. */
export async function up(flags: Flags, argv: readonly string[], before: Before): Promise<number> {
  const first = await livingSupervisor(placesIn(flags.dataDir).run)
  if (first) {
    const { url, phase } = await remoteControls(first.socket).status()
    throw new Refused(
      `The shop is ${phase === 'open' ? `open already: ${url}` : `${phase} right now`} (pid ${first.supervisor.pid}).\n` +
        'Look at it with: bun run cluster status. Run a second copy beside it with: bun run cluster up --isolated',
    )
  }
  return flags.detach ? leaveBehind(flags, argv) : stay(flags, before)
}

async function stay(flags: Flags, before: Before): Promise<number> {
  const leaving = new AbortController()
  let killed: readonly string[] = []
  let firstAt = 0
  const onSignal = () => {
    if (leaving.signal.aborted) {
      if (performance.now() - firstAt > sameKeyPressMs) process.exit(130)
      return
    }
    firstAt = performance.now()
    console.log('\n  closing: everything is being drained (Ctrl-C again ends it at once)')
    leaving.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  console.log('\n  Galleria\n')
  try {
    const cluster = await startCluster({
      dataDir: flags.dataDir,
      profile: flags.profile,
      tls: flags.tls,
      ports: wantedPorts(flags),
      before,
      leaving: leaving.signal,
      ...(flags.catalogue === undefined ? {} : { catalogue: flags.catalogue }),
      ...(flags.without === undefined ? {} : { without: flags.without }),
    })
    // Left behind, it is read by nobody but a log: whoever started it tells the rest.
    if (!flags.unattended) console.log(`${await opened(cluster)}  ${farewell(flags)}\n`)
    killed = await cluster.stopped
  } catch (error) {
    if (!leaving.signal.aborted) throw error
  }
  console.log(
    killed.length > 0 ? `  closed; had to be killed: ${killed.join(', ')}` : '  closed; everything was drained',
  )
  return 0
}

/** How it is, and where to go in. */
async function opened(controls: Pick<Controls, 'status'>): Promise<string> {
  const status = await controls.status()
  return `${statusTable(status)}\n${await doorsTold(status)}`
}

function wantedPorts({ isolated, port }: Flags): WantedPorts {
  const ports = isolated === undefined ? {} : freePorts
  return port === undefined ? ports : { ...ports, [processPlaying('front-door').name]: port }
}

function farewell({ isolated }: Flags): string {
  return `Ctrl-C closes the shop; from elsewhere: bun run cluster down${isolated === undefined ? '' : ` --isolated=${isolated}`}`
}

/** Starts the supervisor as a process of its own and shows what it says until the shop is open. */
async function leaveBehind(flags: Flags, argv: readonly string[]): Promise<number> {
  const { logs, run } = placesIn(flags.dataDir)
  await mkdir(logs, { recursive: true })
  const file = join(logs, 'supervisor.log')
  const log = openSync(file, 'a', 0o600)
  const isolated = flags.isolated === undefined ? [] : [`--isolated=${flags.isolated}`]
  const args = argv.filter((arg) => !['--detach', '-d'].includes(arg) && !arg.startsWith('--isolated'))
  const argvOfChild = [join(root, 'infra/cluster.ts'), ...args, ...isolated, '--unattended']
  const child = Bun.spawn([process.execPath, ...argvOfChild], {
    cwd: root,
    stdin: 'ignore',
    stdout: log,
    stderr: log,
    detached: true,
    env: process.env,
  })
  closeSync(log)
  const isOpen = async () => {
    const state = await livingSupervisor(run)
    return state?.supervisor.pid === child.pid && (await remoteControls(state.socket).status()).opening !== undefined
  }
  await follow(
    [file],
    (_file, text) => void process.stdout.write(text),
    async () => child.exitCode !== null || (await isOpen()),
  )
  child.unref()
  if (child.exitCode !== null) return child.exitCode || 1
  console.log(await opened(await running(flags.dataDir)))
  console.log(
    `  left running in the background (pid ${child.pid}, log ${file}); end it with: bun run cluster down${isolated.map((flag) => ` ${flag}`).join('')}\n`,
  )
  return 0
}
