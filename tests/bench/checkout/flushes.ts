import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Flushes to the disk by process, `fsync` and `fdatasync` together. */
export type Flushes = Readonly<Record<string, number>>

/**
 * Counts the flushes that processes make while `work` runs, by strace. Undefined where there is none, or it may not look on.
 * It slows down whom it watches: nothing is timed meanwhile.
 */
export async function countFlushes(
  pids: Readonly<Record<string, number>>,
  work: () => Promise<void>,
): Promise<Flushes | undefined> {
  const strace = Bun.which('strace')
  if (!strace) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'galleria-flushes-'))
  const watchers = Object.entries(pids).map(([name, pid]) => {
    const file = join(folder, name)
    const argv = [strace, '-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', file, '-p', String(pid)]
    return { name, file, child: Bun.spawn(argv, { stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' }) }
  })
  try {
    // There is no word from strace that it looks on; attaching takes some milliseconds a thread.
    await Bun.sleep(1_500)
    const looksOn = watchers.every(({ child }) => child.exitCode === null)
    await work()
    for (const { child } of watchers) child.kill('SIGINT')
    await Promise.all(watchers.map(({ child }) => child.exited))
    if (!looksOn) return undefined
    const counts = await Promise.all(
      watchers.map(async ({ name, file }) => [name, flushesIn(await readFile(file, 'utf8'))] as const),
    )
    return Object.fromEntries(counts)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A call that another thread interrupts is written as two lines, `<unfinished ...>` and `<... resumed>`. */
function flushesIn(log: string): number {
  return log.match(/^\d+ +f(data)?sync\(/gm)?.length ?? 0
}
